import { createHash } from 'node:crypto'
import { record, system } from '#audit'
import { sql, type Tx } from '#platform/db'
import { forgetPeriods } from '../queries.ts'
import { forgetSettings, usualSettings } from '../settings.ts'
import type { Preset } from './preset.ts'

/**
 * Brings a region's acts, municipalities, periods and settings into the database. Done again it adds only what is new:
 * what the region itself has changed since then stays.
 */
export async function installPreset(tx: Tx, preset: Preset, now: Temporal.Instant): Promise<void> {
  const id = (kind: string, key: string) => steadyId(`${preset.name} ${kind} ${key}`)
  const municipalityId = (code: string | undefined) => (code ? id('municipality', code) : null)

  for (const item of preset.municipalities)
    await sql`insert into region_municipality (id, code, name, name_in, authorised_body, phone, email, hours, regulation, latitude, longitude)
      values (${id('municipality', item.code)}, ${item.code}, ${item.name}, ${item.nameIn}, ${item.authorisedBody}, ${item.phone},
        ${item.email}, ${item.hours}, ${item.regulation}, ${item.latitude}, ${item.longitude}) on conflict do nothing`.execute(
      tx,
    )
  for (const [key, act] of Object.entries(preset.acts))
    await sql`insert into region_act (id, municipality_id, number, title, issued_on)
      values (${id('act', key)}, ${municipalityId(act.municipality)}, ${act.number}, ${act.title}, ${act.issuedOn}::date)
      on conflict do nothing`.execute(tx)
  for (const period of preset.periods)
    await sql`insert into region_funding_period (id, name, starts_on, ends_on, applications_from, act_id)
      values (${id('period', period.name)}, ${period.name}, ${period.startsOn}::date, ${period.endsOn}::date,
        ${period.applicationsFrom}::date, ${id('act', period.act)}) on conflict do nothing`.execute(tx)

  const added = await insertSettings(tx, preset, id)
  forgetSettings(tx)
  forgetPeriods(tx)
  if (added.length > 0)
    await record(tx, system, 'region.preset-installed', { facts: { preset: preset.name, settings: added } }, now)
}

async function insertSettings(tx: Tx, preset: Preset, id: (kind: string, key: string) => string): Promise<string[]> {
  const rows = [...preset.settings, usualOf(preset)].flatMap(({ act, from, municipality, values }) =>
    Object.entries(values).map(([name, value]) => ({
      id: id('setting', `${name} ${municipality ?? ''} ${from}`),
      name,
      municipality_id: municipality ? id('municipality', municipality) : null,
      value,
      valid_from: from,
      act_id: id('act', act),
    })),
  )
  const { rows: added } = await sql<{ name: string }>`
    insert into region_setting (id, name, municipality_id, value, valid_from, act_id)
    select id, name, municipality_id, value, valid_from, act_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (id uuid, name text, municipality_id uuid, value jsonb, valid_from date, act_id uuid)
    where not exists (select from region_setting kept where kept.name = given.name
      and kept.municipality_id is not distinct from given.municipality_id)
    returning name`.execute(tx)
  return added.map(({ name }) => name)
}

/** The usual value of every setting that the region does not set apart. */
function usualOf({ usual, settings }: Preset): Preset['settings'][number] {
  const apart = new Set(settings.flatMap(({ municipality, values }) => (municipality ? [] : Object.keys(values))))
  return { ...usual, values: Object.fromEntries(Object.entries(usualSettings()).filter(([name]) => !apart.has(name))) }
}

/** The same key always names the same row, so that a second installation finds it (a UUID of version 8). */
function steadyId(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
