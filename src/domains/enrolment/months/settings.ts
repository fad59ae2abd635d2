import { z } from 'zod'
import { defineSetting } from '#region'

/** When the certificate's part of a month is written off for good (D7 of domain 15). */
export const chargeMode = defineSetting(
  'enrolment.charge',
  z.enum(['by-month', 'by-held-lessons', 'by-presence']),
  'За что списываются деньги сертификата',
  {
    options: {
      'by-month': 'за месяц, первого числа; за непроведённые занятия деньги возвращаются',
      'by-held-lessons': 'за проведённые занятия, когда месяц закрыт',
      'by-presence': 'за занятия, на которых ребёнок был, когда месяц закрыт',
    },
    usual: 'by-month',
  },
)

/** How the parents' own part of a month depends on what was taught (domain 5.8). */
export const parentOrder = defineSetting(
  'enrolment.parent-order',
  z.enum(['whole', 'by-share']),
  'Доплата родителя за месяц',
  {
    options: { whole: 'не зависит от занятий', 'by-share': 'по полноте услуги, как часть сертификата' },
    usual: 'by-share',
  },
)

/** The day of the next month by which the parents' part is paid (domain 5.8). */
export const parentDueDay = defineSetting(
  'enrolment.parent-due-day',
  z.number().int().min(1).max(28),
  'До какого числа следующего месяца платит родитель',
  { usual: 10 },
)

/** Whether families get a letter about each month that was written off (domain 16.6). */
export const monthLetter = defineSetting(
  'enrolment.month-letter',
  z.enum(['each', 'none']),
  'Письмо семье о списании за месяц',
  { options: { each: 'каждый месяц', none: 'не отправляется, всё видно в кабинете' }, usual: 'each' },
)
