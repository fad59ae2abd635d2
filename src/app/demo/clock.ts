import type { MovableClock } from '#platform/clock'
import { type Database, sql } from '#platform/db'
import { keepShift } from '../clock.ts'

/**
 * Moves the town's clock and keeps it so. Sessions move along: who jumps a week ahead was not away for a week.
 * Null is back to real time.
 */
export async function moveClock(db: Database, clock: MovableClock, to: Temporal.Instant | null): Promise<void> {
  const before = clock.offset()
  const real = clock.now().subtract(before)
  clock.set(to ?? real)
  const seconds = clock.offset().subtract(before).total('seconds')
  await db.transaction(async (tx) => {
    await keepShift(tx, clock)
    await sql`update session set created_at = created_at + make_interval(secs => ${seconds}),
      last_seen_at = last_seen_at + make_interval(secs => ${seconds}),
      expires_at = expires_at + make_interval(secs => ${seconds})
      where ended_at is null`.execute(tx)
  })
}
