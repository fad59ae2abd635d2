import type { Actor } from '#access'
import { record } from '#audit'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { JournalQuery } from './model.ts'

/** Whoever searches the journal is in it too, with what they looked for. */
export async function recordSearch(
  tx: Tx,
  by: Actor,
  { query, exported }: { query: JournalQuery; exported: boolean },
  now: Temporal.Instant,
): Promise<void> {
  const { who, about, what, from, to } = query
  const word = exported ? 'oversight.journal-exported' : 'oversight.journal-searched'
  await record(tx, by, word, { facts: { who, about, what, from: from.toString(), to: to.toString() } }, now)
}

/** Everything is checked now and not only by night. */
export async function askCheck(tx: Tx, by: Actor, now: Temporal.Instant): Promise<void> {
  await planJob(tx, 'oversight.check', { by: by.userId }, { key: 'oversight.check' })
  await record(tx, by, 'oversight.check-asked', {}, now)
}

/** A job that did not succeed is done again. */
export async function recordAgain(tx: Tx, by: Actor, job: string, now: Temporal.Instant): Promise<void> {
  await record(tx, by, 'oversight.job-repeated', { facts: { job } }, now)
}
