import type { Category } from '#certificates'
import type { Sample } from '#platform/manifest'
import type { CategoryNominal, PeriodMoney } from '../model/nominal.ts'
import { MunicipalityPage } from '../pages/municipality.tsx'
import { RegionMoneyPage } from '../pages/region.tsx'
import type { PayerMoney } from '../queries/region.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const act = {
  id: 'act',
  number: '1184',
  title: 'Постановление администрации «О номинале сертификата и предельном объёме обеспечения сертификатов»',
  issuedOn: day('2025-12-19'),
}
const general: CategoryNominal = {
  ...{ id: 'general', category: 'Дети от 5 до 18 лет', unit: 'kopecks', amount: 1_200_000n },
  ...{ countLimit: 500, sumLimit: 600_000_000n, holders: 412, granted: 478_300_000n, act },
}
const special: CategoryNominal = {
  ...{ id: 'special', category: 'Дети с ограниченными возможностями здоровья', unit: 'kopecks', amount: 1_600_000n },
  ...{ countLimit: 40, sumLimit: null, holders: 40, granted: 61_200_000n, act },
}
const running: PeriodMoney = {
  bannedFrom: null,
  period: { id: '2026', name: '2026 год', startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), running: true },
  unit: 'kopecks',
  ceiling: { amount: 900_000_000n, committed: 512_340_050n, left: 387_659_950n, act },
  ...{
    promised: 0n,
    reserved: 180_120_050n,
    charged: 332_220_000n,
    granted: 539_500_000n,
    available: 21_000_000n,
    forecast: 930_000_000n,
    melted: 6_159_950n,
  },
  nominals: [general, special],
  registers: [
    { register: 'significant', funding: 'nominal', services: 3 },
    { register: 'general', funding: 'nominal', services: 0 },
  ],
}
const later: PeriodMoney = {
  bannedFrom: null,
  period: { id: '2027', name: '2027 год', startsOn: day('2027-01-01'), endsOn: day('2027-12-31'), running: false },
  unit: 'kopecks',
  ceiling: null,
  ...{ promised: 0n, reserved: 0n, charged: 0n, granted: 0n, available: 0n, forecast: null, melted: 0n },
  nominals: [],
  registers: [],
}
const exhausted: PeriodMoney = {
  ...running,
  bannedFrom: day('2026-12-12'),
  ceiling: { amount: 512_340_050n, committed: 512_340_050n, left: 0n, act },
}
const inHours: PeriodMoney = {
  ...{
    ...later,
    unit: 'hour-hundredths',
    reserved: 120_000n,
    charged: 45_050n,
    granted: 900_000n,
    available: 734_950n,
  },
  ceiling: { amount: 2_000_000n, committed: 165_050n, left: 1_834_950n, act },
  nominals: [
    { ...general, unit: 'hour-hundredths', amount: 7_200n, sumLimit: null, countLimit: null, granted: 900_000n },
  ],
}
const municipality = {
  name: 'Озёрный городской округ',
  authorisedBody: 'Управление образования',
  regulation:
    'Номинал устанавливается на финансовый период и уменьшается на 1/12 в каждом месяце, пока не используется.',
}
const category = { municipalityId: 'm', proof: null, funded: true, openedOn: null, closedOn: null }
const categories: Category[] = [
  { ...category, id: 'general' as Category['id'], name: 'Дети от 5 до 18 лет' },
  {
    ...category,
    ...{ id: 'large' as Category['id'], name: 'Дети из многодетных семей', proof: 'удостоверение многодетной семьи' },
    openedOn: day('2027-01-01'),
  },
  { ...category, id: 'count' as Category['id'], name: 'Дети, которым нужен только учёт', funded: false },
]
const certificates = { nominal: 452, queued: 7, accounting: 1203 }

const due = [
  { name: 'invoicing', label: 'Счета к проверке и оплате', href: '/municipality/invoices', waiting: 7, overdue: 2 },
  { name: 'funding', label: 'Решения о номинале', href: '/changes', waiting: 3, overdue: 0 },
]
const payer = (name: string, ceiling: bigint | null, committed: bigint): PayerMoney => ({
  ...{ municipality: name, unit: 'kopecks', ceiling, committed, promised: 0n, reserved: committed / 3n },
  ...{ charged: committed - committed / 3n, available: 21_000_000n, forecast: committed + committed / 10n },
})
const period = { ...running.period, applicationsFrom: day('2026-01-01') }

/** The payer's desk with made-up sums. */
export const samples: Sample[] = [
  {
    name: 'муниципалитет: деньги на сертификаты',
    render: () => (
      <MunicipalityPage
        municipality={municipality}
        categories={categories}
        periods={[running, later]}
        certificates={certificates}
        due={due}
      />
    ),
  },
  {
    name: 'муниципалитет: предел исчерпан, следующий год в часах',
    render: () => (
      <MunicipalityPage
        municipality={municipality}
        categories={categories}
        periods={[exhausted, inHours]}
        certificates={certificates}
      />
    ),
  },
  {
    name: 'муниципалитет: периода нет',
    render: () => (
      <MunicipalityPage
        municipality={municipality}
        categories={categories}
        periods={[]}
        certificates={{ ...certificates, queued: 0 }}
      />
    ),
  },
  {
    name: 'регион: деньги на сертификаты',
    render: () => (
      <RegionMoneyPage
        period={period}
        payers={[
          payer('Заречный округ', 500_000_000n, 500_000_000n),
          payer('Озёрный городской округ', 900_000_000n, 850_000_000n),
          payer('Приозёрский район', null, 0n),
        ]}
        totals={[payer('Весь регион', 1_400_000_000n, 1_350_000_000n)]}
      />
    ),
  },
  {
    name: 'регион: деньги на сертификаты, периода нет',
    render: () => <RegionMoneyPage period={null} payers={[]} totals={[]} />,
  },
]
