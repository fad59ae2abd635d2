import { type Reader, sql, type Tx } from '#platform/db'
import { type Planned, sendLetterJob } from '../plan.ts'

type Instant = Temporal.Instant

/** A letter that is this worker's to send until its lease is over. */
export type Claimed = {
  id: string
  round: number
  tries: number
  plannedAt: Instant
  /** When what it tells of happened, where that is known. */
  causedAt: Instant | null
  planned: Planned
}

const BATCH = 500
/** Who claimed letters and died gives them back after so long. */
const LEASE = { minutes: 5 }

/** Planned letters become outgoing ones, in one statement; of equal keys the last counts. Says how many. */
export async function takePlanned(tx: Tx, now: Instant): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    with taken as (
      delete from job_plan where id in (
        select id from job_plan where name = ${sendLetterJob} order by id limit ${BATCH} for update skip locked) returning *
    ), last as (
      select distinct on (payload ->> 'key') * from taken order by payload ->> 'key', id desc
    ), kept as (
      insert into mail_outgoing as o (key, payload, planned_at, due_at, caused_at)
      select payload ->> 'key', payload, ${now}, coalesce(run_at, ${now}), caused_at from last order by id
      on conflict (key) do update set payload = excluded.payload, round = o.round + 1, tries = 0,
        planned_at = excluded.planned_at, caused_at = excluded.caused_at, due_at = excluded.due_at, problem = null, failed_at = null
    )
    select count(*)::int as taken from taken`.execute(tx)
  return rows[0]?.taken ?? 0
}

/** The letters that are due, the longest waiting first; nobody else takes them meanwhile. */
export async function claimDue(tx: Tx, most: number, now: Instant): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    update mail_outgoing set due_at = ${now.add(LEASE)} where id in (
      select id from mail_outgoing where failed_at is null and due_at <= ${now}
      order by due_at, id limit ${most} for update skip locked)
    returning id::text, round, tries, planned_at as "plannedAt", caused_at as "causedAt",
      payload as planned`.execute(tx)
  return rows
}

/** What became of a claimed letter: `problem` null means that it is done. */
export type Settled = {
  id: string
  round: number
  problem: string | null
  tries: number
  dueAt: Instant | null
}

/** Done letters go; the others wait for their next moment, or for staff. What was planned anew meanwhile is left alone. */
export async function settle(tx: Tx, settled: readonly Settled[], now: Instant): Promise<void> {
  const rows = JSON.stringify(settled)
  await sql`delete from mail_outgoing o using jsonb_to_recordset(${rows}::jsonb) as s(id bigint, round int, problem text)
    where o.id = s.id and o.round = s.round and s.problem is null`.execute(tx)
  await sql`update mail_outgoing o set problem = s.problem, tries = s.tries, due_at = coalesce(s."dueAt", o.due_at),
      failed_at = case when s."dueAt" is null then ${now}::timestamptz end
    from jsonb_to_recordset(${rows}::jsonb) as s(id bigint, round int, problem text, tries int, "dueAt" timestamptz)
    where o.id = s.id and o.round = s.round and s.problem is not null`.execute(tx)
}

/** Addresses that nobody has, and addresses that somebody has after all. */
export async function markAddresses(
  tx: Tx,
  { nobody, somebody }: { nobody: readonly { to: string; problem: string }[]; somebody: readonly string[] },
  now: Instant,
): Promise<void> {
  if (somebody.length > 0) await sql`delete from mail_bounce where address = any(${somebody}::text[])`.execute(tx)
  for (const { to, problem } of nobody)
    await sql`insert into mail_bounce (address, problem, bounced_at) values (${to}, ${problem}, ${now})
      on conflict (address) do update set problem = excluded.problem, bounced_at = excluded.bounced_at`.execute(tx)
}

/** Since when a mail server says that nobody is at this address; null when nothing is known against it. */
export async function findBounce(reader: Reader, address: string): Promise<Instant | null> {
  const { rows } = await sql<{
    at: Instant
  }>`select bounced_at as at from mail_bounce where address = ${address}`.execute(reader)
  return rows[0]?.at ?? null
}
