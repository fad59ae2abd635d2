import type { Group, Module } from './model.ts'

/** Why a group takes applications at this moment, or why not; the family's own obstacles are counted elsewhere. */
export type Opening = 'free' | 'full' | 'soon' | 'over' | 'closed'

export type OpeningFacts = {
  enrolmentOpen: boolean
  state: Group['state']
  /** Milliseconds since 1970, as lists read them by thousands. */
  from: number
  to: number
  capacity: number
  taken: number
}

/** Whether a group takes applications now (domain 4.8: enrolment opened, its window has come, seats are left). */
export function openingAt(facts: OpeningFacts, nowMilliseconds: number): Opening {
  if (!facts.enrolmentOpen || facts.state !== 'open') return 'closed'
  if (nowMilliseconds < facts.from) return 'soon'
  if (nowMilliseconds > facts.to) return 'over'
  return facts.taken < facts.capacity ? 'free' : 'full'
}

/** The same for a whole group. */
export function openingOf(
  group: Group,
  { enrolmentOpen }: Pick<Module, 'enrolmentOpen'>,
  now: Temporal.Instant,
): Opening {
  const { state, capacity, taken, applicationsFrom, applicationsTo } = group
  const window = { from: applicationsFrom.epochMilliseconds, to: applicationsTo.epochMilliseconds }
  return openingAt({ enrolmentOpen, state, capacity, taken, ...window }, now.epochMilliseconds)
}
