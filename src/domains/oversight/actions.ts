import type { Actor } from '#access'
import { record } from '#audit'
import type { Tx } from '#platform/db'
import { type FailedJob, planJob } from '#platform/jobs'
import type { JournalQuery } from './model.ts'
import { insertRepetition } from './queries/repetition.ts'

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

/** A job that did not succeed is done again after the commit, once for each failure; says whether this press was the first. */
export async function repeatJob(tx: Tx, by: Actor, failed: FailedJob, now: Temporal.Instant): Promise<boolean> {
  const { id, name, state } = failed
  if (!(await insertRepetition(tx, { id, state, askedBy: by.userId }, now))) return false
  await planJob(tx, 'oversight.repeat', { id, state })
  await record(tx, by, 'oversight.job-repeated', { facts: { job: name } }, now)
  return true
}
