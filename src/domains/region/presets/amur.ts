import { decidedBy } from './decisions.ts'
import { calendarYears, municipalitiesOf } from './every-region.ts'
import type { Preset } from './preset.ts'

const regulation = (nameIn: string) =>
  `Номинал сертификата на календарный год утверждает муниципалитет. После подписания договора на сертификат ребёнка зачисляется та сумма, которая нужна, чтобы освоить программу. Программ может быть несколько, если номинала, установленного ${nameIn} на этот год, хватит на их полное освоение. Оплатить сертификатом можно программы с отметкой «Доступна оплата сертификатом». (Правила Навигатора дополнительного образования Амурской области, порядок начисления номинала.)`

const hours = 'пн–чт 8:00–17:00, пт 8:00–16:00, обед 12:00–13:00'

/** Seed 002: the sum is credited when the contract is signed, within the municipality's nominal of the calendar year. */
export const amurPreset: Preset = {
  name: 'amur',
  municipalities: municipalitiesOf('amur', regulation, [
    {
      ...{ code: '10', name: 'город Благовещенск', nameIn: 'в городе Благовещенске', mailbox: 'blagoveshchensk' },
      authorisedBody: 'Управление образования администрации города Благовещенска',
      ...{ phone: '8 (4162) 00-10-01', hours, latitude: 50.2907, longitude: 127.5272 },
    },
    {
      ...{ code: '20', name: 'город Белогорск', nameIn: 'в городе Белогорске', mailbox: 'belogorsk' },
      authorisedBody: 'Комитет по образованию и делам молодёжи администрации города Белогорск',
      ...{ phone: '8 (41641) 0-20-01', hours, latitude: 50.9213, longitude: 128.4739 },
    },
    {
      ...{ code: '30', name: 'город Тында', nameIn: 'в городе Тынде', mailbox: 'tynda' },
      authorisedBody: 'Управление образования администрации города Тынды',
      ...{ phone: '8 (41656) 0-30-01', hours, latitude: 55.1546, longitude: 124.7468 },
    },
    {
      ...{ code: '40', name: 'город Свободный', nameIn: 'в городе Свободном', mailbox: 'svobodny' },
      authorisedBody: 'Управление по образованию и молодёжной политике администрации города Свободного',
      ...{ phone: '8 (41643) 0-40-01', hours, latitude: 51.3757, longitude: 128.1412 },
    },
    {
      ...{ code: '50', name: 'город Зея', nameIn: 'в городе Зее', mailbox: 'zeya' },
      authorisedBody: 'Отдел образования администрации города Зеи',
      ...{ phone: '8 (41658) 0-50-01', hours, latitude: 53.7344, longitude: 127.2657 },
    },
    {
      ...{ code: '60', name: 'Тамбовский округ', nameIn: 'в Тамбовском округе', mailbox: 'tambovka' },
      authorisedBody: 'Отдел образования администрации Тамбовского муниципального округа',
      ...{ phone: '8 (41638) 0-60-01', hours, latitude: 50.0968, longitude: 128.0453 },
    },
  ]),
  acts: {
    rules: {
      number: 'б/н',
      title:
        'Правила Навигатора дополнительного образования Амурской области и порядок начисления номинала сертификата',
      issuedOn: '2022-01-10',
    },
  },
  periods: calendarYears('rules', [2025, 2026, 2027]),
  usual: { act: 'rules', from: '2022-01-10' },
  settings: [
    {
      act: 'rules',
      from: '2022-01-10',
      values: {
        'region.zone': 'Asia/Yakutsk',
        'region.operator': {
          name: 'Региональный модельный центр дополнительного образования детей Амурской области',
          address: 'Амурская область, г. Благовещенск',
          email: 'operator@amur.example',
        },
        'region.support': {
          email: 'supprtamur28@yandex.ru',
          phone: '8 (4162) 00-10-20',
          hours: 'по рабочим дням с 9:00 до 18:00',
        },
        'region.first-page': {
          papers: 'В любом пункте приёма: школе, детском саду или кружке. Там же сертификат активируют.',
          clubs:
            'Сколько угодно кружков в пределах номинала муниципалитета на год: деньги приходят под выбранную программу.',
          pays: true,
        },
        'exchange.certificate-with-order': 'issued',
        'certificates.region-code': '28',
        ...decidedBy({
          decision: 'point',
          change: 'municipality',
          rules: 'Правил Навигатора дополнительного образования Амурской области',
          regionOf: 'Амурской области',
          appealTo:
            'региональному модельному центру, а если ответ не устроит, в Министерство образования и науки Амурской области',
        }),
        'funding.melt': 'none',
        'funding.grant-on': 'contract',
        'reports.coverage-target': { percent: 100, until: '2026-12-31' },
      },
    },
  ],
}
