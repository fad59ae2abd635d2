import { sql, type Tx } from '#platform/db'

/** Notes of changes lie for an hour: whoever has not asked for longer than this reads everything again. */
export const longestSleepMs = 20 * 60_000

/** Notes of changes that every reader has taken over long ago. */
export async function forgetChanges(tx: Tx): Promise<void> {
  // The machine's time on purpose: the notes are of the machine, and the demo's clock must not empty them.
  await sql`delete from programmes_change where at < clock_timestamp() - interval '1 hour'`.execute(tx)
}
