import { type Author, record } from '#audit'
import { foldCounts } from '#certificates'
import type { Day, Instant } from '#kernel/dates'
import { refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf, getMunicipality, regionZone, registerAct } from '#region'
import { insertChildCount } from './queries/child-count.ts'
import { findFirstIssue, findLastKept, insertMonth } from './queries/month.ts'
import { whyNotCount } from './rules.ts'

type NewCount = {
  municipalityId: string
  countedOn: Day
  children: number
  act: { number: string; title: string; issuedOn: Day }
}

/**
 * Writes down how many children of 5 to 18 years live in a municipality, by its act; numbers before stay as they were.
 * Refuses `reports.day-ahead`.
 */
export async function setChildCount(tx: Tx, by: Author, given: NewCount, now: Instant): Promise<void> {
  const { municipalityId, countedOn, children } = given
  await getMunicipality(tx, municipalityId)

  refuseIf(whyNotCount(given, await dayOf(tx, now)))

  const actId = await registerAct(tx, by, { ...given.act, municipalityId }, now)
  await insertChildCount(tx, { municipalityId, countedOn, children, actId, userId: by.userId }, now)

  const facts = { municipalityId, children, countedOn: countedOn.toString() }
  await record(tx, by, 'reports.child-count-set', { subjectKind: 'act', subjectId: actId, facts }, now)
}

/** A plot goes so far back. */
const MONTHS = 24

/** Keeps the months that are over and not kept yet, and folds the counts; repeated runs change nothing. */
export async function keepMonths(tx: Tx, now: Instant): Promise<number> {
  const [today, zone] = await Promise.all([dayOf(tx, now), regionZone(tx)])
  const running = today.toPlainYearMonth()
  await foldCounts(tx)

  const kept = await findLastKept(tx)
  const first = kept?.add({ months: 1 }) ?? (await firstMonth(tx, zone))
  if (!first) return 0

  let month =
    Temporal.PlainYearMonth.compare(first, running.subtract({ months: MONTHS })) < 0
      ? running.subtract({ months: MONTHS })
      : first
  let count = 0
  for (; Temporal.PlainYearMonth.compare(month, running) < 0; month = month.add({ months: 1 })) {
    const end = month.add({ months: 1 }).toPlainDate({ day: 1 }).toZonedDateTime(zone).toInstant()
    await insertMonth(tx, { month, end }, now)
    count += 1
  }
  return count
}

async function firstMonth(tx: Tx, zone: string) {
  const issued = await findFirstIssue(tx)
  return issued?.toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth() ?? null
}
