import { decidedBy } from './decisions.ts'
import { calendarYears, municipalitiesOf } from './every-region.ts'
import type { Preset } from './preset.ts'

const regulation = (nameIn: string) =>
  `Сертификат с номиналом выдаётся по заявлению оператору (лично, через уполномоченную организацию или в Навигаторе) либо автоматически, когда ребёнок зачислен на оплачиваемую программу. Отказать могут только в двух случаях: достигнуто предельное число действующих сертификатов с номиналом или предельный объём их обеспечения на календарный год. Сколько средств даёт сертификат ${nameIn}, устанавливает муниципальная программа. Деньги нельзя обналичить или потратить на другое. (Правила получения и использования сертификатов дополнительного образования в Смоленской области.)`

const hours = 'пн–пт 9:00–18:00, обед 13:00–14:00'

/** Seed 003: the regional operator decides in three working days; the nominal on a statement or on enrolment. */
export const smolenskPreset: Preset = {
  name: 'smolensk',
  municipalities: municipalitiesOf('smolensk', regulation, [
    {
      ...{ code: '10', name: 'город Смоленск', nameIn: 'в городе Смоленске', mailbox: 'smolensk' },
      authorisedBody: 'Управление образования и молодёжной политики администрации города Смоленска',
      ...{ phone: '8 (4812) 00-10-01', hours, latitude: 54.7826, longitude: 32.0453 },
    },
    {
      ...{ code: '20', name: 'Вяземский округ', nameIn: 'в Вяземском округе', mailbox: 'vyazma' },
      authorisedBody: 'Комитет образования администрации Вяземского муниципального округа',
      ...{ phone: '8 (48131) 0-20-01', hours, latitude: 55.2104, longitude: 34.2951 },
    },
    {
      ...{ code: '30', name: 'Рославльский округ', nameIn: 'в Рославльском округе', mailbox: 'roslavl' },
      authorisedBody: 'Комитет образования администрации Рославльского муниципального округа',
      ...{ phone: '8 (48134) 0-30-01', hours, latitude: 53.9528, longitude: 32.8639 },
    },
    {
      ...{ code: '40', name: 'город Десногорск', nameIn: 'в городе Десногорске', mailbox: 'desnogorsk' },
      authorisedBody: 'Комитет по образованию администрации города Десногорска',
      ...{ phone: '8 (48153) 0-40-01', hours, latitude: 54.1503, longitude: 33.2834 },
    },
    {
      ...{ code: '50', name: 'Сафоновский округ', nameIn: 'в Сафоновском округе', mailbox: 'safonovo' },
      authorisedBody: 'Комитет по образованию администрации Сафоновского муниципального округа',
      ...{ phone: '8 (48142) 0-50-01', hours, latitude: 55.1063, longitude: 33.2331 },
    },
    {
      ...{ code: '60', name: 'Ярцевский округ', nameIn: 'в Ярцевском округе', mailbox: 'yartsevo' },
      authorisedBody: 'Комитет по образованию и молодёжной политике администрации Ярцевского муниципального округа',
      ...{ phone: '8 (48143) 0-60-01', hours, latitude: 55.0666, longitude: 32.6964 },
    },
  ]),
  acts: {
    rules: {
      number: 'б/н',
      title: 'Правила получения и использования сертификатов дополнительного образования в Смоленской области',
      issuedOn: '2020-06-01',
    },
  },
  periods: calendarYears('rules', [2025, 2026, 2027]),
  usual: { act: 'rules', from: '2020-06-01' },
  settings: [
    {
      act: 'rules',
      from: '2020-06-01',
      values: {
        'region.zone': 'Europe/Moscow',
        'region.operator': {
          name: 'Региональный модельный центр дополнительного образования детей Смоленской области',
          address: 'Смоленская область, г. Смоленск',
          email: 'operator@smolensk.example',
        },
        'region.support': {
          email: 'pomosch@smolensk.example',
          phone: '8 (4812) 00-10-20',
          hours: 'по рабочим дням с 9:00 до 18:00',
        },
        'region.first-page': {
          papers:
            'В пункте приёма, в течение семи рабочих дней. Решение за три рабочих дня примет региональный оператор.',
          clubs:
            'Сколько угодно кружков. Когда ребёнка записывают на программу по сертификату, деньги приходят под неё.',
          pays: true,
        },
        'certificates.region-code': '67',
        ...decidedBy({
          decision: 'operator',
          change: 'operator',
          rules: 'Правил получения и использования сертификатов дополнительного образования в Смоленской области',
          regionOf: 'Смоленской области',
          appealTo:
            'региональному модельному центру, а если ответ не устроит, в Министерство образования и науки Смоленской области',
        }),
        'funding.melt': 'none',
        'funding.grant-on': 'enrolment',
        'enrolment.charge': 'by-presence',
        'reports.coverage-target': { percent: 100, until: '2026-12-31' },
      },
    },
  ],
}
