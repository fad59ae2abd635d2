import type { Day, Month } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Run, Work } from '../model/run.ts'

const columns = sql`id, work, period_id as "periodId", month, day, amendment_id as "amendmentId", after_id as "afterId", seen, done, amount,
  started_at as "startedAt", finished_at as "finishedAt"`

type Wanted = { work: Work; periodId: string; month: Month; day?: Day | null; amendmentId?: string; total?: number }

/** The run, begun now when nobody began it; null while another worker has it in hand. */
export async function takeRun(tx: Tx, wanted: Wanted, now: Temporal.Instant): Promise<Run | null> {
  await beginRun(tx, wanted, now)
  const { work, periodId, month, day, amendmentId } = wanted
  const first = month.toPlainDate({ day: 1 })
  const { rows } = await sql<Run>`select ${columns} from funding_run
    where work = ${work} and period_id = ${periodId} and month = ${first}
      and amendment_id is not distinct from ${amendmentId ?? null} and day is not distinct from ${day ?? null}::date
    for update skip locked`.execute(tx)
  return rows[0] ?? null
}

/** Writes down that there is such a work to do; nothing when it is written down already. */
export async function beginRun(tx: Tx, wanted: Wanted, now: Temporal.Instant): Promise<void> {
  const { work, periodId, month, day, amendmentId, total } = wanted
  await sql`insert into funding_run (id, work, period_id, month, day, amendment_id, total, started_at)
    values (${newId()}, ${work}, ${periodId}, ${month.toPlainDate({ day: 1 })}, ${day ?? null}, ${amendmentId ?? null}, ${total ?? null}, ${now})
    on conflict do nothing`.execute(tx)
}

/** Works that are not done to the end, the oldest first. */
export async function listUnfinished(reader: Reader, work: Work): Promise<Run[]> {
  const { rows } = await sql<Run>`select ${columns} from funding_run
    where work = ${work} and finished_at is null order by started_at, id`.execute(reader)
  return rows
}

/** Months of a period in which this work is done to the end; a work of single days does not count for their month. */
export async function listFinished(reader: Reader, work: Work, periodId: string): Promise<string[]> {
  const { rows } = await sql<{ month: Temporal.PlainDate }>`select month from funding_run
    where work = ${work} and period_id = ${periodId} and day is null and finished_at is not null`.execute(reader)
  return rows.map(({ month }) => month.toPlainYearMonth().toString())
}

/** Whether this work of a day is done to the end. */
export async function isDoneOn(reader: Reader, work: Work, periodId: string, day: Day): Promise<boolean> {
  const { rows } = await sql`select from funding_run where work = ${work} and period_id = ${periodId} and day = ${day}
    and finished_at is not null`.execute(reader)
  return rows.length > 0
}

export type Portion = { lastId: string | null; seen: bigint }

/** Where the next portion ends: a portion is a stretch of the primary key, whatever stands on it. */
export async function measurePortion(
  tx: Tx,
  { afterId }: Pick<Run, 'afterId'>,
  size: number,
  of: 'ledger_account' | 'certificates_certificate' = 'ledger_account',
): Promise<Portion> {
  const { rows } = await sql<Portion>`
    with portion as (select id from ${sql.table(of)} where id > ${afterId} order by id limit ${size})
    select (select id from portion order by id desc limit 1) as "lastId", (select count(*) from portion) as seen`.execute(
    tx,
  )
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
