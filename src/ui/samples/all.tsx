import { cabinetScreens } from './cabinet-screens.tsx'
import { componentSamples } from './components.tsx'
import { formSamples } from './forms.tsx'
import { publicScreens } from './public-screens.tsx'
import type { Sample } from './sample.ts'

export type { Sample }

/** Every component, form and typical screen; each renders a whole page. */
export const samples: readonly Sample[] = [...publicScreens, ...cabinetScreens, ...formSamples, ...componentSamples]
