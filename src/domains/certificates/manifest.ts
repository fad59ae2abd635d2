import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { keepTerms } from './jobs.ts'
import { accepted, activated, statementFiled } from './mails/certificate.ts'
import { decisionLetters } from './mails/decision.ts'
import { consentPaper } from './papers/consent.ts'
import { extractPaper } from './papers/extract.ts'
import { statementPaper } from './papers/statement.ts'
import { refusals } from './refusals.ts'
import { refusalsOfDecision } from './refusals-of-decision.ts'
import { paperRoutes } from './routes/papers.tsx'
import { publicRoutes } from './routes/public.tsx'
import { receptionRoutes } from './routes/reception.tsx'
import { registryRoutes } from './routes/registry.tsx'
import { statementRoutes } from './routes/statement.tsx'
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
} from './settings.ts'

export const certificates: Manifest = {
  name: 'certificates',
  permissions: {
    'certificates.statement.submit': { roles: ['family'], words: 'подавать заявления на сертификат для своих детей' },
    'certificates.statement.receive': { roles: ['reception'], words: 'находить и принимать заявления на сертификат' },
    'certificates.registry.read': { roles: ['region'], words: 'видеть реестр сертификатов региона в числах' },
  },
  routes(app) {
    publicRoutes(app)
    statementRoutes(app)
    paperRoutes(app)
    receptionRoutes(app)
    registryRoutes(app)
  },
  api,
  sections: [{ href: '/points', label: 'Пункты приёма' }],
  settings: [
    documentsTerm,
    regionCode,
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
    'certificates.accepted': 'Пункт приёма принял заявление на сертификат',
    'certificates.activated': 'Сертификат активировали',
    'certificates.refused': 'По заявлению на сертификат отказали',
    'certificates.expired': 'Заявление на сертификат закрыто: документы не принесли в срок',
    'certificates.excluded': 'Сертификат исключили из реестра',
    'certificates.aged': 'Сертификат закончился: ребёнку исполнилось 18 лет',
  },
  refusals: { ...refusals, ...refusalsOfDecision },
  letters: [statementFiled, accepted, activated, ...decisionLetters],
  papers: [statementPaper, consentPaper, extractPaper],
  samples,
}
