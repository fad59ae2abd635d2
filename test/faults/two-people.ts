import type pg from 'pg'
import { expect } from 'vitest'
import { Refusal } from '#kernel/refusal'
import type { Database, Tx } from '#platform/db'
import { findBroken } from '../../src/app/invariants.ts'
import { wordsOf } from '../support/acting.ts'
import { through } from './statements.ts'

export type Act = (tx: Tx) => Promise<unknown>
export type Place = { db: Database /** A superuser, who sees what others wait for. */; watcher: pg.Client }
export type Meeting = { first: string; second: string; waited: boolean; statements: number }

export type Pair = {
  name: string
  /** Prepares the scene in one transaction and says who does what, and what must be true of the scene afterwards. */
  prepare(tx: Tx): Promise<{ one: Act; other: Act; afterwards?(outcome: string): Promise<void> }>
  /** Legal outcomes in the order `one / other`, whoever was first. */
  legal: readonly string[]
}
export const orders = ['one first', 'other first'] as const

/** The one who is first stops before each of its statements in turn, each time in a scene of its own. */
export async function meetEverywhere(
  place: Place,
  { prepare, legal }: Pair,
  order: (typeof orders)[number],
): Promise<void> {
  for (let stop = 0, statements = 1; stop <= statements; stop++) {
    const { one, other, afterwards } = await place.db.transaction(prepare)
    const met = order === 'one first' ? await meet(place, one, other, stop) : await meet(place, other, one, stop)
    statements = met.statements
    const outcome = order === 'one first' ? `${met.first} / ${met.second}` : `${met.second} / ${met.first}`
    expect(legal, `stopped before statement ${stop}: ${outcome}`).toContain(outcome)
    await afterwards?.(outcome)
  }
  const { broken } = await findBroken(place.db.reader)
  expect(broken).toEqual([])
}

/**
 * The first stops before its statement number `stop` (counted from 0), the second acts until it is done or waits for a
 * lock, then the first goes on: every way in which one act can come into the middle of another.
 */
export async function meet({ db, watcher }: Place, first: Act, second: Act, stop: number): Promise<Meeting> {
  let statements = 0
  const gate = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  const held: Act = (tx) =>
    first(
      through(tx, async (statement, send) => {
        if (statements++ < stop) return send(statement)
        reached.resolve()
        await gate.promise
        return send(statement)
      }),
    ).finally(() => {
      // An act with fewer statements stops before its commit.
      reached.resolve()
      return gate.promise
    })

  const one = answerOf(db, held)
  await reached.promise
  let ended = false
  const other = answerOf(db, second).finally(() => {
    ended = true
  })
  const waited = await waitsForLock(watcher, () => ended)
  gate.resolve()
  return { first: await one, second: await other, waited, statements }
}

async function answerOf(db: Database, act: Act): Promise<string> {
  try {
    await db.transaction(act)
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return wordsOf(error)
    const { code, message } = error as { code?: string; message: string }
    return `broken: ${code ?? ''} ${message}`
  }
}

/** True when somebody in this database stands behind a lock; false when the second act ended without. */
async function waitsForLock(watcher: pg.Client, ended: () => boolean): Promise<boolean> {
  while (!ended()) {
    const { rows } = await watcher.query(`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    if (rows.length > 0) return true
  }
  return false
}
