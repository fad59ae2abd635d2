import { decidedBy } from './decisions.ts'
import { calendarYears, municipalitiesOf } from './every-region.ts'
import type { Preset } from './preset.ts'

const regulation = (nameIn: string) =>
  `Сертификат ${nameIn} — сертификат учёта: по нему ребёнка зачисляют на бюджетные программы, и их может быть несколько. Денег на сертификате учёта нет, номинал муниципалитет вправе ввести своим актом. Сертификат активирует ответственный специалист любого учреждения из опубликованного списка: он проверяет данные ребёнка, исправляет ошибки, печатает заявление и согласие в двух экземплярах. (Правила предоставления сертификатов дополнительного образования; в городе Владимире — приказ управления образования от 02.11.2020 № 1067-п.)`

const hours = 'пн–чт 8:30–17:30, пт 8:30–16:15, обед 12:00–12:45'

/** Seed 004: the responsible specialist of any institution corrects, confirms, prints and activates; accounting only. */
export const vladimirPreset: Preset = {
  name: 'vladimir',
  municipalities: municipalitiesOf('vladimir', regulation, [
    {
      ...{ code: '10', name: 'город Владимир', nameIn: 'в городе Владимире', mailbox: 'vladimir' },
      authorisedBody: 'Управление образования администрации города Владимира',
      ...{ phone: '8 (4922) 00-10-01', hours, latitude: 56.1291, longitude: 40.4066 },
    },
    {
      ...{ code: '20', name: 'город Ковров', nameIn: 'в городе Коврове', mailbox: 'kovrov' },
      authorisedBody: 'Управление образования администрации города Коврова',
      ...{ phone: '8 (49232) 0-20-01', hours, latitude: 56.3572, longitude: 41.3192 },
    },
    {
      ...{ code: '30', name: 'Суздальский район', nameIn: 'в Суздальском районе', mailbox: 'suzdal' },
      authorisedBody: 'Управление образования администрации Суздальского района',
      ...{ phone: '8 (49231) 0-30-01', hours, latitude: 56.4192, longitude: 40.4496 },
    },
    {
      ...{ code: '40', name: 'округ Муром', nameIn: 'в округе Муром', mailbox: 'murom' },
      authorisedBody: 'Управление образования администрации округа Муром',
      ...{ phone: '8 (49234) 0-40-01', hours, latitude: 55.5795, longitude: 42.0524 },
    },
    {
      ...{ code: '50', name: 'город Гусь-Хрустальный', nameIn: 'в городе Гусь-Хрустальном', mailbox: 'gus' },
      authorisedBody: 'Управление образования администрации города Гусь-Хрустального',
      ...{ phone: '8 (49241) 0-50-01', hours, latitude: 55.6198, longitude: 40.6579 },
    },
    {
      ...{ code: '60', name: 'Александровский район', nameIn: 'в Александровском районе', mailbox: 'alexandrov' },
      authorisedBody: 'Управление образования администрации Александровского района',
      ...{ phone: '8 (49244) 0-60-01', hours, latitude: 56.3951, longitude: 38.7101 },
    },
  ]),
  acts: {
    rules: {
      number: 'б/н',
      title: 'Правила предоставления сертификатов дополнительного образования во Владимирской области',
      issuedOn: '2020-10-01',
    },
    order: {
      number: '1067-п',
      title:
        'Приказ управления образования администрации города Владимира «Об организации предоставления сертификатов дополнительного образования на территории города Владимира»',
      issuedOn: '2020-11-02',
      municipality: '10',
    },
  },
  periods: calendarYears('rules', [2025, 2026, 2027]),
  usual: { act: 'rules', from: '2020-10-01' },
  settings: [
    {
      act: 'rules',
      from: '2020-10-01',
      values: {
        'region.zone': 'Europe/Moscow',
        'region.operator': {
          name: 'Дворец детского (юношеского) творчества города Владимира, муниципальный опорный центр',
          address: 'Владимирская область, г. Владимир',
          email: 'operator@vladimir.example',
        },
        'region.support': {
          email: 'pomosch@vladimir.example',
          phone: '8 (4922) 00-10-20',
          hours: 'по рабочим дням с 8:30 до 17:00',
        },
        'region.first-page': {
          papers: 'В любом учреждении из списка: специалист проверит данные, исправит ошибки и активирует сертификат.',
          clubs:
            'Сколько угодно кружков. Это сертификат учёта: бесплатные программы за счёт бюджета, платные оплачивает семья.',
          pays: false,
        },
        'certificates.region-code': '33',
        ...decidedBy({
          decision: 'point',
          change: 'municipality',
          rules: 'Правил предоставления сертификатов дополнительного образования во Владимирской области',
          regionOf: 'Владимирской области',
          appealTo:
            'в управление образования, а если ответ не устроит, в Министерство образования и молодёжной политики Владимирской области',
        }),
        'funding.melt': 'none',
        'funding.grant-on': 'enrolment',
        'reports.coverage-target': { percent: 100, until: '2026-12-31' },
      },
    },
  ],
}
