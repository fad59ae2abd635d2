import { type Instant, isAfter } from '#kernel/dates'

const firstPauseSeconds = 30
const longestPauseSeconds = 3600

/** The pause doubles up to an hour: a partner that comes back is not met by a storm. */
export function nextAttempt(attempts: number, now: Instant): Instant {
  return now.add({ seconds: Math.min(firstPauseSeconds * 2 ** Math.min(attempts - 1, 20), longestPauseSeconds) })
}

/** What became of one delivery. */
export type Outcome = { is: 'delivered' } | { is: 'silent' | 'refused'; problem: string }

/** An answer about the message itself does not get better by repeating; everything else may. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { is: 'delivered' }
  const mended = status === 408 || status === 425 || status === 429 || status === 401 || status === 403
  const refused = status >= 400 && status < 500 && !mended
  return { is: refused ? 'refused' : 'silent', problem: `Ответ ${status}` }
}

/** Needs a person: the message was refused, or nobody answered for longer than the region waits. */
export function isDead(outcome: Outcome, { firstAt, days }: { firstAt: Instant; days: number }, now: Instant): boolean {
  if (outcome.is === 'delivered') return false
  return outcome.is === 'refused' || !isAfter(firstAt.add({ hours: days * 24 }), now)
}
