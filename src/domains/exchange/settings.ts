import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('exchange', 'Обмен с Госуслугами', 160)

/** S-089: whether a child without a certificate gets one together with the order. */
export const certificateWithOrder = defineSetting(
  'exchange.certificate-with-order',
  z.enum(['issued', 'apart']),
  'Сертификат по заявлению с Госуслуг',
  {
    options: {
      issued: 'оформляется вместе с заявлением, если его ещё нет',
      apart: 'оформляется отдельно, до заявления в кружок',
    },
    usual: 'apart',
  },
)
/** A partner that is silent for longer needs a person. */
export const retryDays = defineSetting(
  'exchange.retry-days',
  z.int().min(1).max(365),
  'Сколько дней повторять отправку статуса, прежде чем отдать её оператору',
  { usual: 30 },
)
export const callsKeptDays = defineSetting(
  'exchange.calls-kept-days',
  z.int().min(1).max(3650),
  'Сколько дней хранить журнал обращений других систем',
  { usual: 90 },
)

export const settings = [certificateWithOrder, retryDays, callsKeptDays]
