import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { visitCode } from './mails/code.ts'
import { refusals } from './refusals.ts'
import { deskRoutes } from './routes/desk.tsx'
import { ownScreenRoutes } from './routes/own-screen.tsx'
import { paperRoutes } from './routes/papers.ts'
import { samples } from './samples.tsx'
import { visitCodeMinutes, visitCodes, visitCodeTries } from './settings.ts'

const journal = {
  'visits.started': 'Начали оформлять сертификат вместе с посетителем',
  'visits.typed': 'Внесли данные со слов и по документам посетителя',
  'visits.opened': 'Открыли оформление, начатое другим сотрудником',
  'visits.code-sent': 'Отправили заявителю письмо с кодом для согласий',
  'visits.cancelled': 'Отменили оформление, данные посетителя удалены',
  'visits.filled': 'Сотрудник пункта приёма заполнил заявление вместе с заявителем',
  'visits.agreed': 'Заявитель сам поставил отметки о согласии в пункте приёма',
}

/** Rows written before visits had a domain of their own: the journal is never changed. */
const formerJournal = {
  'certificates.visit-started': journal['visits.started'],
  'certificates.visit-typed': journal['visits.typed'],
  'certificates.visit-opened': journal['visits.opened'],
  'certificates.visit-code-sent': journal['visits.code-sent'],
  'certificates.visit-cancelled': journal['visits.cancelled'],
  'certificates.filled-at-point': journal['visits.filled'],
  'certificates.agreed-at-point': journal['visits.agreed'],
}

export const visits: Manifest = {
  name: 'visits',
  routes(app) {
    deskRoutes(app)
    ownScreenRoutes(app)
    paperRoutes(app)
  },
  api,
  settings: [visitCodeMinutes, visitCodeTries, visitCodes],
  journal: { ...journal, ...formerJournal },
  facts: {
    visit: 'номер оформления',
    part: { called: 'раздел', codes: { applicant: 'заявитель', child: 'ребёнок', category: 'категория' } },
  },
  refusals,
  letters: [visitCode],
  samples,
}
