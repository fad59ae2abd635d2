import { type Author, record } from '#audit'
import { type Day, type Instant, isAfter } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import type { Act } from './model.ts'
import { dayOf, findSameAct } from './queries.ts'
import { declaredSettings, forgetSettings, type Setting } from './settings.ts'

/** Writes down the law, order or resolution from which numbers will come. */
export async function registerAct(
  tx: Tx,
  by: Author,
  act: Omit<Act, 'id'> & { municipalityId?: string | null },
  now: Instant,
): Promise<string> {
  const id = newId<'act'>()
  await sql`insert into region_act (id, municipality_id, number, title, issued_on)
    values (${id}, ${act.municipalityId ?? null}, ${act.number}, ${act.title}, ${act.issuedOn})`.execute(tx)
  await record(
    tx,
    by,
    'region.act-registered',
    { subjectKind: 'act', subjectId: id, facts: { number: act.number } },
    now,
  )
  return id
}

type Change<T> = { value: T; from: Day; actId: string; municipalityId?: string | null }

/** Gives a setting a new value from a day on, by an act; the value before it ends on that day. */
export async function changeSetting<T>(
  tx: Tx,
  by: Author,
  setting: Setting<T>,
  change: Change<T>,
  now: Instant,
): Promise<void> {
  const value = setting.schema.parse(change.value)
  const { from, actId, municipalityId = null } = change

  const mine = sql`name = ${setting.name} and municipality_id is not distinct from ${municipalityId}`
  const { rows } = await sql`select 1 from region_setting where ${mine} and valid_from >= ${from} limit 1`.execute(tx)
  if (rows.length > 0) refuse('region.setting-later-exists', { setting: setting.words, from: from.toString() })

  await sql`update region_setting set valid_to = ${from} where ${mine} and (valid_to is null or valid_to > ${from})`.execute(
    tx,
  )
  await sql`insert into region_setting (id, name, municipality_id, value, valid_from, act_id)
    values (${newId()}, ${setting.name}, ${municipalityId}, ${JSON.stringify(value)}::jsonb, ${from}, ${actId})`.execute(
    tx,
  )
  forgetSettings(tx)
  const facts = {
    setting: setting.name,
    municipalityId,
    value: JSON.parse(JSON.stringify(value)),
    from: from.toString(),
  }
  await record(tx, by, 'region.setting-changed', { subjectKind: 'act', subjectId: actId, facts }, now)
}

type Enacted = {
  name: string
  value: unknown
  from: Day
  act: Omit<Act, 'id'>
  /** Since when the value holds that this one was made from; whoever typed all of it anew need not say. */
  over?: Day | undefined
}

/**
 * The operator gives a rule of the region another value from a later day on, by an act; what was counted stays. Refuses
 * `region.setting-changed-meanwhile` when somebody was quicker: parts that were only left as they stood would undo the change.
 */
export async function enactSetting(
  tx: Tx,
  by: Author,
  { name, value, from, act, over }: Enacted,
  now: Instant,
): Promise<void> {
  const setting = declaredSettings().find((one) => one.name === name) ?? refuse('http.not-found')
  const since = await lockRule(tx, name)
  if (over && since && !over.equals(since)) refuse('region.setting-changed-meanwhile', { setting: setting.words })
  if (!isAfter(from, await dayOf(tx, now))) refuse('region.setting-from-past', { setting: setting.words })
  const actId = (await findSameAct(tx, act)) ?? (await registerAct(tx, by, act, now))
  await changeSetting(tx, by, setting, { value, from, actId }, now)
}

/** One change of a rule at a time; since when its last value holds or will hold. */
async function lockRule(tx: Tx, name: string): Promise<Day | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`region-setting ${name}`}, 0))`.execute(tx)
  const { rows } = await sql<{ since: Day | null }>`select max(valid_from) as since from region_setting
    where name = ${name} and municipality_id is null`.execute(tx)
  return rows[0]?.since ?? null
}
