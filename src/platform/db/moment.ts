import type { Database, Tx } from './database.ts'

type Moment = { at: Temporal.Instant | null }

const moments = new WeakMap<Tx, Moment>()

/** Every face of one transaction shares its moment. */
export function shareMoment(tx: Tx, moment: Moment): void {
  moments.set(tx, moment)
}

/** What this transaction plans from now on is because of what happened `at`. Marked where an act writes its journal row. */
export function markMoment(tx: Tx, at: Temporal.Instant): void {
  const moment = moments.get(tx)
  if (moment) moment.at = at
}

/** When what the transaction does was caused; null while it has not told. */
export function momentOf(tx: Tx): Temporal.Instant | null {
  return moments.get(tx)?.at ?? null
}

/** The same database for a job: what it plans before it acts itself was caused when the job was planned. */
export function causedAt(db: Database, at: Temporal.Instant): Database {
  return {
    ...db,
    transaction: (work) =>
      db.transaction((tx) => {
        markMoment(tx, at)
        return work(tx)
      }),
  }
}
