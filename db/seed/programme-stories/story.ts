import type { ProgrammeDirection, ProgrammeForm, Register } from '#programmes'

/** `times` are «вт, чт 16:00–17:30; сб 10:00–11:00»; `window` is when applications are received. */
export type GroupStory = {
  key?: string
  times: string
  teacher: string
  room?: string
  seats: number
  taken: number
  window?: 'soon' | 'over'
}

export type ProgrammeStory = {
  key?: string
  by: string
  direction: ProgrammeDirection
  name: string
  activity: string
  summary: string
  description: string
  ages: readonly [number, number]
  register: Register
  /** Roubles for the whole module. */
  price: number
  hours: number
  months?: number
  form?: ProgrammeForm
  adapted?: boolean
  closed?: boolean
  groups: readonly GroupStory[]
}

export const group = (
  times: string,
  teacher: string,
  seats: number,
  taken: number,
  more: Partial<GroupStory> = {},
): GroupStory => ({
  ...{ times, teacher, seats, taken },
  ...more,
})
