import { isAfter } from '#kernel/dates'
import { NotTaken, type Obstacle } from '../mailer.ts'

/** Minutes until the next try of one letter; after the last of them, every six hours. */
const steps = [1, 5, 15, 60, 180, 360]
/** After so long nobody tries any more without staff. */
const GIVE_UP = { hours: 24 * 5 }

/** Trouble with one letter or with the whole server; what a mailer did not name is taken for trouble with this one. */
export function obstacleOf(error: unknown): { obstacle: Obstacle; problem: string } {
  const problem = error instanceof Error ? error.message : String(error)
  return { obstacle: error instanceof NotTaken ? error.obstacle : 'later', problem: problem.slice(0, 500) }
}

/** When this letter is tried again; null: never without staff. A server that is away costs the letter no try. */
export function nextTry(
  { obstacle, tries, plannedAt }: { obstacle: Obstacle; tries: number; plannedAt: Temporal.Instant },
  now: Temporal.Instant,
): { tries: number; dueAt: Temporal.Instant | null } {
  if (obstacle === 'away') return { tries, dueAt: now }
  if (obstacle === 'never' || obstacle === 'nobody') return { tries: tries + 1, dueAt: null }
  const dueAt = now.add({ minutes: steps[tries] ?? 360 })
  return { tries: tries + 1, dueAt: isAfter(dueAt, plannedAt.add(GIVE_UP)) ? null : dueAt }
}

/** How long the whole post rests when the server is away: longer each time in a row, at most five minutes. */
export function restAfter(timesAway: number): Temporal.Duration {
  return Temporal.Duration.from({ seconds: Math.min(300, 5 * 2 ** Math.min(timesAway - 1, 6)) })
}
