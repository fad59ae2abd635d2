import type { App } from '#platform/http'
import type { Paper } from '#platform/pdf'
import { contractsApi } from './api/contracts.ts'
import { close } from './jobs-of-contracts.ts'
import { terminationLetters } from './mails/termination.ts'
import { terminationPaper } from './papers/termination-notice.ts'
import { refusalsOfContracts } from './refusals-of-contracts.ts'
import { terminationRoutes } from './routes/termination.tsx'
import { contractSamples } from './samples/contracts.tsx'

/** What the life and end of contracts bring to the domain's manifest. */
export const ofContracts = {
  routes(app: App) {
    terminationRoutes(app)
  },
  api(app: App) {
    contractsApi(app)
  },
  jobs: { 'enrolment.close': close },
  schedules: [{ job: 'enrolment.close', everySeconds: 300 }],
  journal: {
    'enrolment.notice-given': 'Подали уведомление о расторжении договора',
    'enrolment.notice-withdrawn': 'Отозвали уведомление о расторжении: договор действует дальше',
    'enrolment.terminated': 'Договор расторгнут, занятия закончились',
    'enrolment.completed': 'Обучение по договору закончено',
  },
  refusals: refusalsOfContracts,
  letters: terminationLetters,
  papers: [terminationPaper] as readonly Paper[],
  samples: contractSamples,
}
