import { z } from 'zod'
import { defineSetting } from '#region'

/** S-020, D16: calendar days without a refusal after which a prolonged contract counts as accepted. */
export const silenceDays = defineSetting(
  'enrolment.prolongation-silence-days',
  z.number().int().min(1).max(60),
  'Сколько календарных дней у семьи, чтобы отказаться от продления договора',
  { usual: 7 },
)

/** Days after the offer on which the family is told of it. */
export const noticeDays = defineSetting(
  'enrolment.prolongation-notice-days',
  z.array(z.number().int().min(0).max(60)).min(1).max(6),
  'На какие дни после продления семье приходят письма',
  { usual: [0, 3, 6] },
)

/** D2: with an offer later than so many working days before the first day, silence accepts nothing. */
export const lateDays = defineSetting(
  'enrolment.prolongation-late-days',
  z.number().int().min(0).max(30),
  'За сколько рабочих дней до начала договор можно продлить без явного согласия семьи',
  { usual: 5 },
)

/** How early before its end a contract may be prolonged. */
export const aheadDays = defineSetting(
  'enrolment.prolongation-ahead-days',
  z.number().int().min(1).max(366),
  'За сколько дней до окончания договор можно продлить',
  { usual: 60 },
)

/** Domain 5.5: how long after its end a contract may still be prolonged, and in the summer. */
export const endedMonths = defineSetting(
  'enrolment.prolongation-ended-months',
  z.number().int().min(0).max(12),
  'Сколько месяцев после окончания договор ещё можно продлить',
  { usual: 1 },
)
export const summerMonths = defineSetting(
  'enrolment.prolongation-summer-months',
  z.number().int().min(0).max(12),
  'Сколько месяцев после окончания договор ещё можно продлить с июня по сентябрь',
  { usual: 4 },
)

/** Domain 5.5: a group of the next module that starts so soon after the old one's end goes on with it. */
export const nextGroupMonths = defineSetting(
  'enrolment.prolongation-next-group-months',
  z.number().int().min(0).max(12),
  'Через сколько месяцев, самое позднее, начинается группа следующего модуля, в которую продлевают договор',
  { usual: 1 },
)

/** Domain 5.5: a price that rises more needs the family's express consent. */
export const priceRise = defineSetting(
  'enrolment.prolongation-price-rise',
  z.number().int().min(0).max(100),
  'На сколько процентов может вырасти цена, чтобы молчание считалось согласием',
  { usual: 8 },
)

/** How long after its first day a prolongation waits for an agreement, or for a frozen certificate. */
export const waitDays = defineSetting(
  'enrolment.prolongation-wait-days',
  z.number().int().min(0).max(120),
  'Сколько дней после начала продление ждёт соглашения с организацией или сертификата',
  { usual: 30 },
)

export const prolongationSettings = [
  ...[silenceDays, noticeDays, lateDays, aheadDays, endedMonths, summerMonths],
  ...[nextGroupMonths, priceRise, waitDays],
]
