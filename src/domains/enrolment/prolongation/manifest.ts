import type { Part } from '#platform/manifest'
import { prolongationApi } from './api.ts'
import { prolong, sweepProlongations, tellOfNoProlongation, tellOfProlongation } from './jobs.ts'
import { prolongationLetters } from './mails.ts'
import { refusals } from './refusals.ts'
import { prolongationRoutes } from './routes.tsx'
import { samples } from './samples.tsx'
import { prolongationSettings } from './settings.ts'

/** A contract goes on in the next period, and what the family's silence means (docs/decisions/020). */
export const prolongation: Part = {
  menu: [{ roles: ['provider'], place: 60, href: '/provider/prolongation', label: 'Пролонгация' }],
  routes: prolongationRoutes,
  api: prolongationApi,
  jobs: {
    'enrolment.prolong': prolong,
    'enrolment.prolongations': sweepProlongations,
    'enrolment.tell-prolongation': tellOfProlongation,
    'enrolment.tell-not-prolonged': tellOfNoProlongation,
  },
  jobWords: {
    'enrolment.prolong': 'Продлеваем договоры группы',
    'enrolment.prolongations': 'Следим за сроками продлений',
    'enrolment.tell-prolongation': 'Пишем о продлении',
    'enrolment.tell-not-prolonged': 'Пишем, что договор не продлят',
  },
  schedules: [{ job: 'enrolment.prolongations', cron: '7 * * * *' }],
  journal: {
    'enrolment.prolonged': 'Организация продлила договор на следующий период',
    'enrolment.prolongation-offered': 'Продлённый договор предложен семье',
    'enrolment.prolongation-stopped': 'Продлённый договор ждёт: сертификат приостановлен',
    'enrolment.accepted-by-silence': 'Отказа не было, продлённый договор вступил в силу',
  },
  refusals,
  letters: prolongationLetters,
  settings: prolongationSettings,
  samples,
}
