import type pg from 'pg'
import { redactText } from '#platform/log'

/** A job that did not succeed; `dueAt` is null when nobody tries any more. */
export type FailedJob = {
  id: string
  name: string
  attempts: number
  problem: string
  plannedAt: Temporal.Instant
  dueAt: Temporal.Instant | null
}

export type QueueState = {
  waiting: number
  running: number
  failed: readonly FailedJob[]
  schedules: readonly { name: string; lastRunAt: Temporal.Instant | null }[]
}

/** How staff look at the queue, and have a job done again. */
export type QueueDesk = { look(): Promise<QueueState>; again(id: string): Promise<{ name: string } | null> }

const SHOWN = 50

export function queueDesk(pool: pg.Pool, schema: string): QueueDesk {
  return {
    async look() {
      const [counts, failed, schedules] = await Promise.all([
        pool.query<{ waiting: number; running: number }>(
          `select (count(*) filter (where locked_at is null and attempts < max_attempts)
              + (select count(*) from (select from job_plan limit 100000) planned))::int as waiting,
            count(*) filter (where locked_at is not null)::int as running from ${schema}.jobs`,
        ),
        pool.query<FailedRow>(
          `select id::text, task_identifier as name, attempts, last_error as problem, extract(epoch from created_at) as planned,
            case when attempts < max_attempts then extract(epoch from run_at) end as due
          from ${schema}.jobs where last_error is not null order by (attempts < max_attempts), id desc limit ${SHOWN}`,
        ),
        pool.query<{ name: string; ran: string | null }>(
          `select identifier as name, extract(epoch from last_execution) as ran from ${schema}._private_known_crontabs order by 1`,
        ),
      ])
      return {
        ...(counts.rows[0] ?? { waiting: 0, running: 0 }),
        failed: failed.rows.map(failedFrom),
        schedules: schedules.rows.map(({ name, ran }) => ({ name, lastRunAt: instantOf(ran) })),
      }
    },
    async again(id) {
      const { rows } = await pool.query<{ name: string }>(
        `select task_identifier as name from ${schema}.jobs where id in (
          select id from ${schema}.reschedule_jobs(array[$1::bigint], run_at := now(), attempts := 0))`,
        [id],
      )
      return rows[0] ?? null
    },
  }
}

type FailedRow = { id: string; name: string; attempts: number; problem: string; planned: string; due: string | null }

/** Of an error the first line is enough, and nothing in it may tell personal data. */
function failedFrom({ planned, due, problem, ...job }: FailedRow): FailedJob {
  const words = redactText(problem.split('\n')[0] ?? '').slice(0, 300)
  return { ...job, problem: words, plannedAt: instantOf(planned) ?? EPOCH, dueAt: instantOf(due) }
}

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0)

function instantOf(seconds: string | null): Temporal.Instant | null {
  return seconds === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(Number(seconds) * 1000))
}
