import type { App } from '#platform/http'
import type { Paper } from '#platform/pdf'
import { contractsApi } from './api/contracts.ts'
import { close, offers } from './jobs-of-contracts.ts'
import { offerLetters } from './mails/offer.ts'
import { terminationLetters } from './mails/termination.ts'
import { terminationPaper } from './papers/termination-notice.ts'
import { refusalsOfContracts } from './refusals-of-contracts.ts'
import { conclusionRoutes } from './routes/conclusion.tsx'
import { terminationRoutes } from './routes/termination.tsx'
import { contractSamples } from './samples/contracts.tsx'
import { contractSettings } from './settings-of-contracts.ts'

/** What the life and end of contracts bring to the domain's manifest. */
export const ofContracts = {
  routes(app: App) {
    terminationRoutes(app)
    conclusionRoutes(app)
  },
  api(app: App) {
    contractsApi(app)
  },
  jobs: { 'enrolment.close': close, 'enrolment.offers': offers },
  schedules: [
    { job: 'enrolment.close', everySeconds: 300 },
    { job: 'enrolment.offers', everySeconds: 600 },
  ],
  journal: {
    'enrolment.notice-given': 'Подали уведомление о расторжении договора',
    'enrolment.notice-withdrawn': 'Отозвали уведомление о расторжении: договор действует дальше',
    'enrolment.accepted-on-paper': 'Организация получила подписанное заявление: договор заключён, ребёнок зачислен',
    'enrolment.terminated': 'Договор расторгнут, занятия закончились',
    'enrolment.completed': 'Обучение по договору закончено',
  },
  refusals: refusalsOfContracts,
  letters: [...offerLetters, ...terminationLetters],
  papers: [terminationPaper] as readonly Paper[],
  settings: contractSettings,
  samples: contractSamples,
}
