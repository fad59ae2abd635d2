import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

const BATCH = 500
const PAUSE_MS = 200

/** Where jobs go; `apart` are the words that somebody else takes. */
type Queue = { schema: string; apart: readonly string[] }

/** Longest that jobs wait for people who wait for a page. */
export const PATIENCE_MS = 30_000

/**
 * Hands planned jobs to the queue, a batch in a transaction, until it is stopped. Several movers may run at once. While the
 * site is `busy` it gives way, but not for ever: once its patience is over, it goes on until the plan is empty.
 */
export function moveWhilePlanned(
  pool: pg.Pool,
  queue: Queue,
  { busy, failed }: { busy(): boolean; failed(error: unknown): void },
): { stop(): Promise<void> } {
  let going = true
  const loop = async () => {
    for (let emptied = performance.now(); going; ) {
      const giveWay = busy() && performance.now() - emptied < PATIENCE_MS
      const moved = giveWay
        ? 0
        : await movePlanned(pool, queue).catch((error) => {
            failed(error)
            return 0
          })
      if (!giveWay && moved < BATCH) emptied = performance.now()
      if (moved < BATCH) await sleep(PAUSE_MS)
    }
  }
  const ended = loop()
  return {
    stop: async () => {
      going = false
      await ended
    },
  }
}

/** Moves one batch; of equal keys in it only the last counts, as the queue itself would have it. */
async function movePlanned(pool: pg.Pool, { schema, apart }: Queue): Promise<number> {
  const { rows } = await pool.query<{ moved: number }>(
    `
    with moved as (
      delete from job_plan where id in (select id from job_plan where name <> all($1) order by id limit ${BATCH} for update skip locked) returning *
    ), last as (
      select distinct on (coalesce(job_key, id::text)) * from moved order by coalesce(job_key, id::text), id desc
    ), handed as (
      select count(*) from ${schema}.add_jobs((
        select array_agg((name, case when caused_at is null then payload
            else (payload::jsonb || jsonb_build_object('causedAt', caused_at))::json end, null, run_at, null, job_key, null, null)::${schema}.job_spec order by id) from last
      )) where exists (select from last)
    )
    select (select count(*) from moved)::int as moved, (select * from handed)`,
    [apart],
  )
  return rows[0]?.moved ?? 0
}
