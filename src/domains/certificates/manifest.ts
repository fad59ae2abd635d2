import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { apiOfVisit } from './api-visit.ts'
import { keepTerms } from './jobs.ts'
import { accepted, activated, statementFiled } from './mails/certificate.ts'
import { decisionLetters } from './mails/decision.ts'
import './merge.ts'
import { visitCode } from './mails/visit.ts'
import { consentPaper } from './papers/consent.ts'
import { extractPaper } from './papers/extract.ts'
import { statementPaper } from './papers/statement.ts'
import { refusals } from './refusals.ts'
import { refusalsOfDecision } from './refusals-of-decision.ts'
import { refusalsOfVisit } from './refusals-of-visit.ts'
import { decisionRoutes } from './routes/decision.tsx'
import { exclusionRoutes } from './routes/exclusion.tsx'
import { paperRoutes } from './routes/papers.tsx'
import { publicRoutes } from './routes/public.tsx'
import { receptionRoutes } from './routes/reception.tsx'
import { registryRoutes } from './routes/registry.tsx'
import { statementRoutes } from './routes/statement.tsx'
import { visitRoutes } from './routes/visit.tsx'
import { visitConsentRoutes } from './routes/visit-consent.tsx'
import { visitPaperRoutes } from './routes/visit-papers.tsx'
import { visitSamples } from './samples/visit.tsx'
import { samples } from './samples.tsx'
import {
  ageNotice,
  appeal,
  decisionBy,
  decisionTerm,
  documentsReminder,
  documentsTerm,
  exclusionGrounds,
  refusalGrounds,
  regionCode,
  visitCodeMinutes,
  visitCodeTries,
} from './settings.ts'

export const certificates: Manifest = {
  name: 'certificates',
  permissions: {
    'certificates.statement.submit': { roles: ['family'], words: 'подавать заявления на сертификат для своих детей' },
    'certificates.statement.receive': { roles: ['reception'], words: 'находить и принимать заявления на сертификат' },
    'certificates.statement.decide': { roles: ['region'], words: 'решать по заявлениям на сертификат' },
    'certificates.certificate.exclude': {
      roles: ['reception', 'region'],
      words: 'исключать сертификаты из реестра по документам',
    },
    'certificates.registry.read': { roles: ['region'], words: 'видеть реестр сертификатов региона в числах' },
  },
  routes(app) {
    publicRoutes(app)
    statementRoutes(app)
    visitRoutes(app)
    visitConsentRoutes(app)
    visitPaperRoutes(app)
    paperRoutes(app)
    receptionRoutes(app)
    registryRoutes(app)
    decisionRoutes(app)
    exclusionRoutes(app)
  },
  api(app) {
    api(app)
    apiOfVisit(app)
  },
  sections: [{ href: '/points', label: 'Пункты приёма' }],
  settings: [
    documentsTerm,
    regionCode,
    visitCodeMinutes,
    visitCodeTries,
    decisionBy,
    decisionTerm,
    documentsReminder,
    ageNotice,
    refusalGrounds,
    exclusionGrounds,
    appeal,
  ],
  jobs: { 'certificates.terms': keepTerms },
  schedules: [{ job: 'certificates.terms', everySeconds: 600 }],
  journal: {
    'certificates.submitted': 'Подали заявление на сертификат',
    'certificates.withdrawn': 'Отозвали заявление на сертификат',
    'certificates.visit-started': 'Начали оформлять сертификат вместе с посетителем',
    'certificates.visit-typed': 'Внесли данные со слов и по документам посетителя',
    'certificates.visit-opened': 'Открыли оформление, начатое другим сотрудником',
    'certificates.visit-code-sent': 'Отправили заявителю письмо с кодом для согласий',
    'certificates.visit-cancelled': 'Отменили оформление, данные посетителя удалены',
    'certificates.filled-at-point': 'Сотрудник пункта приёма заполнил заявление вместе с заявителем',
    'certificates.agreed-at-point': 'Заявитель сам поставил отметки о согласии в пункте приёма',
    'certificates.accepted': 'Пункт приёма принял заявление на сертификат',
    'certificates.activated': 'Сертификат активировали',
    'certificates.refused': 'По заявлению на сертификат отказали',
    'certificates.expired': 'Заявление на сертификат закрыто: документы не принесли в срок',
    'certificates.excluded': 'Сертификат исключили из реестра',
    'certificates.aged': 'Сертификат закончился: ребёнку исполнилось 18 лет',
  },
  refusals: { ...refusals, ...refusalsOfVisit, ...refusalsOfDecision },
  letters: [visitCode, statementFiled, accepted, activated, ...decisionLetters],
  papers: [statementPaper, consentPaper, extractPaper],
  samples: [...samples, ...visitSamples],
}
