import type { Month } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Run, Work } from '../run.ts'

const columns = sql`id, work, period_id as "periodId", month, after_id as "afterId", seen, done, amount,
  started_at as "startedAt", finished_at as "finishedAt"`

type Wanted = { work: Work; periodId: string; month: Month }

/** The run, begun now when nobody began it; null while another worker has it in hand. */
export async function takeRun(tx: Tx, { work, periodId, month }: Wanted, now: Temporal.Instant): Promise<Run | null> {
  const first = month.toPlainDate({ day: 1 })
  await sql`insert into funding_run (id, work, period_id, month, started_at)
    values (${newId()}, ${work}, ${periodId}, ${first}, ${now}) on conflict do nothing`.execute(tx)
  const { rows } = await sql<Run>`select ${columns} from funding_run
    where work = ${work} and period_id = ${periodId} and month = ${first} for update skip locked`.execute(tx)
  return rows[0] ?? null
}

/** Months of a period in which this work is done to the end. */
export async function listFinished(reader: Reader, work: Work, periodId: string): Promise<string[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate }>`select month from funding_run
    where work = ${work} and period_id = ${periodId} and finished_at is not null`.execute(reader)
  return rows.map(({ month }) => month.toPlainYearMonth().toString())
}

export type Portion = { lastId: string | null; seen: bigint }

/** Where the next portion of accounts ends: a portion is a stretch of the primary key, whatever stands on it. */
export async function measurePortion(tx: Tx, { afterId }: Pick<Run, 'afterId'>, size: number): Promise<Portion> {
  const { rows } = await sql<Portion>`select max(id::text)::uuid as "lastId", count(*) as seen
    from (select id from ledger_account where id > ${afterId} order by id limit ${size}) portion`.execute(tx)
  return rows[0] ?? { lastId: null, seen: 0n }
}

type Progress = Portion & { done: bigint; amount: bigint }

/** One portion further; a portion with no account in it was the last. */
export async function advanceRun(
  tx: Tx,
  id: string,
  { lastId, seen, done, amount }: Progress,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update funding_run set after_id = coalesce(${lastId}, after_id), seen = seen + ${seen}, done = done + ${done},
    amount = amount + ${amount}, finished_at = ${lastId === null ? now : null} where id = ${id}`.execute(tx)
}
