import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobsSchema, ownerPool } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { type Jobs, planJob, startJobs } from './index.ts'

let fresh: FreshDatabase
let pool: pg.Pool
let jobs: Jobs
const done: string[] = []
const failures: string[] = []
let fragile = 0

beforeAll(async () => {
  fresh = await freshDatabase()
  pool = ownerPool({ connection: fresh.address, schema: 'kruzhok_demo' })
  jobs = await startJobs({
    pool,
    schema: jobsSchema('kruzhok_demo'),
    handlers: {
      note: async ({ text }) => {
        done.push(String(text))
      },
      fragile: async () => {
        fragile += 1
        throw new Error('not today')
      },
    },
    schedules: [],
    failed: (job) => failures.push(job),
  })
})
afterAll(async () => {
  await jobs.stop()
  await pool.end()
  await fresh.close()
})

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition() && waited < 8000; waited += 50) await sleep(50)
}

test('a job runs when the act that planned it committed, and only then', async () => {
  await fresh.db
    .transaction(async (tx) => {
      await planJob(tx, 'note', { text: 'rolled back' })
      throw new Error('stop')
    })
    .catch(() => {})
  await fresh.db.transaction((tx) => planJob(tx, 'note', { text: 'committed' }))
  await until(() => done.length > 0)
  expect(done).toEqual(['committed'])
})

test('of jobs of one key planned together the last one runs', async () => {
  done.length = 0
  await fresh.db.transaction(async (tx) => {
    await planJob(tx, 'note', { text: 'first' }, { key: 'one' })
    await planJob(tx, 'note', { text: 'second' }, { key: 'one' })
  })
  await until(() => done.length > 0)
  expect(done).toEqual(['second'])
})

test('a job that a killed worker had in hand is free as soon as a worker starts alone', async () => {
  const other = await freshDatabase()
  const itsPool = ownerPool({ connection: other.address, schema: 'kruzhok_demo' })
  const schema = jobsSchema('kruzhok_demo')
  await itsPool.query(`select ${schema}.add_job('note', '{"text":"left in hand"}')`)
  await itsPool.query(`update ${schema}._private_jobs set locked_by = 'worker-killed', locked_at = now(), attempts = 1`)
  done.length = 0
  const handlers = { note: async ({ text }: Record<string, unknown>) => void done.push(String(text)) }
  const next = await startJobs({ pool: itsPool, schema, handlers, schedules: [], failed: () => {} })
  await until(() => done.length > 0)
  await next.stop()
  await itsPool.end()
  await other.close()
  expect(done).toEqual(['left in hand'])
})

test('a job that failed is told of and kept for another attempt', async () => {
  await fresh.db.transaction((tx) => planJob(tx, 'fragile', {}))
  await until(() => failures.length > 0)
  expect(fragile).toBeGreaterThan(0)
  expect(failures).toContain('fragile')
})

test('planned jobs and frequent sweeps wait while people wait for the site, and run afterwards', async () => {
  const other = await freshDatabase()
  const itsPool = ownerPool({ connection: other.address, schema: 'kruzhok_demo' })
  done.length = 0
  const swept: number[] = []
  let busy = true
  const next = await startJobs({
    pool: itsPool,
    schema: jobsSchema('kruzhok_demo'),
    handlers: {
      note: async ({ text }: Record<string, unknown>) => void done.push(String(text)),
      sweep: async () => void swept.push(performance.now()),
    },
    schedules: [{ job: 'sweep', everySeconds: 0.1 }],
    busy: () => busy,
    failed: () => {},
  })
  await other.db.transaction((tx) => planJob(tx, 'note', { text: 'given way' }))
  await sleep(600)
  expect([done, swept]).toEqual([[], []])
  busy = false
  await until(() => done.length > 0 && swept.length > 0)
  await next.stop()
  await itsPool.end()
  await other.close()
  expect(done).toEqual(['given way'])
  expect(swept.length).toBeGreaterThan(0)
})
