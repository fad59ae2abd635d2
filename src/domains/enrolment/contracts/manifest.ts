import type { Part } from '#platform/manifest'
import { contractsApi } from './api.ts'
import { close, offers, start } from './jobs.ts'
import { offerLetters } from './mails/offer.ts'
import { terminationLetters } from './mails/termination.ts'
import { enrolmentStatementPaper } from './papers/enrolment-statement.ts'
import { offerPaper } from './papers/offer.ts'
import { terminationPaper } from './papers/termination-notice.ts'
import { refusals } from './refusals.ts'
import { conclusionRoutes } from './routes/conclusion.tsx'
import { terminationRoutes } from './routes/termination.tsx'
import { samples } from './samples.tsx'
import { offerReminder, offerTerm } from './settings.ts'

/** A contract from its offer to its last day: accepted in the cabinet or on paper, begun, terminated, completed. */
export const contracts: Part = {
  routes(app) {
    terminationRoutes(app)
    conclusionRoutes(app)
  },
  api: contractsApi,
  jobs: { 'enrolment.start': start, 'enrolment.close': close, 'enrolment.offers': offers },
  jobWords: {
    'enrolment.start': 'Начинаем обучение по договорам, день которых пришёл',
    'enrolment.close': 'Закрываем договоры, срок которых прошёл',
    'enrolment.offers': 'Следим за сроками предложенных договоров',
  },
  schedules: [
    { job: 'enrolment.start', everySeconds: 300 },
    { job: 'enrolment.close', everySeconds: 300 },
    { job: 'enrolment.offers', everySeconds: 600 },
  ],
  journal: {
    'enrolment.confirmed': 'Организация подтвердила заявку и предложила договор',
    'enrolment.accepted': 'Договор приняли, ребёнок зачислен',
    'enrolment.accepted-on-paper': 'Организация получила подписанное заявление: договор заключён, ребёнок зачислен',
    'enrolment.started': 'Договор вступил в силу',
    'enrolment.notice-given': 'Подали уведомление о расторжении договора',
    'enrolment.notice-withdrawn': 'Отозвали уведомление о расторжении: договор действует дальше',
    'enrolment.ending': 'Договор закончится раньше: сертификат исключён из реестра',
    'enrolment.terminated': 'Договор расторгнут, занятия закончились',
    'enrolment.completed': 'Обучение по договору закончено',
  },
  facts: {
    statementOn: 'день заявления',
    side: {
      called: 'сторона',
      codes: { family: 'семья', provider: 'организация', registry: 'реестр', operator: 'оператор' },
    },
    lastOn: 'последний день',
    endsOn: 'последний день',
  },
  refusals,
  letters: [...offerLetters, ...terminationLetters],
  papers: [offerPaper, enrolmentStatementPaper, terminationPaper],
  settings: [offerTerm, offerReminder],
  samples,
}
