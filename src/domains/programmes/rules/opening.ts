import type { Group, Module } from '../model.ts'

/** Why a group takes applications at this moment, or why not; the family's own obstacles are counted elsewhere. */
export type Opening = 'free' | 'full' | 'soon' | 'over' | 'closed'

export type OpeningFacts = {
  enrolmentOpen: boolean
  state: Group['state']
  /** Milliseconds since 1970, as lists read them by thousands. */
  from: number
  to: number
  /** The window for the study years after the first one (domain 4.7). */
  nextFrom?: number | null | undefined
  nextTo?: number | null | undefined
  capacity: number
  taken: number
}

/** Whether a group takes applications now (domain 4.8: enrolment opened, its window has come, seats are left). */
export function openingAt(facts: OpeningFacts, nowMilliseconds: number): Opening {
  if (!facts.enrolmentOpen || facts.state !== 'open') return 'closed'
  const { from, to, nextFrom, nextTo, taken, capacity } = facts
  const windows =
    typeof nextFrom === 'number' && typeof nextTo === 'number'
      ? [
          { from, to },
          { from: nextFrom, to: nextTo },
        ]
      : [{ from, to }]
  if (windows.some((one) => one.from <= nowMilliseconds && nowMilliseconds <= one.to))
    return taken < capacity ? 'free' : 'full'
  return windows.some((one) => nowMilliseconds < one.from) ? 'soon' : 'over'
}

/** The same for a whole group. */
export function openingOf(
  group: Group,
  { enrolmentOpen }: Pick<Module, 'enrolmentOpen'>,
  now: Temporal.Instant,
): Opening {
  const { state, capacity, taken, applicationsFrom, applicationsTo, nextApplicationsFrom, nextApplicationsTo } = group
  const window = {
    ...{ from: applicationsFrom.epochMilliseconds, to: applicationsTo.epochMilliseconds },
    ...{ nextFrom: nextApplicationsFrom?.epochMilliseconds, nextTo: nextApplicationsTo?.epochMilliseconds },
  }
  return openingAt({ enrolmentOpen, state, capacity, taken, ...window }, now.epochMilliseconds)
}
