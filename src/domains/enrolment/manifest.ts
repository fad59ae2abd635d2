import type { Manifest } from '#platform/manifest'
import { applicationsApi } from './applications/api/operations.ts'
import { aged, excluded, expire, start, tell } from './applications/jobs.ts'
import { letters } from './applications/mails/news.ts'
import { ofContracts } from './contracts/manifest.ts'
import { ofFreeze } from './freeze/manifest.ts'
import { monthLetters } from './months/mails.ts'
import { prolongationApi } from './prolongation/api.ts'
import { prolong, sweepProlongations, tellOfNoProlongation, tellOfProlongation } from './prolongation/jobs.ts'
import { prolongationLetters } from './prolongation/mails.ts'
import { quoteApi } from './quote/api.ts'
import { waitingApi } from './waiting/api.ts'
import { passOffers, seatFreed, tellWaiting } from './waiting/jobs.ts'
import { waitingLetters } from './waiting/mails.ts'
import './merge.ts'
import './visitors/due.ts'
import './own-data.ts'
import { refusals } from './applications/refusals.ts'
import { applyRoutes } from './applications/routes/apply.tsx'
import { familyRoutes } from './applications/routes/family.tsx'
import { providerRoutes } from './applications/routes/provider.tsx'
import { cabinetRoutes } from './cabinet/routes.tsx'
import { enrolmentStatementPaper } from './contracts/papers/enrolment-statement.ts'
import { offerPaper } from './contracts/papers/offer.ts'
import { learnerRoutes, learnersApi } from './learners/routes.tsx'
import { learnerSamples } from './learners/samples.tsx'
import { statementApi, statementRoutes } from './money/routes.tsx'
import { statementSamples } from './money/samples.tsx'
import { openMonths, tellMonth, tellMonthReturned } from './months/jobs.ts'
import { prolongationRoutes } from './prolongation/routes.tsx'
import { prolongationSamples } from './prolongation/samples.tsx'
import { prolongationSettings } from './prolongation/settings.ts'
import { programmeRoutes } from './quote/routes/programme.tsx'
import { samples } from './samples/pages.tsx'
import {
  answerTerm,
  chargeMode,
  leastBalance,
  monthLetter,
  parentDueDay,
  parentOrder,
  seatOfferHours,
  seatOfferNightFrom,
  seatOfferNightTo,
} from './settings.ts'
import { waitingRoutes } from './waiting/routes.tsx'
import { waitingSamples } from './waiting/samples.tsx'

