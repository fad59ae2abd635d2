import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('invoicing', 'Счета и оплата', 110)

/** Which share of the running month is paid in advance (domain 1.14). */
export const advancePercent = defineSetting(
  'invoicing.advance-percent',
  z.number().int().min(0).max(100),
  'Авансовый счёт, процент от суммы месяца',
  { usual: 80 },
)

/** By which day of the next month an invoice is paid (domain 6.3). */
export const payDay = defineSetting(
  'invoicing.pay-day',
  z.number().int().min(1).max(28),
  'До какого числа следующего месяца оплачивают счёт',
  { usual: 10 },
)
