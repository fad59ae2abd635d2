/**
 * Everybody at once on what is there only once. The control run plays the same storm with locks and constraints off and
 * must give too much away: otherwise the storm was too weak and proves nothing. `LONG=1` repeats every storm.
 */
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { submitApplication } from '#enrolment'
import { type Database, sql, type Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import { findBroken } from '../../src/app/invariants.ts'
import { asFamily, look, type Seen } from '../support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../support/town.ts'
import { type Answers, storm } from './crowd.ts'
import { through } from './statements.ts'

const CROWD = 500
const CONNECTIONS = 64
const TIMES = process.env.LONG ? 100 : 1
const LIMIT = process.env.LONG ? 3_600_000 : 60_000
/** What a place in the usual course costs the certificate until the end of the year. */
const COST = 536_264n

let fresh: FreshDatabase
let db: Database
beforeEach(async () => {
  fresh = await freshDatabase({ connections: CONNECTIONS })
  db = fresh.db
})
afterEach(() => fresh.close())

type Press = { family: Family; seen: Seen }
const submitting =
  ({ family, seen }: Press) =>
  (tx: Tx) =>
    submitApplication(tx, asFamily(family), seen, NOW)

/** Built together: their statements travel without waiting for each other. */
function families(tx: Tx, town: Town, count: number, available = 1_200_000n): Promise<Family[]> {
  return Promise.all(Array.from({ length: count }, () => aFamily(tx, town, { available })))
}

function courses(tx: Tx, town: Town, count: number, wishes: Parameters<typeof aCourse>[2] = {}): Promise<Course[]> {
  return Promise.all(Array.from({ length: count }, () => aCourse(tx, town, wishes)))
}

/** Everybody has the page with the quote open before anybody presses. */
function opened(tx: Tx, pairs: readonly { family: Family; groupId: GroupId }[]): Promise<Press[]> {
  return Promise.all(pairs.map(async ({ family, groupId }) => ({ family, seen: await look(tx, family, groupId) })))
}

async function nothingBroken(): Promise<void> {
  expect((await findBroken(db.reader)).broken).toEqual([])
}

const oneSeat = (seats: number) => async (tx: Tx) => {
  const town = await aTown(tx, { ceiling: COST * BigInt(CROWD) })
  const { groupId } = await aCourse(tx, town, { capacity: seats })
  return opened(
    tx,
    (await families(tx, town, CROWD)).map((family) => ({ family, groupId })),
  )
}

const oneCertificate = (clubs: number) => async (tx: Tx) => {
  const town = await aTown(tx)
  const family = await aFamily(tx, town, { available: COST })
  const pairs = (await courses(tx, town, clubs)).map(({ groupId }) => ({ family, groupId }))
  return opened(tx, pairs)
}

const oneCeiling = (count: number, ceiling: bigint) => async (tx: Tx) => {
  const town = await aTown(tx, { ceiling })
  const groups = (await courses(tx, town, 8, { capacity: count })).map(({ groupId }) => groupId)
  const all = await families(tx, town, count, COST)
  return opened(
    tx,
    all.map((family, place) => ({ family, groupId: at(groups, place) })),
  )
}

/** Few seats, little money, a low ceiling, several presses of each family: everything runs out at about the same time. */
async function everything(tx: Tx): Promise<Press[]> {
  const town = await aTown(tx, { ceiling: COST * 20n + 7n })
  const groups = (await courses(tx, town, 10, { capacity: 3 })).map(({ groupId }) => groupId)
  const all = await families(tx, town, 40, COST * 2n)
  const pairs = all.flatMap((family, place) =>
    [0, 1, 1, 4, 7].map((step) => ({ family, groupId: at(groups, place + step) })),
  )
  return opened(tx, pairs)
}

function at<T>(list: readonly T[], place: number): T {
  const found = list[place % list.length]
  if (found === undefined) throw new Error('an empty list')
  return found
}

describe.each(Array.from({ length: TIMES }, (_, time) => time + 1))('storm %i', () => {
  test(`${CROWD} families and one seat: one has it, the others know why not`, { timeout: LIMIT }, async () => {
    const presses = await db.transaction(oneSeat(1))
    expect(await storm(db, presses.map(submitting))).toEqual({
      done: 1,
      'enrolment.not-allowed: group-full': CROWD - 1,
    })
    await nothingBroken()
  })

  test('one certificate and money for one of 60 clubs', { timeout: LIMIT }, async () => {
    const presses = await db.transaction(oneCertificate(60))
    expect(await storm(db, presses.map(submitting))).toEqual({ done: 1, 'enrolment.not-allowed: balance-empty': 59 })
    await nothingBroken()
  })

  test.each([1n, 5n, 17n])('S-010 a ceiling for %d of 200 applications', { timeout: LIMIT }, async (enough) => {
    const presses = await db.transaction(oneCeiling(200, COST * enough + 1n))
    const answers = await storm(db, presses.map(submitting))
    expect(answers).toEqual({ done: Number(enough), ...refusedFor(answers, /ceiling-reached$/, 200 - Number(enough)) })
    await nothingBroken()
  })

  test('one press repeated 50 times files one application', { timeout: LIMIT }, async () => {
    const [press] = await db.transaction(oneCertificate(1))
    if (!press) throw new Error('no press')
    const answers = await storm(db, Array(50).fill(submitting(press)))
    expect(answers.done).toBe(1)
    expect(answers).toEqual({ done: 1, ...refusedFor(answers, /already-applied/, 49) })
    await nothingBroken()
  })

  test('seats, money and ceiling run out together', { timeout: LIMIT }, async () => {
    const presses = await db.transaction(everything)
    const answers = await storm(db, presses.map(submitting))
    expect(Object.keys(answers).filter((words) => words.startsWith('broken'))).toEqual([])
    expect(answers.done).toBeGreaterThanOrEqual(15)
    expect(answers.done).toBeLessThanOrEqual(20)
    await nothingBroken()
  })
})

describe('control: the same storms with locks and constraints off', () => {
  test('give the same seat to many', { timeout: LIMIT }, async () => {
    const presses = await db.transaction(oneSeat(1))
    await withoutConstraints()
    const answers = await storm(db, presses.map(unlocked))
    expect(answers.done).toBeGreaterThan(1)
    const { broken } = await findBroken(db.reader)
    expect(broken.map(({ name }) => name)).toContain('programmes_broken_seats')
  })

  test('spend the same money many times', { timeout: LIMIT }, async () => {
    const presses = await db.transaction(oneCertificate(60))
    await withoutConstraints()
    const answers = await storm(db, presses.map(unlocked))
    expect(answers.done).toBeGreaterThan(1)
    const { rows } = await sql<{ available: bigint }>`select available from ledger_account`.execute(db.reader)
    expect(rows[0]?.available).toBeLessThan(0n)
  })

  test('pass the ceiling', { timeout: LIMIT }, async () => {
    const presses = await db.transaction(oneCeiling(200, COST + 1n))
    await withoutConstraints()
    const answers = await storm(db, presses.map(unlocked))
    expect(answers.done).toBeGreaterThan(1)
    const { broken } = await findBroken(db.reader)
    expect(broken.map(({ name }) => name)).toContain('funding_broken_ceiling')
  })
})

/** All refusals, when each is for the expected reason and there are as many as expected. */
function refusedFor(answers: Answers, reason: RegExp, count: number): Answers {
  const { done, ...refused } = answers
  const total = Object.values(refused).reduce((all, one) => all + one, 0)
  return total === count && Object.keys(refused).every((words) => reason.test(words)) ? refused : { expected: count }
}

/** The production act whose statements lost their locks and their conditions: it trusts what it read. */
function unlocked(press: Press): (tx: Tx) => Promise<unknown> {
  return (tx) =>
    submitting(press)(
      through(tx, ({ sql, parameters }, send) => {
        const trusting = sql
          .replace(/\bfor (no key )?update\b/g, '')
          .replace(/\band taken < capacity/g, '')
          .replace(/\bfunding_commit\(/g, 'funding_commit_blindly(')
        return send({ sql: trusting, parameters })
      }),
    )
}

async function withoutConstraints(): Promise<void> {
  const client = new pg.Client({ connectionString: fresh.address, options: '-c search_path=kruzhok_demo,public' })
  await client.connect()
  const { rows } = await client.query<{ name: string; place: string }>(`
    select conname as name, conrelid::regclass::text as place from pg_constraint
    where contype = 'c' and conrelid::regclass::text in ('programmes_group', 'ledger_account', 'funding_ceiling_slice')`)
  for (const { name, place } of rows) await client.query(`alter table ${place} drop constraint ${name}`)
  await client.query('drop index enrolment_application_living')
  await client.query(`
    create function funding_commit_blindly(payer uuid, period uuid, of_unit text, own smallint, wanted bigint) returns boolean
    language sql as 'update funding_ceiling_slice set committed = committed + wanted
      where municipality_id = payer and period_id = period and unit = of_unit and slice = own; select true'`)
  await client.end()
}
