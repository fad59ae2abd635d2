import type { Kit } from '#platform/http'
import { installPreset, type Preset, presets } from '#region'
import { seedTown } from '../../db/seed/index.ts'
import type { Config } from './config.ts'

/** Brings in the region's rules and, in the demo, its people. Both add only what is not there yet. */
export async function prepareTown(
  kit: Pick<Kit, 'db' | 'clock'> & { config: Pick<Config, 'secretKey'> & Partial<Pick<Config, 'port'>> },
  config: Pick<Config, 'region' | 'demo'>,
  say: (line: string) => void,
): Promise<void> {
  const now = kit.clock.now()
  const year = now.toZonedDateTimeISO('UTC').year
  await kit.db.transaction((tx) => installPreset(tx, movedTo(presets[config.region], year), now))
  if (config.demo) await seedTown(kit, now, say)
}

/** The year that presets are written for: its neighbours are the periods before and after. */
const WRITTEN_FOR = 2026

/** A region starts in whatever year it is: its periods, and the invented acts that open them, move along. */
export function movedTo(preset: Preset, year: number): Preset {
  if (year === WRITTEN_FOR) return preset
  const moved = JSON.stringify(preset).replace(/\b20(2[4-7])\b/g, (written) =>
    String(Number(written) + year - WRITTEN_FOR),
  )
  return JSON.parse(moved) as Preset
}
