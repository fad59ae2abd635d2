import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { subjects } from './queries.ts'
import { refusals } from './refusals.ts'
import { calendarRoutes } from './routes/calendar.tsx'
import { periodRoutes } from './routes/periods.tsx'
import { settingRoutes } from './routes/setting.tsx'
import { settingsRoutes } from './routes/settings.tsx'
import { samples } from './samples.tsx'
import { firstPage, operator, optionOfSetting, support, wordsOfSetting, zone } from './settings.ts'

export const region: Manifest = {
  name: 'region',
  permissions: {
    'region.rules.read': { roles: ['region'], words: 'видеть правила региона и производственный календарь' },
    'region.rules.change': { roles: ['region'], words: 'менять по актам правила региона' },
    'region.calendar.adopt': { roles: ['region'], words: 'загружать производственный календарь' },
  },
  menu: [{ roles: ['region'], place: 100, href: '/region/settings', group: 'Регион', label: 'Правила' }],
  routes(app) {
    settingsRoutes(app)
    settingRoutes(app)
    calendarRoutes(app)
    periodRoutes(app)
  },
  api,
  journal: {
    'region.preset-installed': 'Загрузили правила региона',
    'region.act-registered': 'Внесли правовой акт',
    'region.setting-changed': 'Изменили параметр региона',
    'region.period-added': 'Добавили финансовый период',
    'region.contacts-changed': 'Муниципалитет изменил свои контакты',
    'region.calendar-adopted': 'Загрузили производственный календарь',
  },
  facts: {
    number: 'номер акта',
    setting: { called: 'правило', read: wordsOfSetting },
    value: { called: 'значение', read: (value, { setting }) => optionOfSetting(String(setting), value) },
    from: 'с какого дня',
    name: 'период',
    startsOn: 'первый день',
    endsOn: 'последний день',
    year: 'год',
    source: 'источник',
    decree: 'акт',
    version: 'редакция',
    preset: 'набор значений',
    settings: { called: 'правила', read: wordsOfSetting },
  },
  subjects,
  refusals,
  settings: [zone, operator, support, firstPage],
  samples,
}
