import { decidedBy } from './decisions.ts'
import { calendarYears, municipalitiesOf } from './every-region.ts'
import type { Preset } from './preset.ts'

const regulation = (nameIn: string) =>
  `Номинал сертификата на год устанавливает муниципалитет для каждой категории детей. Пока ребёнок не выбрал сертифицированную программу, номинал уменьшается первого числа каждого месяца: он пропорционален месяцам, оставшимся до конца года. Если ${nameIn} достигнут предел денежного обеспечения, новые договоры за счёт сертификата не заключаются до следующего периода; бесплатные программы доступны всегда. (Правила персонифицированного финансирования дополнительного образования детей в Республике Коми.)`

const hours = 'пн–чт 8:45–17:15, пт 8:45–15:45, обед 12:30–13:30'

/** Seeds 000 and 001: ПФДО. Nominal by category, set yearly, melting; activation by authorised points only. */
export const komiPreset: Preset = {
  name: 'komi',
  municipalities: municipalitiesOf('komi', regulation, [
    {
      ...{ code: '10', name: 'город Сыктывкар', nameIn: 'в городе Сыктывкаре', mailbox: 'syktyvkar' },
      authorisedBody: 'Управление образования администрации муниципального образования «Сыктывкар»',
      ...{ phone: '8 (8212) 00-10-01', hours, latitude: 61.6688, longitude: 50.8364 },
    },
    {
      ...{ code: '20', name: 'округ Ухта', nameIn: 'в округе Ухта', mailbox: 'ukhta' },
      authorisedBody: 'Управление образования администрации муниципального образования «Ухта»',
      ...{ phone: '8 (8216) 00-20-01', hours, latitude: 63.5672, longitude: 53.6835 },
    },
    {
      ...{ code: '30', name: 'Сыктывдинский район', nameIn: 'в Сыктывдинском районе', mailbox: 'syktyvdin' },
      authorisedBody: 'Управление образования администрации Сыктывдинского района',
      ...{ phone: '8 (82130) 0-30-01', hours, latitude: 61.8622, longitude: 50.7378 },
    },
    {
      ...{ code: '40', name: 'округ Воркута', nameIn: 'в округе Воркута', mailbox: 'vorkuta' },
      authorisedBody: 'Управление образования администрации муниципального образования «Воркута»',
      ...{ phone: '8 (82151) 0-40-01', hours, latitude: 67.4974, longitude: 64.0611 },
    },
    {
      ...{ code: '50', name: 'округ Усинск', nameIn: 'в округе Усинск', mailbox: 'usinsk' },
      authorisedBody: 'Управление образования администрации муниципального образования «Усинск»',
      ...{ phone: '8 (82144) 0-50-01', hours, latitude: 65.9944, longitude: 57.5281 },
    },
    {
      ...{ code: '60', name: 'Печорский район', nameIn: 'в Печорском районе', mailbox: 'pechora' },
      authorisedBody: 'Управление образования муниципального района «Печора»',
      ...{ phone: '8 (82142) 0-60-01', hours, latitude: 65.1469, longitude: 57.2244 },
    },
  ]),
  acts: {
    rules: {
      number: 'б/н',
      title: 'Правила персонифицированного финансирования дополнительного образования детей в Республике Коми',
      issuedOn: '2018-08-01',
    },
  },
  periods: calendarYears('rules', [2025, 2026, 2027]),
  usual: { act: 'rules', from: '2018-08-01' },
  settings: [
    {
      act: 'rules',
      from: '2018-08-01',
      values: {
        'region.zone': 'Europe/Moscow',
        'region.operator': {
          name: 'Региональный модельный центр дополнительного образования детей Республики Коми',
          address: 'Республика Коми, г. Сыктывкар',
          email: 'operator@komi.example',
        },
        'region.support': {
          email: 'pomosch@komi.example',
          phone: '8 (8212) 00-10-20',
          hours: 'по рабочим дням с 9:00 до 17:00',
        },
        'region.first-page': {
          papers: 'В пункте приёма. Активируют уполномоченные пункты: они отмечены в списке.',
          clubs: 'Сколько угодно кружков, пока на сертификате хватает денег. В кабинете видно каждую копейку.',
          pays: true,
        },
        'certificates.region-code': '11',
        ...decidedBy({
          decision: 'point',
          change: 'municipality',
          rules: 'Правил персонифицированного финансирования дополнительного образования детей в Республике Коми',
          regionOf: 'Республики Коми',
          appealTo:
            'в уполномоченный орган вашего муниципалитета, а если ответ не устроит, в Министерство образования и науки Республики Коми',
        }),
        'funding.melt': 'linear-monthly',
        'funding.grant-on': 'issue',
        'reports.coverage-target': { percent: 100, until: '2026-12-31' },
      },
    },
  ],
}
