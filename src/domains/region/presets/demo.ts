import { decidedBy } from './decisions.ts'
import { demoMunicipalities } from './demo-municipalities.ts'
import type { Preset } from './preset.ts'

const firstDay = '2020-01-01'

/** The invented «Озёрная область» of `npm start`: three municipalities, calendar-year periods, every policy at work. */
export const demoPreset: Preset = {
  name: 'demo',
  municipalities: demoMunicipalities,
  acts: {
    rules: {
      number: '512-пп',
      title:
        'Постановление Правительства Озёрной области «Об утверждении Правил персонифицированного финансирования дополнительного образования детей»',
      issuedOn: '2019-12-20',
    },
    operator: {
      number: '87-р',
      title: 'Распоряжение Министерства образования Озёрной области «О региональном операторе реестра сертификатов»',
      issuedOn: '2019-12-25',
    },
    'period-2025': {
      number: '640-пп',
      title: 'Постановление Правительства Озёрной области «О финансовом периоде 2025 года»',
      issuedOn: '2024-11-15',
    },
    'period-2026': {
      number: '655-пп',
      title: 'Постановление Правительства Озёрной области «О финансовом периоде 2026 года»',
      issuedOn: '2025-11-14',
    },
    'period-2027': {
      number: '602-пп',
      title: 'Постановление Правительства Озёрной области «О финансовом периоде 2027 года»',
      issuedOn: '2026-08-17',
    },
  },
  periods: [
    {
      name: '2025 год',
      startsOn: '2025-01-01',
      endsOn: '2025-12-31',
      applicationsFrom: '2024-12-02',
      act: 'period-2025',
    },
    {
      name: '2026 год',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      applicationsFrom: '2025-12-01',
      act: 'period-2026',
    },
    {
      name: '2027 год',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      applicationsFrom: '2026-09-01',
      act: 'period-2027',
    },
  ],
  usual: { act: 'rules', from: firstDay },
  settings: [
    {
      act: 'operator',
      from: firstDay,
      values: {
        'region.zone': 'Europe/Moscow',
        'region.operator': {
          name: 'ГАУ ДО «Региональный модельный центр Озёрной области»',
          address: '140010, Озёрная область, г. Озёрный, ул. Садовая, 8',
          email: 'operator@ozernaya.example',
        },
        'region.support': {
          email: 'pomosch@ozernaya.example',
          phone: '8 800 000-10-20',
          hours: 'по рабочим дням с 9:00 до 18:00',
        },
      },
    },
    {
      act: 'rules',
      from: firstDay,
      values: {
        'region.first-page': {
          papers: 'В любом пункте приёма: школе, детском саду или кружке. Там же сертификат активируют.',
          clubs: 'Сколько угодно кружков, пока на сертификате хватает денег. В кабинете видно каждую копейку.',
          pays: true,
        },
        'families.claim-term': 3,
        'exchange.certificate-with-order': 'issued',
        'certificates.region-code': '47',
        ...decidedBy({
          decision: 'point',
          change: 'municipality',
          rules:
            'Правил персонифицированного финансирования дополнительного образования детей Озёрной области (512-пп)',
          regionOf: 'Озёрной области',
          appealTo:
            'в уполномоченный орган вашего муниципалитета, а если ответ не устроит, в Министерство образования Озёрной области',
        }),
        'funding.melt': 'linear-monthly',
        'funding.grant-on': 'issue',
        'enrolment.answer-term': 3,
        'reports.coverage-target': { percent: 80, until: '2026-12-31' },
      },
    },
  ],
}
