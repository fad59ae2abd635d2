import type { App } from '#platform/http'
import type { Paper } from '#platform/pdf'
import { queueApi, queueRoutes } from '../desk/routes.tsx'
import { admissionsApi } from '../visitors/api.ts'
import { visitorLetters } from '../visitors/mails.ts'
import { admissionRoutes } from '../visitors/routes/admission.tsx'
import { disputeRoutes } from '../visitors/routes/dispute.tsx'
import { visitorSamples } from '../visitors/samples.tsx'
import { contractsApi } from './api.ts'
import { close, offers } from './jobs.ts'
import { offerLetters } from './mails/offer.ts'
import { terminationLetters } from './mails/termination.ts'
import { terminationPaper } from './papers/termination-notice.ts'
import { refusalsOfContracts } from './refusals.ts'
import { conclusionRoutes } from './routes/conclusion.tsx'
import { terminationRoutes } from './routes/termination.tsx'
import { contractSamples } from './samples.tsx'
import { contractSettings } from './settings.ts'

/** What the life and end of contracts bring to the domain's manifest. */
export const ofContracts = {
  permissions: {
    'enrolment.dispute.settle': {
      roles: ['municipality'],
      words: 'разбирать заявки, которые семьи оспорили',
    },
  },
  routes(app: App) {
    terminationRoutes(app)
    conclusionRoutes(app)
    admissionRoutes(app)
    disputeRoutes(app)
    queueRoutes(app)
  },
  api(app: App) {
    contractsApi(app)
    admissionsApi(app)
    queueApi(app)
  },
  jobs: { 'enrolment.close': close, 'enrolment.offers': offers },
  schedules: [
    { job: 'enrolment.close', everySeconds: 300 },
    { job: 'enrolment.offers', everySeconds: 600 },
  ],
  journal: {
    'enrolment.filed-for-visitor': 'Организация подала заявку в присутствии семьи',
    'enrolment.disputed': 'Семья сообщила: заявку подали без неё',
    'enrolment.dispute-settled': 'Муниципалитет разобрался с оспоренной заявкой',
    'enrolment.notice-given': 'Подали уведомление о расторжении договора',
    'enrolment.notice-withdrawn': 'Отозвали уведомление о расторжении: договор действует дальше',
    'enrolment.accepted-on-paper': 'Организация получила подписанное заявление: договор заключён, ребёнок зачислен',
    'enrolment.terminated': 'Договор расторгнут, занятия закончились',
    'enrolment.completed': 'Обучение по договору закончено',
  },
  refusals: refusalsOfContracts,
  letters: [...offerLetters, ...terminationLetters, ...visitorLetters],
  papers: [terminationPaper] as readonly Paper[],
  settings: contractSettings,
  samples: [...contractSamples, ...visitorSamples],
}
