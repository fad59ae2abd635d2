import { type Author, record } from '#audit'
import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { Refusal, refuseIf } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { registerAct } from './actions.ts'
import type { Act, FundingPeriod } from './model.ts'
import { dayOf, forgetPeriods } from './queries.ts'

export type NewPeriod = Omit<FundingPeriod, 'id'> & { act: Omit<Act, 'id'> }

/**
 * The operator adds a period that is still to come, by an act (domain 3.7). Refuses `region.period-past`,
 * `region.period-backwards`, `region.period-applications`, `region.period-overlaps`.
 */
export async function addPeriod(tx: Tx, by: Author, { act, ...period }: NewPeriod, now: Instant): Promise<string> {
  // One at a time: two periods of one press must not both find the days free.
  await sql`lock table region_funding_period in share row exclusive mode`.execute(tx)
  const { rows } = await sql<FundingPeriod>`select id, name, starts_on as "startsOn", ends_on as "endsOn",
    applications_from as "applicationsFrom" from region_funding_period order by starts_on`.execute(tx)

  refuseIf(whyNotAdd(period, rows, await dayOf(tx, now)))

  const actId = await registerAct(tx, by, act, now)
  const id = newId<'period'>()
  const { name, startsOn, endsOn, applicationsFrom } = period
  await sql`insert into region_funding_period (id, name, starts_on, ends_on, applications_from, act_id)
    values (${id}, ${name}, ${startsOn}, ${endsOn}, ${applicationsFrom}, ${actId})`.execute(tx)
  forgetPeriods(tx)
  const facts = { name, startsOn: startsOn.toString(), endsOn: endsOn.toString() }
  await record(tx, by, 'region.period-added', { subjectKind: 'act', subjectId: actId, facts }, now)
  return id
}

export function whyNotAdd(
  { startsOn, endsOn, applicationsFrom }: Omit<FundingPeriod, 'id' | 'name'>,
  others: readonly FundingPeriod[],
  today: Day,
): Refusal | null {
  const { compare } = Temporal.PlainDate
  if (compare(startsOn, today) <= 0) return new Refusal('region.period-past')
  if (compare(endsOn, startsOn) <= 0) return new Refusal('region.period-backwards')
  if (compare(applicationsFrom, today) < 0 || compare(applicationsFrom, startsOn) > 0)
    return new Refusal('region.period-applications')
  const other = others.find((one) => compare(one.startsOn, endsOn) <= 0 && compare(startsOn, one.endsOn) <= 0)
  return other ? new Refusal('region.period-overlaps', { name: other.name }) : null
}
