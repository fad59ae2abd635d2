import { type Day, formatDay, isAfter } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Claim } from '../model.ts'

/** The holder answers a waiting claim, once. */
export function whyNotAnswer({ state }: Pick<Claim, 'state'>): Refusal | null {
  return state === 'waiting' ? null : new Refusal('families.claim-answered')
}

/** A point decides by papers: what the holder declined at once, what nobody answered after the term. */
export function whyNotAtPoint(
  { state, answerDueOn }: Pick<Claim, 'state' | 'answerDueOn'>,
  today: Day,
): Refusal | null {
  if (state === 'declined') return null
  if (state !== 'waiting') return new Refusal('families.claim-answered')
  const early = answerDueOn && !isAfter(today, answerDueOn)
  return early ? new Refusal('families.claim-early', { on: formatDay(answerDueOn) }) : null
}
