/**
 * kill -9 of the program, of the database and of one of its processes, under load, at random moments: what was answered
 * is there once, what was not answered may be sent again, and the next start recovers by itself. Kills only what it
 * started, by pid. `LONG=1` kills a hundred times.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/db'
import { findBroken } from '../../src/app/invariants.ts'
import { Clients } from './clients.ts'
import type { Town } from './loaded-program.ts'

const ROUNDS = Number(process.env.ROUNDS ?? (process.env.LONG ? 34 : 2))
const PEOPLE = 6

let folder: string
let program: ChildProcess
let town: Town
/** What the running program wrote to its errors: shown when it fails us. */
let complaints = ''
const clients = new Clients()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kruzhok-kill-'))
  chmodSync(folder, 0o755) // The database runs as a user of its own when we are root.
  await start()
})
afterAll(async () => {
  await clients.stop()
  const gone = end(program)
  program.kill('SIGTERM')
  await gone
  rmSync(folder, { recursive: true, force: true })
})

const rounds = Array.from({ length: ROUNDS }, (_, round) => round + 1)

test.each(rounds)('round %i: the program is killed, its database outlives it and is taken over', async () => {
  await underLoad(async () => kill(program.pid))
  await startAgain()
  await nothingLost()
})

test.each(rounds)('round %i: one process of the database is killed, and the program goes on by itself', async () => {
  await underLoad(async () => kill(await aBackend()))
  const before = clients.known.length
  clients.start(town, PEOPLE)
  await eventually('somebody applies again', () => clients.known.length > before)
  await clients.stop()
  await nothingLost()
})

test.each(rounds)('round %i: the database is killed whole, then the program as well', async () => {
  await underLoad(async () => kill(postmaster()))
  await sleep(200)
  kill(program.pid)
  await startAgain()
  await nothingLost()
})

test('there was something to lose, and kills did meet requests on their way', () => {
  expect(clients.known.length).toBeGreaterThan(50)
  expect(clients.known.some(({ state }) => state === 'enrolled')).toBe(true)
  expect(clients.unanswered).toBeGreaterThan(0)
  if (process.env.SHOW) console.log({ known: clients.known.length, ...counts() })
})

function counts() {
  return { answered: clients.answered, unanswered: clients.unanswered }
}

async function underLoad(strike: () => Promise<void>): Promise<void> {
  const before = clients.answered
  clients.start(town, PEOPLE)
  await eventually('the load is on', () => clients.answered > before + 40)
  await sleep(Math.random() * 300)
  await strike()
  await sleep(150)
  await clients.stop()
}

/** Every answered application stands once, with one reservation, one journal row and one planned letter; nothing else does. */
async function nothingLost(): Promise<void> {
  await clients.settle(town)
  expect(clients.open, 'everything was answered in the end').toEqual([])
  expect(clients.odd).toEqual([])
  const kept = await readApplications()
  expect(kept.size).toBe(clients.known.length)
  for (const known of clients.known) {
    const { id, number, state, perhaps } = known
    const found = kept.get(id)
    expect(found, `${number} was answered`).toMatchObject({ number, reserved: 1, written: 1, told: 1 })
    expect([state, perhaps], `${number} is ${found?.state}`).toContain(found?.state)
    Object.assign(known, { state: found?.state, perhaps: null })
  }
  const db = openDatabase({ connection: town.database, schema: 'kruzhok_demo', connections: 1 })
  try {
    expect((await findBroken(db.reader)).broken).toEqual([])
  } finally {
    await db.close()
  }
}

type Kept = { id: string; number: string; state: string; reserved: number; written: number; told: number }

async function readApplications(): Promise<Map<string, Kept>> {
  const client = new pg.Client({ ...town.database, options: '-c search_path=kruzhok_demo' })
  await client.connect()
  const { rows } = await client.query<Kept>(`
    select id, number, state,
      (select count(*)::int from ledger_entry e where e.cause_id = a.id and e.kind = 'reserve') as reserved,
      (select count(*)::int from audit_entry e where e.subject_id = a.id and e.word = 'enrolment.submitted') as written,
      (select count(*)::int from job_plan j where j.payload->>'applicationId' = a.id::text and j.payload->>'news' = 'submitted') as told
    from enrolment_application a`)
  await client.end()
  return new Map(rows.map((row) => [row.id, row]))
}

async function start(): Promise<void> {
  program = spawn(process.execPath, ['scripts/run.js', 'test/faults/loaded-program.ts', folder], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  town = await new Promise<Town>((resolve, reject) => {
    let said = ''
    complaints = ''
    program.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.includes('\n')) resolve(JSON.parse(said))
    })
    program.stderr?.on('data', (chunk) => {
      complaints += chunk
    })
    program.on('exit', () => reject(new Error(ended())))
  })
}

async function startAgain(): Promise<void> {
  await end(program)
  await start()
}

function ended(): string {
  const code = program.exitCode ?? program.signalCode
  return code === null ? 'the program runs' : `the program ended (${code}): ${complaints}`
}

function end(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', resolve))
}

function kill(pid: number | undefined): void {
  if (!pid) throw new Error('there is nobody to kill')
  process.kill(pid, 'SIGKILL')
}

/** The pid in the lock file of our own folder. */
function postmaster(): number {
  return Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** A process of our own database that is working for the program. */
async function aBackend(): Promise<number> {
  const client = new pg.Client(town.database)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(`
    select pid from pg_stat_activity where usename = 'postgres' and datname = 'kruzhok' and pid <> pg_backend_pid()
    order by state = 'active' desc, random() limit 1`)
  await client.end()
  return rows[0]?.pid ?? 0
}

async function eventually(what: string, holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 30_000) throw new Error(`not within 30 s: ${what}; ${JSON.stringify(counts())}; ${ended()}`)
    await sleep(20)
  }
}
