import type { Manifest } from '#platform/manifest'
import { agreementApi } from './api/agreements.ts'
import { candidacyApi } from './api/candidacy.ts'
import { api } from './api/public.ts'
import { registerApi } from './api/register.ts'
import { staffApi } from './api/staff.ts'
import './due.ts'
import type { Told } from './actions/ban.ts'
import { tellBan, tidyUp } from './jobs.ts'
import { agreementLetters } from './mails/agreement.ts'
import { registerLetters } from './mails/candidacy.ts'
import { subjects } from './queries/subject.ts'
import { refusalsOfAgreements, refusalsOfRegister } from './refusals.ts'
import { agreementRoutes } from './routes/agreements.tsx'
import { candidacyRoutes } from './routes/candidacy.tsx'
import { registerRoutes } from './routes/register.tsx'
import { staffRoutes } from './routes/staff.tsx'
import { samples } from './samples.tsx'
import { agreementTerm, candidacyTerm, draftDays } from './settings.ts'

export const providers: Manifest = {
  name: 'providers',
  permissions: {
    'providers.register.keep': {
      roles: ['region'],
      words: 'вести реестр поставщиков: решать по заявлениям организаций и исключать',
    },
    'providers.agreement.read': {
      roles: ['provider', 'municipality'],
      words: 'видеть соглашения своей организации или своего муниципалитета',
    },
    'providers.agreement.ask': { roles: ['provider'], words: 'просить соглашения с муниципалитетами' },
    'providers.agreement.answer': {
      roles: ['municipality'],
      words: 'подтверждать и завершать соглашения с поставщиками',
    },
    'providers.staff.manage': { roles: ['provider'], words: 'приглашать коллег в кабинет своей организации' },
  },
  menu: [
    { roles: ['provider'], place: 70, href: '/provider/agreements', group: 'Организация', label: 'Соглашения' },
    { roles: ['provider'], place: 80, href: '/provider/staff', group: 'Организация', label: 'Сотрудники' },
    { roles: ['municipality'], place: 30, href: '/municipality/agreements', label: 'Соглашения' },
    { roles: ['region'], place: 30, href: '/region/providers', group: 'Организации', label: 'Поставщики' },
  ],
  routes(app) {
    candidacyRoutes(app)
    registerRoutes(app)
    agreementRoutes(app)
    staffRoutes(app)
  },
  api(app) {
    api(app)
    candidacyApi(app)
    registerApi(app)
    agreementApi(app)
    staffApi(app)
  },
  jobs: {
    'providers.forget-drafts': tidyUp,
    'funding.ban-told': (kit, payload) => tellBan(kit, payload as Told),
  },
  jobWords: {
    'providers.forget-drafts': 'Удаляем брошенные черновики организаций',
    'funding.ban-told': 'Пишем организациям, что муниципалитет остановил или снова заключает договоры',
  },
  schedules: [{ job: 'providers.forget-drafts', cron: '40 3 * * *' }],
  letters: [...registerLetters, ...agreementLetters],
  journal: {
    'providers.candidacy-submitted': 'Организация подала заявление о включении в реестр поставщиков',
    'providers.candidacy-accepted': 'Организацию внесли в реестр поставщиков',
    'providers.candidacy-refused': 'Заявление организации вернули на исправление',
    'providers.excluded': 'Организацию исключили из реестра поставщиков',
    'providers.agreement-asked': 'Организация попросила соглашение с муниципалитетом',
    'providers.agreement-signed': 'Муниципалитет подтвердил соглашение с организацией',
    'providers.agreement-refused': 'Муниципалитет отказал в соглашении',
    'providers.agreement-ended': 'Соглашение с организацией завершено',
  },
  facts: { number: 'номер', inn: 'ИНН' },
  subjects,
  refusals: { ...refusalsOfRegister, ...refusalsOfAgreements },
  settings: [candidacyTerm, draftDays, agreementTerm],
  samples,
}
