import { roleWords } from '#access'
import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { check, repeat } from './jobs.ts'
import { refusals } from './refusals.ts'
import { appointmentApi, appointmentRoutes } from './routes/appointment.tsx'
import { dictionaryApi, dictionaryRoutes } from './routes/dictionaries.tsx'
import { healthRoutes } from './routes/health.tsx'
import { journalRoutes } from './routes/journal.tsx'
import { samples } from './samples.tsx'

export const oversight: Manifest = {
  name: 'oversight',
  permissions: {
    'oversight.journal.read': { roles: ['region'], words: 'искать по журналу действий всего региона' },
    'oversight.roles.give': { roles: ['region'], words: 'предлагать роли тем, у кого есть кабинет' },
    'oversight.dictionaries.read': { roles: ['region'], words: 'видеть справочники: основания, виды, категории' },
    'oversight.health.watch': { roles: ['region'], words: 'видеть очередь дел и проверки, повторять дела' },
  },
  menu: [
    { roles: ['region'], place: 101, href: '/region/dictionaries', group: 'Регион', label: 'Справочники' },
    { roles: ['region'], place: 120, href: '/region/journal', group: 'Регион', label: 'Журнал' },
    { roles: ['region'], place: 130, href: '/region/health', group: 'Регион', label: 'Состояние' },
  ],
  routes(app) {
    journalRoutes(app)
    healthRoutes(app)
    appointmentRoutes(app)
    dictionaryRoutes(app)
  },
  api(app) {
    api(app)
    appointmentApi(app)
    dictionaryApi(app)
  },
  jobs: { 'oversight.check': check, 'oversight.repeat': repeat },
  jobWords: {
    'oversight.check': 'Проверяем, всё ли сходится',
    'oversight.repeat': 'Повторяем дело, которое не получилось',
  },
  schedules: [{ job: 'oversight.check', cron: '10 2 * * *' }],
  journal: {
    'oversight.journal-searched': 'Искали по журналу действий',
    'oversight.journal-exported': 'Скачали записи журнала действий',
    'oversight.check-asked': 'Попросили проверить, всё ли сходится',
    'oversight.role-offered': 'Региональный оператор предложил роль',
    'oversight.job-repeated': 'Повторили дело, которое не получилось',
  },
  facts: {
    ...{ who: 'кто', about: 'о ком или о чём', what: 'что', from: 'с какого дня', to: 'по какой день' },
    ...{ job: 'дело', role: { called: 'роль', codes: roleWords }, place: 'место', order: 'приказ' },
  },
  refusals,
  samples,
}
