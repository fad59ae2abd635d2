import type { Instant } from '#kernel/dates'
import { sql, type Tx } from '#platform/db'

export type AttemptKind = 'sign-in' | 'letter' | 'guess' | 'presence' | 'presence-code' | 'code' | 'ticket'

/** Keyed hashes of whom and from where, in the fixed order in which they are locked. */
export type Subjects = readonly { subject: string; most: number }[]

/**
 * Counts one more attempt of each subject, or says until when there are too many. What was turned away is not counted,
 * so the window slides on and lets the person in again.
 */
export async function countAttempt(
  tx: Tx,
  kind: AttemptKind,
  subjects: Subjects,
  window: Temporal.Duration,
  now: Instant,
): Promise<Instant | null> {
  // Of a hundred guesses at once each must see those before it.
  for (const { subject } of subjects)
    await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 7))`.execute(tx)
  const since = now.subtract(window)
  const { rows } = await sql<{ count: number; oldest: Instant; subject: string }>`
    select subject, count(*)::int as count, min(at) as oldest from access_attempt
    where kind = ${kind} and at > ${since} and subject = any(${subjects.map(({ subject }) => subject)}::text[])
    group by subject`.execute(tx)
  const until = rows
    .filter((row) => row.count >= (subjects.find(({ subject }) => subject === row.subject)?.most ?? 0))
    .map((row) => row.oldest.add(window))
    .sort(Temporal.Instant.compare)
    .at(-1)
  if (until) return until
  await sql`insert into access_attempt (kind, subject, at)
    select ${kind}, subject, ${now} from unnest(${subjects.map(({ subject }) => subject)}::text[]) as subject`.execute(
    tx,
  )
  return null
}

/** A right password makes the wrong ones before it forgiven. */
export async function deleteAttempts(tx: Tx, kind: AttemptKind, subjects: readonly string[]): Promise<void> {
  await sql`delete from access_attempt where kind = ${kind} and subject = any(${[...subjects]}::text[])`.execute(tx)
}

/** The network is forgiven only the one attempt that was right: others behind it may still be guessing. */
export async function deleteLatestAttempt(tx: Tx, kind: AttemptKind, subject: string): Promise<void> {
  await sql`delete from access_attempt where id =
    (select max(id) from access_attempt where kind = ${kind} and subject = ${subject})`.execute(tx)
}

export async function deleteOldAttempts(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from access_attempt where at < ${before}`.execute(tx)
}
