import type { Sample } from '#platform/manifest'
import type { Coverage, MunicipalityCoverage } from './model.ts'
import { RegionCoveragePage } from './pages/coverage.tsx'
import { MunicipalityCoveragePage } from './pages/municipality.tsx'

const today = Temporal.PlainDate.from('2026-11-20')
const act = {
  id: 'act',
  number: '512-п',
  title: 'О численности детей',
  issuedOn: Temporal.PlainDate.from('2026-08-25'),
}
const countedOn = Temporal.PlainDate.from('2026-09-01')

const town: MunicipalityCoverage = {
  ...{ municipalityId: '0199d1a0-0000-7000-8000-000000000002', municipality: 'Озёрный городской округ' },
  ...{ certificates: 4_210, activated: 3_904 },
  count: { municipalityId: 'a', countedOn, children: 5_614, act },
  points: [
    { pointId: 'a', point: 'Дом детского творчества', certificates: 2_115, activated: 2_080 },
    { pointId: 'b', point: 'Школа № 4', certificates: 1_830, activated: 1_824 },
    { pointId: 'c', point: 'Детский сад «Василёк»', certificates: 0, activated: 0 },
    { pointId: null, point: null, certificates: 265, activated: 0 },
  ],
}
const district: MunicipalityCoverage = {
  ...{ municipalityId: '0199d1a0-0000-7000-8000-000000000003', municipality: 'Приозёрский район' },
  ...{ certificates: 640, activated: 626, points: [] },
  count: { municipalityId: 'b', countedOn: Temporal.PlainDate.from('2025-09-01'), children: 802, act },
}

const start = Temporal.PlainYearMonth.from('2026-01')
const months = [2_840, 2_905, 3_010, 3_122, 3_150, 3_161, 3_170, 3_420, 4_105, 4_630, 4_850].map(
  (certificates, at) => ({
    ...{ month: start.add({ months: at }), certificates },
  }),
)
const coverage: Coverage = {
  ...{ today, months, municipalities: [town, district], enrolled: { children: 3_218, byCertificate: 3_040 } },
  target: { percent: 80, until: Temporal.PlainDate.from('2026-12-31'), campaign: null },
}
const campaign = { percent: 80, until: Temporal.PlainDate.from('2026-12-28'), campaign: 'Сертификат каждому' }
const base = '/municipality/coverage'
const one: Coverage = { ...coverage, municipalities: [town], target: campaign, months: months.slice(6) }
const errors = [
  { field: 'children', message: 'Введите число детей от 5 до 18 лет, например 5 614' },
  { field: 'countedOn', message: 'Этот день ещё не наступил' },
]

export const samples: Sample[] = [
  { name: 'охват по региону', render: () => <RegionCoveragePage region="Озёрная область" {...coverage} /> },
  {
    name: 'охват по региону: численность внесли не все',
    render: () => (
      <RegionCoveragePage
        region="Озёрная область"
        {...coverage}
        municipalities={[town, { ...district, count: null }]}
      />
    ),
  },
  {
    name: 'охват муниципалитета',
    render: () => <MunicipalityCoveragePage {...one} base={base} sheet={`${base}.xlsx`} />,
  },
  {
    name: 'охват муниципалитета: численность с ошибками',
    render: () => (
      <MunicipalityCoveragePage
        {...{ ...one, base, errors }}
        sheet={`${base}.xlsx`}
        municipalities={[{ ...town, count: null }]}
        answers={{ children: 'много', 'countedOn.day': '1', 'countedOn.month': '9', 'countedOn.year': '2031' }}
      />
    ),
  },
]
