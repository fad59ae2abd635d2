import { type Clock, type MovableClock, movableClock, systemClock } from '#platform/clock'
import { type Database, sql, type Tx } from '#platform/db'
import type { Config } from './config.ts'

/** Real time; in the demo a clock that people move. */
export function createClock({ demo }: Pick<Config, 'demo'>): Clock {
  return demo ? movableClock() : systemClock
}

/** The demo's clock stands where it was left, or where a new town is told to begin. */
export async function restoreClock(
  clock: Clock,
  db: Pick<Database, 'reader' | 'transaction'>,
  { demoNow }: Pick<Config, 'demoNow'>,
): Promise<void> {
  if (!isMovable(clock)) return
  const { rows } = await sql<{ milliseconds: bigint }>`select milliseconds from clock_shift`.execute(db.reader)
  const [kept] = rows
  if (kept) clock.stand(Temporal.Duration.from({ milliseconds: Number(kept.milliseconds) }))
  else if (demoNow) {
    clock.set(demoNow)
    await db.transaction((tx) => keepShift(tx, clock))
  }
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
