import { roublesOf } from '#kernel/money'
import type { Part } from '#platform/manifest'
import { openMonths, tellMonth, tellMonthReturned } from './jobs.ts'
import { monthLetters } from './mails.ts'
import { chargeMode, monthLetter, parentDueDay, parentOrder } from './settings.ts'

/** The months of contracts: written off on the first or at their closing, and what comes back (docs/decisions/019). */
export const months: Part = {
  jobs: {
    'enrolment.open-month': openMonths,
    'enrolment.tell-month': tellMonth,
    'enrolment.tell-returned': tellMonthReturned,
  },
  jobWords: {
    'enrolment.open-month': 'Открываем новый месяц договоров',
    'enrolment.tell-month': 'Пишем о деньгах нового месяца',
    'enrolment.tell-returned': 'Пишем о возвращённых деньгах месяца',
  },
  schedules: [{ job: 'enrolment.open-month', everySeconds: 300 }],
  journal: { 'enrolment.month-opened': 'Месяц открыт: списаны части сертификатов' },
  facts: { month: 'месяц', contracts: 'договоров', kopecks: { called: 'сумма', read: roublesOf } },
  letters: monthLetters,
  settings: [chargeMode, parentOrder, parentDueDay, monthLetter],
}