export const enrolment: Manifest = {
  name: 'enrolment',
  permissions: {
    ...ofContracts.permissions,
    ...ofFreeze.permissions,
    'enrolment.application.file': {
      roles: ['family', 'certificate'],
      words: 'подавать и отзывать заявки, принимать договоры',
    },
    'enrolment.learners.read': {
      roles: ['reception'],
      words: 'видеть номера и состояния сертификатов учеников своего учреждения',
    },
    'enrolment.application.answer': { roles: ['provider'], words: 'отвечать на заявки в свои группы' },
    'enrolment.application.read': {
      roles: ['family', 'certificate', 'provider'],
      words: 'видеть заявки своих детей или своей организации',
    },
  },
  menu: [
    { roles: ['family', 'certificate'], place: 10, href: '/my', label: 'Мой кабинет' },
    { roles: ['family'], place: 30, href: '/my/applications', label: 'Заявки' },
    { roles: ['provider'], place: 10, href: '/provider', label: 'Заявки и группы' },
    { roles: ['provider'], place: 60, href: '/provider/prolongation', label: 'Пролонгация' },
    { roles: ['municipality'], place: 80, href: '/municipality/disputes', group: 'Люди', label: 'Оспоренные заявки' },
  ],
  routes(app) {
    programmeRoutes(app)
    applyRoutes(app)
    familyRoutes(app)
    cabinetRoutes(app)
    statementRoutes(app)
    providerRoutes(app)
    prolongationRoutes(app)
    waitingRoutes(app)
    ofContracts.routes(app)
    ofFreeze.routes(app)
    learnerRoutes(app)
  },
  api(app) {
    quoteApi(app)
    statementApi(app)
    applicationsApi(app)
    ofContracts.api(app)
    ofFreeze.api(app)
    learnersApi(app)
    prolongationApi(app)
    waitingApi(app)
  },
  jobs: {
    'enrolment.tell': tell,
    'enrolment.start': start,
    'enrolment.expire': expire,
    'enrolment.pass-offers': passOffers,
    'enrolment.prolong': prolong,
    'enrolment.prolongations': sweepProlongations,
    'enrolment.tell-prolongation': tellOfProlongation,
    'enrolment.tell-not-prolonged': tellOfNoProlongation,
    'enrolment.tell-waiting': tellWaiting,
    'programmes.seat-freed': seatFreed,
    'enrolment.open-month': openMonths,
    'enrolment.tell-month': tellMonth,
    'enrolment.tell-returned': tellMonthReturned,
    ...ofContracts.jobs,
    ...ofFreeze.jobs,
    'certificates.excluded': excluded,
    'certificates.aged': aged,
  },
  jobWords: {
    'enrolment.tell': 'Пишем о заявке семье и организации',
    'enrolment.start': 'Начинаем обучение по договорам, день которых пришёл',
    'enrolment.expire': 'Закрываем заявки без ответа в срок',
    'enrolment.pass-offers': 'Передаём неподтверждённые места следующим',
    'enrolment.prolong': 'Продлеваем договоры группы',
    'enrolment.prolongations': 'Следим за сроками продлений',
    'enrolment.tell-prolongation': 'Пишем о продлении',
    'enrolment.tell-not-prolonged': 'Пишем, что договор не продлят',
    'enrolment.tell-waiting': 'Пишем стоящим в листе ожидания',
    'programmes.seat-freed': 'Предлагаем свободное место первому в листе ожидания',
    'enrolment.open-month': 'Открываем новый месяц договоров',
    'enrolment.tell-month': 'Пишем о деньгах нового месяца',
    'enrolment.tell-returned': 'Пишем о возвращённых деньгах месяца',
    'certificates.excluded': 'Закрываем заявки и договоры исключённого сертификата',
    'certificates.aged': 'Закрываем заявки и договоры того, кто вырос',
    'enrolment.close': 'Закрываем договоры, срок которых прошёл',
    'enrolment.offers': 'Следим за сроками предложенных договоров',
    'enrolment.frozen': 'Закрываем заявки и очереди приостановленных сертификатов',
  },
  schedules: [
    { job: 'enrolment.start', everySeconds: 300 },
    { job: 'enrolment.expire', everySeconds: 600 },
    { job: 'enrolment.pass-offers', everySeconds: 120 },
    { job: 'enrolment.prolongations', cron: '7 * * * *' },
    { job: 'enrolment.open-month', everySeconds: 300 },
    ...ofContracts.schedules,
  ],
  journal: {
    'enrolment.submitted': 'Подали заявку на программу',
    'enrolment.confirmed': 'Организация подтвердила заявку и предложила договор',
    'enrolment.refused': 'Организация отказала по заявке',
    'enrolment.cancelled': 'Заявка отозвана',
    'enrolment.expired': 'Заявка закрыта: срок прошёл',
    'enrolment.month-opened': 'Месяц открыт: списаны части сертификатов',
    'enrolment.ending': 'Договор закончится раньше: сертификат исключён из реестра',
    'enrolment.prolonged': 'Организация продлила договор на следующий период',
    'enrolment.prolongation-offered': 'Продлённый договор предложен семье',
    'enrolment.prolongation-stopped': 'Продлённый договор ждёт: сертификат приостановлен',
    'enrolment.accepted-by-silence': 'Отказа не было, продлённый договор вступил в силу',
    'enrolment.waiting-joined': 'Ребёнка поставили в очередь на место в группе',
    'enrolment.waiting-offered': 'Освободилось место в группе, его предложили семье',
    'enrolment.waiting-declined': 'Семья отказалась от предложенного места',
    'enrolment.waiting-missed': 'Срок предложенного места прошёл, оно ушло следующему',
    'enrolment.waiting-left': 'Семья вышла из очереди на место в группе',
    'enrolment.waiting-closed': 'Очередь на место в группе закрыта',
    ...ofContracts.journal,
    ...ofFreeze.journal,
    'enrolment.started': 'Договор вступил в силу',
    'enrolment.accepted': 'Договор приняли, ребёнок зачислен',
  },
  refusals: { ...refusals, ...ofContracts.refusals, ...ofFreeze.refusals },
  letters: [
    ...letters,
    ...ofContracts.letters,
    ...monthLetters,
    ...waitingLetters,
    ...prolongationLetters,
    ...ofFreeze.letters,
  ],
  papers: [offerPaper, enrolmentStatementPaper, ...ofContracts.papers],
  settings: [
    ...[answerTerm, leastBalance, seatOfferHours, seatOfferNightFrom, seatOfferNightTo],
    ...[chargeMode, parentOrder, parentDueDay, monthLetter],
    ...prolongationSettings,
    ...ofContracts.settings,
  ],
  samples: [
    ...samples,
    ...ofContracts.samples,
    ...ofFreeze.samples,
    ...learnerSamples,
    ...prolongationSamples,
    ...statementSamples,
    ...waitingSamples,
  ],
}
