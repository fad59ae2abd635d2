import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('enrolment', 'Заявки и договоры', 90)

/** Working days a provider has to answer an application without entrance tests (domain 1.19; S-083). */
export const answerTerm = defineSetting(
  'enrolment.answer-term',
  z.number().int().min(1).max(60),
  'Срок ответа на заявку, рабочих дней',
  { usual: 7 },
)
/** Working days before the last one on which both sides hear that an application still waits (domain 16.6). */
export const answerReminder = defineSetting(
  'enrolment.answer-reminder',
  z.number().int().min(0).max(30),
  'За сколько рабочих дней до конца срока напомнить о заявке без ответа',
  { usual: 1 },
)
