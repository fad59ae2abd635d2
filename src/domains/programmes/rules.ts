import type { Group, Module } from './model.ts'

/** Why a group takes applications at this moment, or why not; the family's own obstacles are counted elsewhere. */
export type Opening = 'free' | 'full' | 'soon' | 'over' | 'closed'

export type OpeningFacts = Pick<Group, 'state' | 'capacity' | 'taken' | 'applicationsFrom' | 'applicationsTo'>

/** Whether a group takes applications now (domain 4.8: enrolment opened, its window has come, seats are left). */
export function openingOf(group: OpeningFacts, module: Pick<Module, 'enrolmentOpen'>, now: Temporal.Instant): Opening {
  if (!module.enrolmentOpen || group.state !== 'open') return 'closed'
  if (Temporal.Instant.compare(now, group.applicationsFrom) < 0) return 'soon'
  if (Temporal.Instant.compare(now, group.applicationsTo) > 0) return 'over'
  return group.taken < group.capacity ? 'free' : 'full'
}
