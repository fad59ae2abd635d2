import type { Kit } from '#platform/http'
import { demoPreset, installPreset, type Preset } from '#region'
import { seedTown } from '../../db/seed/index.ts'
import type { Config, Region } from './config.ts'

const presets: Partial<Record<Region, Preset>> = { demo: demoPreset }

/** Brings in the region's rules and, in the demo, its people. Both add only what is not there yet. */
export async function prepareTown(
  kit: Pick<Kit, 'db' | 'clock'> & { config: Pick<Config, 'secretKey'> },
  config: Pick<Config, 'region' | 'demo' | 'regionName'>,
  say: (line: string) => void,
): Promise<void> {
  const preset = presets[config.region]
  if (!preset) throw new Error(`Правила региона «${config.regionName}» ещё не описаны: выберите REGION=demo.`)
  const now = kit.clock.now()
  const year = now.toZonedDateTimeISO('UTC').year
  await kit.db.transaction((tx) => installPreset(tx, movedTo(preset, year), now))
  if (config.demo && config.region === 'demo') await seedTown(kit, now, say)
}

/** The year that the demo preset is written for: its neighbours are the periods before and after. */
const WRITTEN_FOR = 2026

/** The invented region lives in whatever year it is started: its periods and their acts move along. */
function movedTo(preset: Preset, year: number): Preset {
  if (preset.name !== 'demo' || year === WRITTEN_FOR) return preset
  const moved = JSON.stringify(preset).replace(/\b20(2[4-7])\b/g, (written) =>
    String(Number(written) + year - WRITTEN_FOR),
  )
  return JSON.parse(moved) as Preset
}
