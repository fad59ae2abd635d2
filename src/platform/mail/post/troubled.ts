import { type Reader, sql, type Tx } from '#platform/db'

type Instant = Temporal.Instant

/** A letter that was not taken at once, as staff see it. */
export type TroubledLetter = {
  id: string
  to: string
  letter: string
  problem: string
  tries: number
  plannedAt: Instant
  /** The next try; null when nobody tries any more. */
  dueAt: Instant | null
}

export type OutgoingCounts = { waiting: number; delayed: number; failed: number; oldest: Instant | null }

const columns = sql`id::text, payload ->> 'to' as "to", payload ->> 'letter' as letter, problem, tries, planned_at as "plannedAt",
  case when failed_at is null then due_at end as "dueAt"`

/** The newest first, after the one named; those that nobody tries any more come before those that still wait. */
export async function listTroubled(
  reader: Reader,
  { after, most }: { after: string | null; most: number },
): Promise<TroubledLetter[]> {
  const { rows } = await sql<TroubledLetter>`select ${columns} from mail_outgoing
    where problem is not null and (${after}::bigint is null or ((failed_at is null), -id) > (
      select (failed_at is null), -id from mail_outgoing where id = ${after}::bigint))
    order by (failed_at is null), id desc limit ${most}`.execute(reader)
  return rows
}

/** How many wait, how many of them after a trouble, how many nobody tries any more. */
export async function countOutgoing(reader: Reader): Promise<OutgoingCounts> {
  const { rows } = await sql<OutgoingCounts>`select count(*) filter (where failed_at is null)::int as waiting,
    count(*) filter (where failed_at is null and problem is not null)::int as delayed,
    count(*) filter (where failed_at is not null)::int as failed,
    min(planned_at) filter (where failed_at is null) as oldest from mail_outgoing`.execute(reader)
  return rows[0] ?? { waiting: 0, delayed: 0, failed: 0, oldest: null }
}

/** Sends again from the beginning; null of a letter that is not there or went meanwhile. */
export async function tryAgain(tx: Tx, id: string, now: Instant): Promise<{ to: string; letter: string } | null> {
  const { rows } = await sql<{
    to: string
    letter: string
  }>`update mail_outgoing set failed_at = null, tries = 0, due_at = ${now},
      planned_at = ${now}
    where id = ${id}::bigint and problem is not null
    returning payload ->> 'to' as "to", payload ->> 'letter' as letter`.execute(tx)
  return rows[0] ?? null
}

/** Failed letters that nobody asked for in so long. */
export async function forgetFailed(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from mail_outgoing where failed_at < ${before}`.execute(tx)
}
