import type { Sample } from '#platform/manifest'
import * as records from '../samples/records.ts'
import { StatementPage, type StatementPageProps } from './pages/statement.tsx'
import type { PaidMonth } from './queries.ts'
import type { StatementLine } from './words/entries.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const application = { id: '0199d1a0-0000-7000-8000-000000000118', number: '118-ПФ', programme: 'Первые роботы' }
const cause = { kind: 'application', id: application.id } as const
const line = (
  id: number,
  entry: Pick<StatementLine['entry'], 'kind' | 'from' | 'to' | 'amount' | 'available'> & { on: string; month?: string },
): StatementLine => {
  const { on, month, ...rest } = entry
  const at = Temporal.Instant.from(`${on}T06:00:00Z`)
  return {
    application,
    act: null,
    entry: { ...rest, id: BigInt(id), cause, actId: null, at, month: month ? day(month) : null },
  }
}

/** The worked example of domain 5.3 with a quarter of November given back. */
const lines: StatementLine[] = [
  line(11, { kind: 'reserve', from: 'available', to: 'reserved', amount: 200_000n, available: 0n, on: '2026-10-10' }),
  line(15, {
    kind: 'charge',
    from: 'reserved',
    to: 'charged',
    amount: 43_590n,
    available: 0n,
    on: '2026-10-15',
    month: '2026-10-01',
  }),
  line(21, {
    kind: 'charge',
    from: 'reserved',
    to: 'charged',
    amount: 78_205n,
    available: 0n,
    on: '2026-11-01',
    month: '2026-11-01',
  }),
  line(34, {
    kind: 'refund',
    from: 'charged',
    to: 'available',
    amount: 19_552n,
    available: 19_552n,
    on: '2026-12-02',
    month: '2026-11-01',
  }),
]
const paid = (month: string, part: bigint, parent: bigint, charged: bigint, share: number | null): PaidMonth => ({
  ...{
    applicationId: application.id as PaidMonth['applicationId'],
    number: application.number,
    concluded: true,
    promised: false,
  },
  ...{ programme: application.programme, month: day(month), certificate: part, parent, charged, share },
})
const funds = {
  ...records.funds,
  granted: 200_000n,
  available: 19_552n,
  reserved: 78_205n,
  charged: 102_243n,
  melted: 0n,
}
const shown = { funds, lines }

const facts: StatementPageProps = {
  child: { id: '0199d1a0-0000-7000-8000-000000000001', name: 'Мария' },
  certificate: { number: '4704123456', validTo: day('2035-03-10') },
  periods: [shown],
  shown,
  months: [
    paid('2026-10-01', 43_590n, 31_136n, 43_590n, 10_000),
    paid('2026-11-01', 78_205n, 55_861n, 58_653n, 7_500),
    paid('2026-12-01', 78_205n, 55_861n, 0n, null),
  ],
  own: { order: 'by-share', dueDay: 10 },
  zone: 'Europe/Moscow',
}

/** The nominal comes with the contract: one contract has got it, another application is only promised it (S-084). */
const other = { id: '0199d1a0-0000-7000-8000-000000000131', number: '131-ПФ', programme: 'Вокальная студия', end: null }
const told = { ...application, end: 'concluded' as const }
const onContract = [
  line(3, { kind: 'promise', from: 'payer', to: 'promised', amount: 180_448n, available: 0n, on: '2026-10-10' }),
  line(5, { kind: 'unpromise', from: 'promised', to: 'payer', amount: 180_448n, available: 0n, on: '2026-10-14' }),
  line(6, { kind: 'grant', from: 'payer', to: 'available', amount: 180_448n, available: 180_448n, on: '2026-10-14' }),
  line(7, { kind: 'reserve', from: 'available', to: 'reserved', amount: 180_448n, available: 0n, on: '2026-10-14' }),
].map((one) => ({ ...one, application: told }))
const waiting = line(9, {
  ...{ kind: 'promise', from: 'payer', to: 'promised', amount: 95_000n, available: 0n, on: '2026-10-20' },
})
const promised = {
  lines: [...onContract, { ...waiting, application: other }],
  funds: { ...funds, granted: 180_448n, available: 0n, reserved: 180_448n, charged: 0n, promised: 95_000n },
}

export const samples: Sample[] = [
  {
    name: 'выписка: деньги приходят с договором',
    render: () => (
      <StatementPage
        {...facts}
        onDemand
        periods={[promised]}
        shown={promised}
        months={[
          paid('2026-11-01', 180_448n, 0n, 0n, null),
          { ...paid('2026-12-01', 95_000n, 31_000n, 0n, null), concluded: false, promised: true },
        ]}
      />
    ),
  },
  { name: 'выписка по месяцам', render: () => <StatementPage {...facts} /> },
  {
    name: 'выписка: лимит муниципалитета исчерпан',
    render: () => <StatementPage {...facts} shown={{ lines, funds: { ...funds, ceilingReached: true } }} />,
  },
  { name: 'выписка: денег не было', render: () => <StatementPage {...facts} periods={[]} shown={null} months={[]} /> },
]
