import { cabinetScreens } from './samples/cabinet-screens.tsx'
import { componentSamples } from './samples/components.tsx'
import { formSamples } from './samples/forms.tsx'
import { publicScreens } from './samples/public-screens.tsx'
import type { Sample } from './samples/sample.ts'

export type { Sample }

/** Every component, form and typical screen; each renders a whole page. */
export const samples: readonly Sample[] = [...publicScreens, ...cabinetScreens, ...formSamples, ...componentSamples]
