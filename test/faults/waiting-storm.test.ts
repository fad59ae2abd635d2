/**
 * P3: seats are freed while a crowd of strangers presses and the jobs run several times at once. Every freed seat is offered
 * once, to the heads of the list in their order, and no stranger gets one. In the control run the list guards nothing.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cancelApplication, joinWaiting, offerSeats, submitApplication } from '#enrolment'
import { type Database, sql, type Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import { findBroken } from '../../src/app/invariants.ts'
import { apply, asFamily, look } from '../support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { aCourse, aFamily, aTown, NOW } from '../support/town.ts'
import { storm } from './crowd.ts'
import { through } from './statements.ts'

const SEATS = 5
const WAITING = 8
const STRANGERS = 80
const LIMIT = 60_000

let fresh: FreshDatabase
let db: Database
beforeEach(async () => {
  fresh = await freshDatabase({ connections: 32 })
  db = fresh.db
})
afterEach(() => fresh.close())

type Act = (tx: Tx) => Promise<unknown>
type Scene = { groupId: GroupId; leaving: Act[]; pressing: Act[]; offering: Act[] }

/** A full group with a list behind it, and strangers who saw the page before the first of the list came. */
async function scene(tx: Tx): Promise<Scene> {
  const town = await aTown(tx)
  const { groupId } = await aCourse(tx, town, { capacity: SEATS })
  const [inside, waiting, strangers] = await Promise.all(
    [SEATS, WAITING, STRANGERS].map((count) => Promise.all(Array.from({ length: count }, () => aFamily(tx, town)))),
  )
  const seen = await Promise.all((strangers ?? []).map(async (one) => ({ one, seen: await look(tx, one, groupId) })))
  const leaving: Act[] = []
  for (const one of inside ?? []) {
    const id = await apply(tx, one, groupId)
    leaving.push((later) => cancelApplication(later, asFamily(one), id, NOW))
  }
  for (const one of waiting ?? []) await joinWaiting(tx, asFamily(one), { childId: one.childId, groupId }, NOW)
  return {
    ...{ groupId, leaving },
    pressing: seen.map(
      ({ one, seen: quote }) =>
        (later) =>
          submitApplication(later, asFamily(one), quote, NOW),
    ),
    offering: Array.from({ length: 12 }, () => (later) => offerSeats(later, groupId, NOW)),
  }
}

/** Leaving, pressing and offering in one heap. */
function mixed({ leaving, pressing, offering }: Scene): Act[] {
  const heap: Act[] = []
  for (let turn = 0; turn < STRANGERS; turn++)
    heap.push(...[pressing[turn], leaving[turn], offering[turn]].flatMap((act) => act ?? []))
  return heap
}

async function statesOf(groupId: GroupId): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`select state from enrolment_waiting where group_id = ${groupId}
    order by ordinal`.execute(db.reader)
  return rows.map(({ state }) => state)
}

test('every freed seat goes to the head of the list, whoever else presses', { timeout: LIMIT }, async () => {
  const set = await db.transaction(scene)
  const answers = await storm(db, mixed(set))
  expect(answers).toEqual({ done: SEATS + 12, 'enrolment.not-allowed: group-full': STRANGERS })
  await db.transaction((tx) => offerSeats(tx, set.groupId, NOW))
  expect(await statesOf(set.groupId)).toEqual([
    ...Array<string>(SEATS).fill('offered'),
    ...Array<string>(WAITING - SEATS).fill('waiting'),
  ])
  expect((await findBroken(db.reader)).broken).toEqual([])
})

test('control: without the guard strangers take what belongs to the list', { timeout: LIMIT }, async () => {
  const set = await db.transaction(scene)
  const blind =
    (act: Act): Act =>
    (tx) =>
      act(
        through(tx, ({ sql: text, parameters }, send) =>
          send({ sql: text.replace(/ and waiting = 0/g, '').replace(/\bg\.waiting,/g, '0 as waiting,'), parameters }),
        ),
      )
  await storm(db, mixed({ ...set, pressing: set.pressing.map(blind), offering: [] }))
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from enrolment_application
    where group_id = ${set.groupId} and state = 'submitted'`.execute(db.reader)
  expect(rows[0]?.count).toBeGreaterThan(0)
})
