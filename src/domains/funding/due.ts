import type { Day } from '#kernel/dates'
import type { Reader } from '#platform/db'

/** What waits for a municipality in one domain, and how much of it is late. */
export type Due = { waiting: number; overdue: number }
export type DueOf = {
  name: string
  /** «Решения о номинале» */
  label: string
  href: string
  /** What is counted as late; where nothing has a term it is not told. */
  count(reader: Reader, facts: { municipalityId: string; today: Day }): Promise<Due>
}
export type CountedDue = Omit<DueOf, 'count'> & Due

const sources: DueOf[] = []

/** A domain above brings what waits for the municipality to its desk, which cannot know it (STYLE.md, arrows). */
export function defineDue(source: DueOf): void {
  sources.push(source)
}

/** What waits now: the most overdue first; nothing that does not wait. */
export async function dueOf(reader: Reader, facts: { municipalityId: string; today: Day }): Promise<CountedDue[]> {
  const counted = await Promise.all(
    sources.map(async ({ count, ...source }) => ({ ...source, ...(await count(reader, facts)) })),
  )
  return counted
    .filter(({ waiting }) => waiting > 0)
    .sort((one, other) => other.overdue - one.overdue || other.waiting - one.waiting)
}
