import { amurPreset } from './amur.ts'
import { demoPreset } from './demo.ts'
import { komiPreset } from './komi.ts'
import type { Preset } from './preset.ts'
import { smolenskPreset } from './smolensk.ts'
import { vladimirPreset } from './vladimir.ts'

/** Every region that can be started, by the name in REGION. */
export const presets = {
  demo: demoPreset,
  amur: amurPreset,
  komi: komiPreset,
  smolensk: smolenskPreset,
  vladimir: vladimirPreset,
} satisfies Record<string, Preset>
