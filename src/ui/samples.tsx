import { componentSamples } from './samples/components.tsx'
import { formSamples } from './samples/forms.tsx'
import type { Sample } from './samples/sample.ts'
import { screenSamples } from './samples/screens.tsx'

export type { Sample }

/** Every component, form and typical screen; each renders a whole page. */
export const samples: readonly Sample[] = [...screenSamples, ...formSamples, ...componentSamples]
