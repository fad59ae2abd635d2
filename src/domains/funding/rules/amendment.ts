import { type Day, isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { CategoryEndEffect, CeilingEffect, Effect, NominalEffect, Wish } from '../model/amendment.ts'

export type AmendmentFacts = {
  today: Day
  period: { name: string; startsOn: Day; endsOn: Day }
  /** The latest day from which an act changes the same thing already; null when nothing does. */
  latest: Day | null
  /** The category that the wish speaks of; null for other wishes and for one that is new. */
  category: CategorySpan | null
  effect: Effect
}

/** When a category may be chosen first, and from when an act ends it. */
export type CategorySpan = { opens: Day | null; ends: Day | null }

/** Why an act may not change this: the first reason of its days, then of what is held already (domain 3.7). */
export function whyNotAmend(wish: Wish, facts: AmendmentFacts): Refusal | null {
  return whyNotDays(wish, facts) ?? (facts.category && whyNotCategory(wish, facts.category)) ?? whyNotHeld(wish, facts)
}

function whyNotDays(wish: Wish, { today, period, latest }: AmendmentFacts): Refusal | null {
  const days = { period: period.name, from: period.startsOn.toString(), to: period.endsOn.toString() }
  if (isBefore(period.endsOn, today)) return new Refusal('funding.period-closed', days)
  if (isBefore(wish.from, period.startsOn) || isBefore(period.endsOn, wish.from))
    return new Refusal('funding.from-outside', days)
  if (latest && !isBefore(latest, wish.from)) return new Refusal('funding.acts-overlap', { latest: latest.toString() })
  // The first value of a period may be written down late; a change of it holds from today at the earliest.
  return latest && isBefore(wish.from, today) ? new Refusal('funding.from-past', { today: today.toString() }) : null
}

/** A category ends once, not before it has begun, and after its end there is nothing to change. */
function whyNotCategory({ subject, from }: Wish, { opens, ends }: CategorySpan): Refusal | null {
  if (opens && isBefore(from, opens)) return new Refusal('funding.category-not-begun', { from: opens.toString() })
  if (!ends || (subject === 'nominal' && isBefore(from, ends))) return null
  return new Refusal('funding.category-over', { on: ends.toString() })
}

function whyNotHeld(wish: Wish, { effect }: AmendmentFacts): Refusal | null {
  if (wish.subject === 'ceiling' && effect.subject === 'ceiling') return whyNotCeiling(wish.amount, effect)
  if (effect.subject === 'category' && effect.twin) return new Refusal('funding.category-twice')
  if (effect.subject === 'category-end') return whyNotEnd(effect)
  return wish.subject === 'nominal' && effect.subject === 'nominal' ? whyNotNominal(wish, effect) : null
}

function whyNotCeiling(amount: bigint, { committed }: CeilingEffect): Refusal | null {
  return amount < committed
    ? new Refusal('funding.ceiling-below-commitments', { committed: committed.toString() })
    : null
}

/** What was credited for days after the end is promised; and somebody without a paper must have a category to choose. */
function whyNotEnd({ credited, last }: CategoryEndEffect): Refusal | null {
  if (last) return new Refusal('funding.category-last')
  return credited > 0 ? new Refusal('funding.category-credited', { credited }) : null
}

type Limits = { unit: string; amount: bigint; countLimit: number | null; sumLimit: bigint | null }

function whyNotNominal({ unit, countLimit, sumLimit }: Limits, effect: NominalEffect): Refusal | null {
  const { below, most, holders, granted, raisedBy, loweredBy } = effect
  if (below > 0) return new Refusal('funding.nominal-below-held', { below, most: most.toString(), unit })
  if (countLimit !== null && countLimit < holders) return new Refusal('funding.count-below-holders', { holders })
  // Those who have a nominal keep it: the limit of sum must have room for what the change adds to them.
  const needed = granted + raisedBy - loweredBy
  if (sumLimit !== null && sumLimit < needed)
    return new Refusal('funding.sum-below-granted', { needed: needed.toString(), unit })
  return null
}
