/**
 * Jobs: work done after the commit, by graphile-worker on the same PostgreSQL.
 *
 * Promises: a job planned in a transaction exists exactly when the transaction committed; it runs at least once, so
 * every handler is written to be repeated.
 */
import { Logger, parseCronItems, type Runner, run as runWorker, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import { momentOf, sql, type Tx } from '#platform/db'
import { moveWhilePlanned, PATIENCE_MS } from './mover.ts'
import { bePresent } from './presence.ts'

export { eachApart, inPages, type Page } from './pages.ts'
export { type FailedJob, type QueueDesk, type QueueState, queueDesk } from './queue-desk.ts'

/** A schedule missed while the program was down is made up for within a day. */
const DAY_MS = 86_400_000

type JobPayload = Record<string, unknown>

/**
 * Plans `name` in the caller's transaction. It is one cheap insert: handing a job to the queue costs ten times as much
 * and is done by the worker, in batches (docs/decisions/003). A `key` replaces a waiting job of the same key instead of adding one.
 * It carries the moment of the act that planned it, unless it is to happen at a later one.
 */
export async function planJob(
  tx: Tx,
  name: string,
  payload: JobPayload,
  options: { runAt?: Temporal.Instant; key?: string } = {},
): Promise<void> {
  const { runAt = null, key = null } = options
  await sql`insert into job_plan (name, payload, run_at, job_key, caused_at)
    values (${name}, ${JSON.stringify(payload)}::json, ${runAt}, ${key}, ${runAt ? null : momentOf(tx)})`.execute(tx)
}

/** `at` is when the cause of the job happened, where it is known. */
export type JobHandler = (payload: JobPayload, at?: Temporal.Instant) => Promise<void>
export type Schedule = { job: string; everySeconds?: number; cron?: string }

export type Jobs = { alive(): boolean; stop(): Promise<void> }

/**
 * Starts the worker. `cron` schedules are those of graphile-worker (at least a minute, kept across restarts);
 * `everySeconds` is for sweeps that may simply be skipped while the program is down.
 */
export async function startJobs(options: {
  pool: pg.Pool
  schema: string
  handlers: Record<string, JobHandler>
  schedules: readonly Schedule[]
  concurrency?: number
  /** Whether people wait for the site just now: then jobs wait a little for them. */
  busy?(): boolean
  /** Words of planned jobs that somebody else takes. */
  apart?: readonly string[]
  failed(job: string, error: unknown): void
}): Promise<Jobs> {
  const taskList: TaskList = {}
  for (const [name, handle] of Object.entries(options.handlers))
    taskList[name] = async (given) => {
      const { causedAt, ...payload } = given as JobPayload
      await handle(payload, typeof causedAt === 'string' ? Temporal.Instant.from(causedAt) : undefined)
    }
  const parsedCronItems = parseCronItems(
    options.schedules.flatMap(({ cron, job }) =>
      cron ? [{ task: job, match: cron, options: { backfillPeriod: DAY_MS } }] : [],
    ),
  )
  const presence = await bePresent(options.pool, options.schema)
  const runner: Runner = await runWorker({
    pgPool: options.pool,
    schema: options.schema,
    taskList,
    parsedCronItems,
    logger: silent,
    concurrency: options.concurrency ?? 2,
    pollInterval: 1000,
    noHandleSignals: true,
  })
  runner.events.on('job:error', ({ job, error }) => options.failed(job.task_identifier, error))
  const queue = { schema: options.schema, apart: options.apart ?? [] }
  const busy = () => options.busy?.() ?? false
  const mover = moveWhilePlanned(options.pool, queue, {
    busy,
    failed: (error) => options.failed('mover', error),
  })
  let alive = true
  runner.promise.catch((error) => options.failed('worker', error)).finally(() => (alive = false))
  const timers = options.schedules.flatMap(({ job, everySeconds }) =>
    everySeconds ? [sweep(job, everySeconds, { ...options, busy })] : [],
  )
  return {
    alive: () => alive,
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await mover.stop()
      await runner.stop()
      await presence.leave()
    },
  }
}

/** The worker tells of every job; we tell of failures, through `failed`. */
const silent = new Logger(() => () => {})

type Sweeping = {
  handlers: Record<string, JobHandler>
  busy(): boolean
  failed(job: string, error: unknown): void
}

/** While the site is busy a frequent sweep waits, but not longer than planned jobs do. */
function sweep(job: string, seconds: number, { handlers, busy, failed }: Sweeping): NodeJS.Timeout {
  const handle = handlers[job]
  if (!handle) throw new Error(`no handler for the scheduled job ${job}`)
  let running = false
  let done = performance.now()
  return setInterval(async () => {
    if (running || (busy() && performance.now() - done < PATIENCE_MS)) return
    running = true
    try {
      await handle({})
    } catch (error) {
      failed(job, error)
    } finally {
      running = false
      done = performance.now()
    }
  }, seconds * 1000).unref()
}
