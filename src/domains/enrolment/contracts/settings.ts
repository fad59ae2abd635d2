import { z } from 'zod'
import { defineSetting } from '#region'

/** Working days a family has to accept an offer (domain 5.4, 15 D11); then seat and money are free again. */
export const offerTerm = defineSetting(
  'enrolment.offer-term',
  z.number().int().min(1).max(60),
  'Срок принятия договора семьёй, рабочих дней',
  { usual: 10 },
)
/** Working days before the last one on which the family is reminded of an offer. */
export const offerReminder = defineSetting(
  'enrolment.offer-reminder',
  z.number().int().min(1).max(30),
  'За сколько рабочих дней напомнить о договоре, который ждёт семью',
  { usual: 3 },
)
