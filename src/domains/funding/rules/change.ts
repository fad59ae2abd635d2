import { type Day, isAfter } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Asked, Change, LimitGround, Room } from '../model/change.ts'
import type { CategoryNominal, MeltPolicy } from '../model/nominal.ts'
import { nominalOn } from './nominal.ts'

type Living = Pick<Change, 'id' | 'number'> | null

/** May this certificate be asked to become one with nominal? A category that an act ends is there until its last day. */
export function whyNotAsk(asked: Asked, living: Living, today: Day): Refusal | null {
  if (asked.validity !== 'valid') return new Refusal('funding.not-valid')
  if (asked.activation !== 'activated') return new Refusal('funding.not-activated')
  if (asked.funding === 'nominal') return new Refusal('funding.has-nominal', { childId: asked.childId })
  if (living) return new Refusal('funding.change-lives', { number: living.number, childId: asked.childId })
  if (asked.funding === 'queued') return new Refusal('funding.in-queue', { childId: asked.childId })
  const { funded, categoryEnds } = asked
  const isOver = categoryEnds !== null && !isAfter(categoryEnds, today)
  return funded && !isOver ? null : new Refusal('funding.not-funded', { childId: asked.childId })
}

type Decider = { role: string }
export type WhoDecides = 'municipality' | 'operator'

/** The operator always; the municipality where the region says so. */
export function mayDecideChange(by: Decider, who: WhoDecides): boolean {
  return by.role === 'region' || (by.role === 'municipality' && who === 'municipality')
}

export function whyNotDecideChange(
  change: Change,
  by: Decider,
  { who, consent }: { who: WhoDecides; consent: boolean },
): Refusal | null {
  if (change.state !== 'submitted')
    return new Refusal('funding.change-decided', { number: change.number, state: change.state })
  if (!mayDecideChange(by, who)) return new Refusal('funding.operator-decides')
  return consent ? null : new Refusal('funding.consent-withdrawn', { number: change.number })
}

/** Refused only at a limit (S-143, S-144); null while there is room. */
export function limitReached(room: Room): LimitGround | null {
  if (!room.count) return 'count-limit'
  return room.sum ? null : 'sum-limit'
}

type Limits = Pick<CategoryNominal, 'amount' | 'holders' | 'countLimit' | 'granted' | 'sumLimit'> & {
  ceilingLeft: bigint
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
}

/**
 * Vacancy (domain 3.6): a place by count and a nominal of this day by sum, within what the municipality may still commit
 * this year (S-144); null when no nominal is set at all.
 */
export function roomIn(nominals: readonly Limits[], today: Temporal.PlainDate, melt: MeltPolicy): Room | null {
  if (nominals.length === 0) return null
  return {
    count: nominals.some(({ countLimit, holders }) => countLimit === null || holders < countLimit),
    sum: nominals.some(
      (nominal) =>
        nominal.ceilingLeft > 0n &&
        (nominal.sumLimit === null ||
          nominal.granted + nominalOn(nominal.amount, nominal, today, melt) <= nominal.sumLimit),
    ),
  }
}
