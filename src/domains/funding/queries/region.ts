import type { Unit } from '#ledger'
import { type Reader, sql } from '#platform/db'
import { dayOf, type FundingPeriod, findPeriod } from '#region'
import { forecastOf } from '../rules/nominal.ts'

/** The money of one municipality in the running period, beside the others'. */
export type PayerMoney = {
  municipality: string
  unit: Unit
  /** Null until an act sets one. */
  ceiling: bigint | null
  committed: bigint
  promised: bigint
  reserved: bigint
  charged: bigint
  available: bigint
  forecast: bigint | null
}
export type RegionMoney = { period: FundingPeriod | null; payers: readonly PayerMoney[]; totals: readonly PayerMoney[] }

/** Every municipality in the running period, and the totals of the region in each unit. */
export async function getRegionMoney(reader: Reader, now: Temporal.Instant): Promise<RegionMoney> {
  const today = await dayOf(reader, now)
  const period = await findPeriod(reader, today)
  if (!period) return { period: null, payers: [], totals: [] }
  const { rows } = await sql<Omit<PayerMoney, 'forecast'> & { opening: bigint }>`
    with slices as (
      select municipality_id, unit, sum(amount)::bigint as amount, sum(committed)::bigint as committed
      from funding_ceiling_slice where period_id = ${period.id} group by 1, 2
    ), pots as (
      select payer_id as municipality_id, unit, sum(promised)::bigint as promised, sum(reserved)::bigint as reserved, sum(charged)::bigint as charged,
        sum(available)::bigint as available
      from ledger_account where period_id = ${period.id} group by 1, 2
    ), money as (select * from slices full join pots using (municipality_id, unit))
    select m.name as municipality, coalesce(o.held, 0) as opening, coalesce(money.unit, 'kopecks') as unit, money.amount as ceiling,
      coalesce(money.committed, 0) as committed,
      coalesce(money.promised, 0) as promised, coalesce(money.reserved, 0) as reserved,
      coalesce(money.charged, 0) as charged, coalesce(money.available, 0) as available
    from region_municipality m left join money on money.municipality_id = m.id
    left join funding_opening o on o.period_id = ${period.id} and o.municipality_id = m.id and o.unit = money.unit
    order by m.name collate "ru-x-icu", unit desc`.execute(reader)
  const payers = rows.map(({ opening, ...row }) => ({
    ...row,
    forecast: forecastOf({ committed: row.committed, opening }, period, today),
  }))
  return { period, payers, totals: totalsOf(payers) }
}

function totalsOf(payers: readonly PayerMoney[]): PayerMoney[] {
  return [...Map.groupBy(payers, ({ unit }) => unit)].map(([unit, of]) => {
    const sum = (one: (payer: PayerMoney) => bigint | null) => of.reduce((all, payer) => all + (one(payer) ?? 0n), 0n)
    return {
      ...{ municipality: 'Весь регион', unit, ceiling: sum(({ ceiling }) => ceiling) },
      ...{
        committed: sum(({ committed }) => committed),
        promised: sum(({ promised }) => promised),
        reserved: sum(({ reserved }) => reserved),
      },
      ...{ charged: sum(({ charged }) => charged), available: sum(({ available }) => available) },
      forecast: of.every(({ forecast }) => forecast === null) ? null : sum(({ forecast }) => forecast),
    }
  })
}
