import type { Manifest } from '#platform/manifest'
import { apiOfDecision } from './api/decision.ts'
import { api } from './api/statement.ts'
import { closeNumberOf, keepTerms } from './jobs.ts'
import { accepted, activated, statementFiled } from './mails/certificate.ts'
import { decisionLetters } from './mails/decision.ts'
import { presenceModes } from './model/presence.ts'
import './merge.ts'
import './own-data.ts'
import { settingsApi } from './api/settings.ts'
import { desks } from './desks.ts'
import { settingsLetters } from './mails/presence.ts'
import { consentPaper } from './papers/consent.ts'
import { extractPaper } from './papers/extract.ts'
import { memoPaper } from './papers/memo.ts'
import { refusalPaper } from './papers/refusal.ts'
import { renunciationPaper } from './papers/renunciation.ts'
import { statementPaper } from './papers/statement.ts'
import { statusChangePaper } from './papers/status-change.ts'
import { refusalsOfDecision } from './refusals/decision.ts'
import { refusalsOfSettings } from './refusals/settings.ts'
import { refusals } from './refusals/statement.ts'
import { decisionRoutes } from './routes/decision.tsx'
import { decisionPaperRoutes } from './routes/decision-papers.ts'
import { exclusionRoutes } from './routes/exclusion.tsx'
import { extractRoutes } from './routes/extract.tsx'
import { ownRecordApi, ownRecordRoutes } from './routes/own-record.tsx'
import { paperRoutes } from './routes/papers.tsx'
import { publicRoutes } from './routes/public.tsx'
import { receptionRoutes } from './routes/reception.tsx'
import { registryRoutes } from './routes/registry.tsx'
import { settingsRoutes } from './routes/settings.tsx'
import { statementRoutes } from './routes/statement.tsx'
import { decisionSamples } from './samples/decision.tsx'
import { settingsSamples } from './samples/settings.tsx'
import { samples } from './samples/statement.tsx'
import {
  ageNotice,
  appeal,
  decisionBy,
  decisionTerm,
  documentsReminder,
  documentsTerm,
  exclusionGrounds,
  freezeGrounds,
  presenceSettings,
  refusalGrounds,
  regionCode,
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
    'certificates.settings.manage': {
      roles: ['family'],
      words: 'менять настройки сертификата и формировать новую выписку',
    },
    'certificates.record.join': { roles: ['family'], words: 'подключать свою карточку к собственному кабинету' },
    'certificates.extract.print': { roles: ['family', 'certificate'], words: 'печатать выписку' },
    ...desks.permissions,
    'certificates.registry.read': { roles: ['region'], words: 'видеть реестр сертификатов региона в числах' },
  },
  menu: [
    { roles: ['reception'], place: 10, href: '/reception', label: 'Приём заявлений' },
    { roles: ['region'], place: 10, href: '/region', label: 'Реестр' },
    { roles: ['region'], place: 20, href: '/region/statements', label: 'Решения' },
    {
      roles: ['municipality', 'region'],
      place: 60,
      href: '/municipality/points',
      group: 'Организации',
      label: 'Пункты приёма',
    },
  ],
  routes(app) {
    publicRoutes(app)
    statementRoutes(app)
    paperRoutes(app)
    settingsRoutes(app)
    extractRoutes(app)
    ownRecordRoutes(app)
    receptionRoutes(app)
    desks.routes(app)
    registryRoutes(app)
    decisionRoutes(app)
    decisionPaperRoutes(app)
    exclusionRoutes(app)
  },
  api(app) {
    api(app)
    desks.api(app)
    apiOfDecision(app)
    settingsApi(app)
    ownRecordApi(app)
  },
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
    freezeGrounds,
    appeal,
    ...presenceSettings,
  ],
  jobs: { 'certificates.excluded': closeNumberOf, 'certificates.aged': closeNumberOf, 'certificates.terms': keepTerms },
  jobWords: {
    'certificates.excluded': 'Закрываем вход по номеру исключённого сертификата',
    'certificates.aged': 'Закрываем вход по номеру сертификата того, кто вырос',
    'certificates.terms': 'Следим за сроками заявлений и сертификатов',
  },
  schedules: [{ job: 'certificates.terms', everySeconds: 600 }],
  journal: {
    'certificates.submitted': 'Подали заявление на сертификат',
    'certificates.withdrawn': 'Отозвали заявление на сертификат',
    'certificates.presence-chosen': 'Выбрали, как подтверждать присутствие',
    'certificates.presence-asked': 'Организация попросила код, чтобы подать заявку',
    'certificates.presence-confirmed': 'Организация подтвердила присутствие семьи',
    'certificates.presence-failed': 'Организация не смогла подтвердить присутствие семьи',
    'certificates.extract-renewed': 'Сформировали новую выписку с новым паролем',
    'certificates.own-record-missed': 'Кто-то пытался подключить карточку как свою: номера не подошли',
    ...desks.journal,
    'certificates.accepted': 'Пункт приёма принял заявление на сертификат',
    'certificates.activated': 'Сертификат активировали',
    'certificates.refused': 'По заявлению на сертификат отказали',
    'certificates.expired': 'Заявление на сертификат закрыто: документы не принесли в срок',
    'certificates.excluded': 'Сертификат исключили из реестра',
    'certificates.aged': 'Сертификат закончился: ребёнку исполнилось 18 лет',
  },
  facts: {
    number: 'номер',
    ground: 'основание',
    mode: { called: 'способ', codes: presenceModes },
    organisation: 'организация',
    certificate: 'сертификат',
    statement: 'заявление',
    title: 'название',
    from: 'с какого дня',
    to: 'по какой день',
    name: 'название',
    act: 'акт',
    mayActivate: 'может активировать',
    dismissed: 'закрыто доступов',
    before: 'было',
    after: 'стало',
  },
  refusals: { ...refusals, ...desks.refusals, ...refusalsOfSettings, ...refusalsOfDecision },
  letters: [statementFiled, accepted, activated, ...decisionLetters, ...settingsLetters],
  papers: [statementPaper, consentPaper, extractPaper, refusalPaper, renunciationPaper, statusChangePaper, memoPaper],
  samples: [...samples, ...desks.samples, ...decisionSamples, ...settingsSamples],
}
