import { type Day, isAfter } from '#kernel/dates'
import type { Unit } from '#ledger'
import { type RawBuilder, type Reader, sql, type Tx } from '#platform/db'
import type { NominalEffect } from '../model/amendment.ts'
import type { GrantMoment, MeltPolicy } from '../model/nominal.ts'
import { shareOn } from '../rules/nominal.ts'

/** A nominal that a category would have, and by what it reaches certificates. */
export type Target = {
  categoryId: string
  period: { id: string; startsOn: Day; endsOn: Day }
  unit: Unit
  amount: bigint
  day: Day
  zone: string
  melt: MeltPolicy
  moment: GrantMoment
}

/**
 * Where every living certificate of a category stands against a nominal: what it was credited with and still counts, what it
 * holds, and what it should have. A nominal that is used is worth what the month of its first reservation made (domain 3.7).
 */
function standing({ categoryId, period, unit, amount, day, zone, melt, moment }: Target): RawBuilder<unknown> {
  const { all } = shareOn(period, period.startsOn, melt)
  const worth = sql`${amount}::bigint * steps.left / ${all}::bigint`
  const reached = moment === 'activation' ? sql`c.activation = 'activated'` : sql`${moment === 'issue'}::boolean`
  const onDemand = moment === 'contract' || moment === 'enrolment'
  return sql`select c.id as certificate_id, c.funding, a.id as account_id, coalesce(a.granted + a.promised, 0) > 0 as holder,
      coalesce(a.granted + a.promised - a.melted - a.expired, 0) as has, coalesce(a.available, 0) as available,
      ${onDemand ? sql`coalesce(a.granted + a.promised - a.melted - a.expired, 0)` : sql`coalesce(a.promised + a.reserved + a.charged, 0)`} as held,
      ${worth} as target, a.used_at is null as unused, steps.left,
      ${!onDemand}::boolean and c.validity = 'valid' and c.funding <> 'queued' and (coalesce(a.granted + a.promised, 0) > 0 or ${reached}) as credited
    from certificates_certificate c
    left join ledger_account a on a.certificate_id = c.id and a.period_id = ${period.id} and a.unit = ${unit}
    cross join lateral (select greatest(coalesce((a.used_at at time zone ${zone})::date, ${day}::date), ${period.startsOn}::date) as day) reached
    cross join lateral (select ${leftFrom(melt, period.endsOn)} as left) steps
    where c.category_id = ${categoryId} and c.validity in ('valid', 'frozen')`
}

/** Months or days that are left from the day that counts, as `shareOn` counts them. */
function leftFrom(melt: MeltPolicy, endsOn: Day): RawBuilder<unknown> {
  if (melt === 'none') return sql`1`
  if (melt === 'linear-daily') return sql`${endsOn}::date - reached.day + 1`
  const last = endsOn.year * 12 + endsOn.month
  return sql`${last}::int + 1 - (extract(year from reached.day)::int * 12 + extract(month from reached.day)::int)`
}

/**
 * What a nominal would do to all certificates of its category. Until a day that is still to come the unused ones melt by
 * themselves: that is not what the act does.
 */
export async function measureEffect(reader: Reader, target: Target, today: Day): Promise<NominalEffect> {
  const { categoryId, period, unit, day, melt } = target
  const { all } = shareOn(period, period.startsOn, melt)
  const melts = sql`${isAfter(day, today)}::boolean and unused and n.amount is not null`
  const left = (pot: RawBuilder<unknown>) =>
    sql`case when ${melts} then least(${pot}, n.amount * s.left / ${all}::bigint) else ${pot} end`
  const { rows } = await sql<
    Omit<NominalEffect, 'before'> & { amount: bigint | null; countLimit: number | null; sumLimit: bigint | null }
  >`
    with n as (
      select * from funding_nominal n where n.category_id = ${categoryId} and n.period_id = ${period.id} and n.unit = ${unit}
        and (n.valid_to is null or n.valid_to > ${day})
    ), certificate as (
      select s.credited, s.holder, s.held, s.target, ${left(sql`s.has`)} as has, ${left(sql`s.available`)} as available
      from (${standing(target)}) s left join n on true
    ), sums as (
      select count(*) filter (where credited and holder and target > has)::int as raised,
        coalesce(sum(target - has) filter (where credited and holder and target > has), 0)::bigint as "raisedBy",
        count(*) filter (where credited and holder and target < has and available > 0)::int as lowered,
        coalesce(sum(least(available, has - target)) filter (where credited and holder and target < has), 0)::bigint as "loweredBy",
        count(*) filter (where credited and not holder and target > 0)::int as fresh,
        coalesce(sum(target) filter (where credited and not holder and target > 0), 0)::bigint as "freshBy",
        count(*) filter (where held > target)::int as below, coalesce(max(held), 0)::bigint as most
      from certificate
    )
    select sums.*, n.amount, n.count_limit as "countLimit", n.sum_limit as "sumLimit",
      coalesce(n.holders, 0) as holders, coalesce(n.granted, 0) as granted,
      (select count(*)::int from funding_queue where category_id = ${categoryId} and left_at is null) as queued
    from sums left join n on true`.execute(reader)
  const [row] = rows
  if (!row) throw new Error('an effect is always counted')
  const { amount, countLimit, sumLimit, ...effect } = row
  return { ...effect, before: amount === null ? null : { amount, countLimit, sumLimit } }
}

export type Standing = {
  certificateId: string
  accountId: string | null
  holder: boolean
  funding: string
  has: bigint
  available: bigint
  target: bigint
}

/** Certificates of a stretch that have more or less than they should, in the order of issue. */
export async function listStanding(
  tx: Tx,
  target: Target,
  { afterId, lastId }: { afterId: string; lastId: string },
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select certificate_id as "certificateId", account_id as "accountId", holder, funding, has, available, target
    from (${standing(target)}) certificate
    where certificate_id > ${afterId} and certificate_id <= ${lastId} and credited and target <> has
    order by certificate_id`.execute(tx)
  return rows
}

/** Certificates first in the order of locks: nobody issues, excludes or applies for these while they are credited. */
export async function lockCategory(
  tx: Tx,
  categoryId: string,
  { afterId, lastId }: { afterId: string; lastId: string },
): Promise<void> {
  await sql`select from certificates_certificate where category_id = ${categoryId} and id > ${afterId} and id <= ${lastId}
    order by id for no key update`.execute(tx)
}
