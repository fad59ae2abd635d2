import type { Day, Instant } from '#kernel/dates'
import { homeOf, type Reader } from '#platform/db'
import { type Asked, countByDay, latestChange, type MonthCounts } from './queries/calendar.ts'

type Span = { first: Day; last: Day; from: Day }
type Copy = { counts: MonthCounts; changedAt: string; countedAt: Instant }

/** Of two changes the one that began earlier may be committed later, unseen by the latest moment; so long it may last. */
const LONGEST_MS = 20_000
/** Searches that one database keeps; when there are more, all are counted anew. */
const MOST = 300

const kept = new WeakMap<object, Map<string, Copy>>()

/** Counts of a month, which everybody who looks at it shares until something in the calendar changes. */
export async function countedByDay(reader: Reader, asked: Asked, span: Span, now: Instant): Promise<MonthCounts> {
  const home = homeOf(reader)
  const copies = kept.get(home) ?? new Map<string, Copy>()
  kept.set(home, copies)
  const key = JSON.stringify([asked, span])
  const changedAt = await latestChange(reader)
  const copy = copies.get(key)
  const age = copy ? now.since(copy.countedAt).total('milliseconds') : Number.NaN
  if (copy && copy.changedAt === changedAt && age >= 0 && age < LONGEST_MS) return copy.counts

  const counts = await countByDay(reader, asked, span)
  if (copies.size >= MOST) copies.clear()
  copies.set(key, { counts, changedAt, countedAt: now })
  return counts
}
