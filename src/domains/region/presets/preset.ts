import type { Json } from '#kernel/refusal'
import type { Municipality } from '../model.ts'

/** A region as data. Days are written `2026-01-31`; acts are named by a key, municipalities by their code. */
export type Preset = {
  name: string
  acts: Record<string, { number: string; title: string; issuedOn: string; municipality?: string }>
  municipalities: readonly Omit<Municipality, 'id' | 'coordinator'>[]
  periods: readonly { name: string; startsOn: string; endsOn: string; applicationsFrom: string; act: string }[]
  /** By which act everything holds that is as in other regions: the usual values that domains declare. */
  usual: { act: string; from: string }
  /** Values of settings by name where they are the region's own, and those of single municipalities. */
  settings: readonly {
    act: string
    from: string
    municipality?: string
    values: Readonly<Record<string, Json>>
  }[]
}
