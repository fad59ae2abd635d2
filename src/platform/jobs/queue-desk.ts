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
  /** Changes with every attempt and every repetition: whoever asks for one says of which failure. */
  state: string
}

export type QueueState = {
  waiting: number
  running: number
  failed: readonly FailedJob[]
  schedules: readonly { name: string; lastRunAt: Temporal.Instant | null }[]
}

/** How staff look at the queue, and have a job done again. */
export type QueueDesk = {
  look(): Promise<QueueState>
  /** A job that failed; null when it succeeded meanwhile, or there never was one. */
  find(id: string): Promise<FailedJob | null>
  /** Runs the job now if nothing has happened to it since that state; says whether it did. */
  again(failure: Pick<FailedJob, 'id' | 'state'>): Promise<boolean>
}

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
          `select ${failedColumns} from ${schema}.jobs where last_error is not null
          order by (attempts < max_attempts), id desc limit ${SHOWN}`,
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
    async find(id) {
      const { rows } = await pool.query<FailedRow>(
        `select ${failedColumns} from ${schema}.jobs where id = $1 and last_error is not null`,
        [id],
      )
      return rows[0] ? failedFrom(rows[0]) : null
    },
    async again({ id, state }) {
      const { rows } = await pool.query(
        `select from ${schema}.reschedule_jobs(
          (select array_agg(id) from ${schema}.jobs where id = $1 and updated_at::text = $2), run_at := now(), attempts := 0)`,
        [id, state],
      )
      return rows.length > 0
    },
  }
}

const failedColumns = `id::text, task_identifier as name, attempts, last_error as problem, updated_at::text as state,
  extract(epoch from created_at) as planned, case when attempts < max_attempts then extract(epoch from run_at) end as due`

type FailedRow = Pick<FailedJob, 'id' | 'name' | 'attempts' | 'problem' | 'state'> & {
  planned: string
  due: string | null
}

/** Of an error the first line is enough, and nothing in it may tell personal data. */
function failedFrom({ planned, due, problem, ...job }: FailedRow): FailedJob {
  const words = redactText(problem.split('\n')[0] ?? '').slice(0, 300)
  return { ...job, problem: words, plannedAt: instantOf(planned) ?? EPOCH, dueAt: instantOf(due) }
}

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0)

function instantOf(seconds: string | null): Temporal.Instant | null {
  return seconds === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(Number(seconds) * 1000))
}
