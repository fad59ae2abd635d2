import type { Day, Instant } from '#kernel/dates'

/** A study year begins on 1 September; «2026» is the one of 2026/27. */
export function studyYearOf({ year, month }: Day): number {
  return month >= 9 ? year : year - 1
}

export type Windows = {
  startsOn: Day
  applicationsFrom: Instant
  applicationsTo: Instant
  nextApplicationsFrom?: Instant | null
  nextApplicationsTo?: Instant | null
}

/**
 * When applications for study from this day are taken: those of the group's first study year by its window, those of
 * later years by the second one (domain 4.7). A group without a second window has the same for all.
 */
export function windowFor(group: Windows, startsOn: Day): { from: Instant; to: Instant } {
  const { nextApplicationsFrom: from, nextApplicationsTo: to } = group
  if (from && to && studyYearOf(startsOn) > studyYearOf(group.startsOn)) return { from, to }
  return { from: group.applicationsFrom, to: group.applicationsTo }
}
