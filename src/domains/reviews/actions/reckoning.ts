import { sql, type Tx } from '#platform/db'
import { keepStandings } from '#programmes'
import { dayOf } from '#region'
import { readRatings } from '../queries/rating.ts'
import { countTurnover, isCounted, listJudged } from '../queries/turnover.ts'
import { ratingOf, ratingsNeeded } from '../rules/rating.ts'
import { formulaOf } from '../settings.ts'

/** Reckons anew how these programmes stand; repeated it writes the same. */
export async function reckonStandings(tx: Tx, programmeIds: readonly string[], now: Temporal.Instant): Promise<void> {
  // One after another: a slower reckoning must not write over a later one.
  await sql`select pg_advisory_xact_lock(hashtextextended('reviews.reckon ' || current_schema(), 0))`.execute(tx)
  const today = await dayOf(tx, now)
  const formula = await formulaOf(tx, today)
  const rated = await readRatings(tx, programmeIds, today.subtract({ months: formula.periodMonths }))
  const standings = rated.map(({ id, reviews, marks, ...facts }) => {
    const ratings = facts.active.count + facts.closed.count
    const needed = ratingsNeeded({ ratings, contracts: facts.contracts }, formula)
    const mark = reviews === 0 ? null : Math.round((100 * marks) / reviews)
    return { id, rating: ratingOf(facts, formula), ratings, needed, reviews, mark }
  })
  await keepStandings(tx, standings, now)
}

/** Counts the turnover of all programmes, once a day; false when it has been counted. */
export async function countTurnoverOnce(tx: Tx, now: Temporal.Instant): Promise<boolean> {
  const today = await dayOf(tx, now)
  if (await isCounted(tx, today)) return false
  const { periodMonths } = await formulaOf(tx, today)
  await countTurnover(tx, { since: today.subtract({ months: periodMonths }), today })
  return true
}

const AT_ONCE = 500

/** The next portion of programmes after this one, reckoned; the last of it, or null at the end. */
export async function reckonPortion(tx: Tx, after: string | null, now: Temporal.Instant): Promise<string | null> {
  const ids = await listJudged(tx, after, AT_ONCE)
  if (ids.length > 0) await reckonStandings(tx, ids, now)
  return ids.length < AT_ONCE ? null : (ids.at(-1) ?? null)
}
