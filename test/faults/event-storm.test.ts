/**
 * P1, P3 of events: a crowd books the last seats while others leave and the jobs run several times at once. No seat is given
 * twice, and freed ones go to the heads of the list. In the control run the condition of the UPDATE and its CHECK are off.
 */
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bookChildren, type EventId, leaveEvent, offerEventSeats } from '#events'
import { type Database, sql, type Tx } from '#platform/db'
import { findBroken } from '../../src/app/invariants.ts'
import '../../src/app/domains.ts'
import { anEvent } from '../../src/domains/events/testing.ts'
import { asFamily } from '../support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { aCourse, aFamily, aTown, type Family, NOW } from '../support/town.ts'
import { storm } from './crowd.ts'
import { through } from './statements.ts'

const SEATS = 5
const CROWD = 60
const LIMIT = 60_000

let fresh: FreshDatabase
let db: Database
beforeEach(async () => {
  fresh = await freshDatabase({ connections: 32 })
  db = fresh.db
})
afterEach(() => fresh.close())

type Act = (tx: Tx) => Promise<unknown>
type Scene = { eventId: EventId; families: Family[] }

const scene = (waits: boolean) =>
  db.transaction(async (tx): Promise<Scene> => {
    const town = await aTown(tx)
    const { staffId, providerId } = await aCourse(tx, town)
    const wishes = { capacity: SEATS, waits, by: staffId, providerId }
    const { id } = await anEvent(tx, town.municipalityId, wishes)
    return { eventId: id, families: await Promise.all(Array.from({ length: CROWD }, () => aFamily(tx, town))) }
  })

const presses = ({ eventId, families }: Scene): Act[] =>
  families.map((one) => (tx) => bookChildren(tx, asFamily(one), { eventId, childIds: [one.childId] }, NOW))

async function statesOf(eventId: EventId): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`select state, count(*)::int as count from events_booking
    where event_id = ${eventId} group by state`.execute(db.reader)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

test('S-112 everybody at once: the seats are given once, all the others wait by their numbers', {
  timeout: LIMIT,
}, async () => {
  const set = await scene(true)
  expect(await storm(db, [...presses(set), ...presses(set)])).toEqual({ done: CROWD * 2 })
  expect(await statesOf(set.eventId)).toEqual({ accepted: SEATS, waiting: CROWD - SEATS })
  expect((await findBroken(db.reader)).broken).toEqual([])
})

test('freed seats are offered once, to the heads of the list, whoever else presses', { timeout: LIMIT }, async () => {
  const set = await scene(true)
  const inside = set.families.slice(0, SEATS + 10)
  for (const act of presses({ ...set, families: inside })) await db.transaction(act)
  const { rows } = await sql<{ id: string; userId: string }>`select id, booked_by as "userId" from events_booking
    where state = 'accepted'`.execute(db.reader)
  const leaving = rows.map(
    ({ id, userId }): Act =>
      (tx) =>
        leaveEvent(tx, asFamily({ userId } as Family), id as never, NOW),
  )
  const offering = Array.from({ length: 12 }, (): Act => (tx) => offerEventSeats(tx, set.eventId, NOW))
  await storm(db, [...presses({ ...set, families: set.families.slice(SEATS + 10) }), ...leaving, ...offering])
  await db.transaction((tx) => offerEventSeats(tx, set.eventId, NOW))
  const heads = await sql<{ state: string }>`select state from events_booking where state <> 'left'
    order by number`.execute(db.reader)
  expect(heads.rows.slice(0, SEATS).map(({ state }) => state)).toEqual(Array(SEATS).fill('offered'))
  expect(await statesOf(set.eventId)).toEqual({ left: SEATS, offered: SEATS, waiting: CROWD - 2 * SEATS })
  expect((await findBroken(db.reader)).broken).toEqual([])
})

test('control: without lock, condition and CHECK the event is oversold', { timeout: LIMIT }, async () => {
  const set = await scene(false)
  const superuser = new pg.Client({ connectionString: fresh.address, options: '-c search_path=kruzhok_demo,public' })
  await superuser.connect()
  await superuser.query('alter table events_event drop constraint events_event_seats')
  await superuser.end()
  const blind = presses(set).map(
    (act): Act =>
      (tx) =>
        act(
          through(tx, ({ sql: text, parameters }, send) =>
            send({
              sql: text
                .replace(/ for no key update/g, '')
                .replace(/ and \(capacity is null or \(taken < capacity and waiting = 0\)\)/, ''),
              parameters,
            }),
          ),
        ),
  )
  await storm(db, blind)
  expect((await statesOf(set.eventId)).accepted).toBeGreaterThan(SEATS)
})
