import { type Day, isAfter, isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import { type Formula, type RatingFacts, type Scores, type Study, scales } from '../model.ts'

/** The last day on which a study may be rated; the day of its end is the first one (S-045). */
export function ratedUntil({ endsOn }: Pick<Study, 'endsOn'>, days: number): Day {
  return endsOn.add({ days: days - 1 })
}

type Asked = Pick<Study, 'contract' | 'startsOn' | 'endsOn'> & { today: Day; days: number }

/** Only a study that began and is over, by its end or by a termination, not later than the term (S-045). */
export function whyNotRate({ today, days, ...study }: Asked): Refusal | null {
  if (!begins(study)) return new Refusal('reviews.never-learnt')
  if (isBefore(today, study.endsOn)) return new Refusal('reviews.study-runs', { from: study.endsOn.toString() })
  const until = ratedUntil(study, days)
  return isAfter(today, until) ? new Refusal('reviews.rating-late', { until: until.toString() }) : null
}

/** A contract in force whose first day comes: a termination before the first day leaves nothing to rate. */
function begins({ contract, startsOn, endsOn }: Pick<Study, 'contract' | 'startsOn' | 'endsOn'>): boolean {
  const concluded = contract !== 'offered' && contract !== 'declined'
  return concluded && !isAfter(startsOn, endsOn)
}

/**
 * The rating of a programme in tenths of a percent by domain 8.8, over its own contracts alone; null while too few of
 * them are rated. Weights need not sum to 100: the rating is their mean.
 */
export function ratingOf({ active, closed, contracts, leftByFamily }: RatingFacts, formula: Formula): number | null {
  const ratings = active.count + closed.count
  const weighed = formula.active * active.count + formula.closed * closed.count
  // A contract rated today is not counted among the contracts before tonight.
  const all = Math.max(contracts, ratings)
  if (ratings < ratingsNeeded({ ratings, contracts }, formula) || weighed === 0) return null

  const mean = (scale: keyof Scores) => (formula.active * active[scale] + formula.closed * closed[scale]) / weighed
  const loyal = 100 * loyaltyOf((100 * leftByFamily) / all, formula)
  const sum = scales.reduce((part, scale) => part + formula[scale] * mean(scale), formula.turnover * loyal)
  const weights = scales.reduce((part, scale) => part + formula[scale], formula.turnover)
  return weights === 0 ? null : Math.round((10 * sum) / weights)
}

/** With how many ratings a programme of so many contracts has a rating. */
export function ratingsNeeded(
  { ratings, contracts }: { ratings: number; contracts: number },
  { leastRatings, leastShare }: Formula,
): number {
  return Math.max(leastRatings, Math.ceil((leastShare * Math.max(contracts, ratings)) / 100))
}

/** K of domain 8.8: 1 while few families leave, 0 once many do, falling evenly between; `left` in percent. */
export function loyaltyOf(left: number, { turnoverMiddle: middle, turnoverHigh: high }: Formula): number {
  if (left >= high) return 0
  return left < middle ? 1 : (high - left) / (high - middle)
}
