import { system } from '#audit'
import { sql, type Tx } from '#platform/db'
import { changeSetting, registerAct } from './actions.ts'
import { demoPreset } from './presets/demo.ts'
import { installPreset } from './presets/install.ts'
import type { Setting } from './settings.ts'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')

/** The demo region: its municipalities by code, its periods by name. */
export async function aRegion(
  tx: Tx,
): Promise<{ municipalities: Record<string, string>; periods: Record<string, string> }> {
  await installPreset(tx, demoPreset, now)
  const [municipalities, periods] = await Promise.all([
    sql<{ key: string; id: string }>`select code as key, id from region_municipality`.execute(tx),
    sql<{ key: string; id: string }>`select name as key, id from region_funding_period`.execute(tx),
  ])
  const byKey = ({ rows }: { rows: { key: string; id: string }[] }) =>
    Object.fromEntries(rows.map(({ key, id }) => [key, id]))
  return { municipalities: byKey(municipalities), periods: byKey(periods) }
}

/** Another value of a setting from a day on, by an act made for it. */
export async function aSetting<T>(
  tx: Tx,
  setting: Setting<T>,
  value: T,
  { from = '2020-02-01', municipalityId = null }: { from?: string; municipalityId?: string | null } = {},
): Promise<void> {
  const act = { number: 'проба', title: 'Приказ для проверки', issuedOn: Temporal.PlainDate.from('2019-01-01') }
  const actId = await registerAct(tx, system, { ...act, municipalityId }, now)
  await changeSetting(tx, system, setting, { value, from: Temporal.PlainDate.from(from), actId, municipalityId }, now)
}
