import { daysInclusive, isAfter, isBefore, monthsBetween } from '#kernel/dates'
import { floorDiv } from '#kernel/split'
import type { CategoryNominal, MeltPolicy } from '../model/nominal.ts'

type Period = { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }
type Held = { committed: bigint; opening: bigint }
type Limits = Pick<CategoryNominal, 'countLimit' | 'holders' | 'sumLimit' | 'granted'>

export type Share = { left: bigint; all: bigint }

/** «n of m»: what share of an unused nominal is left on a day, by months or by days, that day's own counted in. */
export function shareOn(period: Period, day: Temporal.PlainDate, policy: MeltPolicy): Share {
  if (policy === 'none') return { left: 1n, all: 1n }
  const count = policy === 'linear-daily' ? daysInclusive : countMonths
  return { left: BigInt(count(day, period.endsOn)), all: BigInt(count(period.startsOn, period.endsOn)) }
}

function countMonths(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return monthsBetween(from, to).length
}

/**
 * What a nominal is worth on a day: annual × months (or days) left ÷ those of the period, rounded down to the unit
 * (S-008; the formula is our reading, domain 3.7). Before the period it is whole, after it nothing.
 */
export function nominalOn(annual: bigint, period: Period, day: Temporal.PlainDate, policy: MeltPolicy): bigint {
  if (isAfter(day, period.endsOn)) return 0n
  if (policy === 'none' || !isAfter(day, period.startsOn)) return annual
  const { left, all } = shareOn(period, day, policy)
  return floorDiv(annual * left, all)
}

/** Cuts an amount into equal slices; what does not divide falls into the first ones. */
export function inSlices(amount: bigint, slices: number): bigint[] {
  const count = BigInt(slices)
  const each = amount / count
  const rest = Number(amount % count)
  return Array.from({ length: slices }, (_, place) => each + (place < rest ? 1n : 0n))
}

/** Nobody else can be credited with this nominal: its limit of count or of sum is used up (S-143, S-144). */
export function isUsedUp({ countLimit, holders, sumLimit, granted }: Limits): boolean {
  return (countLimit !== null && holders >= countLimit) || (sumLimit !== null && granted >= sumLimit)
}

/**
 * What would be committed by the end of a running period; null before it has run for a month. What was held by the end of its
 * first day (prolongations, and whoever applied beforehand) stands whole and is no pace of new contracts. What came later is: a
 * commitment reserves its months to the end of the period, so the same number of new contracts a day reserves ever fewer months.
 * Over the n days after the first, d of them passed: opening + (committed − opening) × n² ÷ (2nd − d²).
 */
export function forecastOf({ committed, opening }: Held, period: Period, today: Temporal.PlainDate): bigint | null {
  const { startsOn, endsOn } = period
  if (isBefore(today, startsOn.add({ months: 1 }))) return null
  const second = startsOn.add({ days: 1 })
  const [passed, all] = [BigInt(daysInclusive(second, today)), BigInt(daysInclusive(second, endsOn))]
  // Where more was given back since than came, nothing foretells that it goes on so.
  if (passed >= all || committed <= opening) return committed
  return opening + ((committed - opening) * all * all) / (2n * all * passed - passed * passed)
}
