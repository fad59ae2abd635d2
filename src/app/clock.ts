import { type Clock, type MovableClock, movableClock, systemClock } from '#platform/clock'
import { type Database, sql, type Tx } from '#platform/db'
import type { Config } from './config.ts'

/** Real time; in the demo a clock that people move, standing where it was left, or where a new town is told to begin. */
export async function openClock(
  db: Pick<Database, 'reader' | 'transaction'>,
  config: Pick<Config, 'demo' | 'demoNow'>,
): Promise<Clock> {
  if (!config.demo) return systemClock
  const { rows } = await sql<{ milliseconds: bigint }>`select milliseconds from clock_shift`.execute(db.reader)
  if (rows.length === 0 && config.demoNow) {
    const clock = movableClock()
    clock.set(config.demoNow)
    await db.transaction((tx) => keepShift(tx, clock))
    return clock
  }
  return movableClock(Temporal.Duration.from({ milliseconds: Number(rows[0]?.milliseconds ?? 0n) }))
}

export function isMovable(clock: Clock): clock is MovableClock {
  return 'offset' in clock
}

/** Keeps how far the clock stands from real time, for the next start. */
export async function keepShift(tx: Tx, clock: MovableClock): Promise<void> {
  const milliseconds = Math.round(clock.offset().total('milliseconds'))
  await sql`insert into clock_shift (milliseconds) values (${milliseconds})
    on conflict (one) do update set milliseconds = excluded.milliseconds`.execute(tx)
}
