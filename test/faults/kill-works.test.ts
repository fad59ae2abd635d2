/**
 * kill -9 in the middle of the works over everybody: a month that opens, a melt, a prolongation of a whole group. However
 * often they are cut, the sums are those of an undisturbed run. `ROUNDS` kills more often.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { buildTown, inWords, sumsOf, work } from './long-works.ts'

const KILLS = Number(process.env.ROUNDS ?? 2)

let folder: string
let undisturbed: FreshDatabase
let portions = 0
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kruzhok-works-'))
  chmodSync(folder, 0o755) // The database runs as a user of its own when we are root.
  undisturbed = await freshDatabase()
  await undisturbed.db.transaction(buildTown)
  await work(undisturbed.db, () => {
    portions += 1
  })
})
afterAll(async () => {
  await undisturbed.close()
  rmSync(folder, { recursive: true, force: true })
})

test('months, melt and prolongation come to the same sums, however often the program is killed', async () => {
  const most = Math.floor(portions / (KILLS + 1)) - 1
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { done, said } = await runUntil(most)
    expect(done, 'the kill met a work under way').toBeGreaterThan(0)
    expect(said).not.toContain('done')
  }
  const { done, said } = await runUntil(Number.POSITIVE_INFINITY)
  expect(done, 'there was something left to do').toBeGreaterThan(0)
  expect(said.split('done\n')[1]?.trim()).toBe(inWords({ sums: await sumsOf(undisturbed.db), broken: [] }))
})

/** Lets the program work until so many portions are done, kills it at a random moment of the next; answers what it said. */
async function runUntil(most: number): Promise<{ done: number; said: string }> {
  const program = spawn(process.execPath, ['scripts/run.js', 'test/faults/working-program.ts', folder], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const over = new Promise((resolve) => program.once('exit', resolve))
  let [done, said, complaints] = [0, '', '']
  program.stderr.on('data', (chunk) => {
    complaints += chunk
  })
  program.stdout.on('data', (chunk) => {
    said += chunk
    done = said.split('.').length - 1
    if (done >= most) setTimeout(() => kill(program), Math.random() * 20)
  })
  await over
  expect(program.signalCode, complaints).toBe(Number.isFinite(most) ? 'SIGKILL' : null)
  return { done, said }
}

/** Once: it may be over already when a later timer comes. */
function kill(program: ChildProcess): void {
  if (program.exitCode === null && program.signalCode === null) program.kill('SIGKILL')
}
