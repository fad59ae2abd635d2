import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId, parseId } from '#kernel/ids'
import { post } from '#ledger'
import { type Database, sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aFamily, aTown, type Family, type Town } from '../../../test/support/town.ts'
import { aKit } from '../../platform/http/testing.ts'
import { meltPortion } from './actions/melt.ts'
import { fundsOf } from './index.ts'
import { melt, warnOfMelt } from './jobs.ts'

let fresh: FreshDatabase
let db: Database
let town: Town
beforeAll(async () => {
  fresh = await freshDatabase()
  db = fresh.db
})
afterAll(() => fresh.close())
beforeEach(async () => {
  await clear()
  town = await db.transaction((tx) => aTown(tx))
})

/** Every test is a town of its own: runs are of a period, and periods may not overlap. */
async function clear() {
  await fresh.close()
  fresh = await freshDatabase()
  db = fresh.db
}

const at = (text: string) => aKit({ db, clock: { now: () => Temporal.Instant.from(text) } })
const family = (available = 1_200_000n) => db.transaction((tx) => aFamily(tx, town, { available }))

async function moneyOf({ accountId }: Family) {
  const { rows } = await sql<{ available: bigint; melted: bigint; entries: string[] }>`select available, melted,
      array(select month::text || ' ' || amount from ledger_entry where account_id = a.id and kind = 'melt' order by id) as entries
    from ledger_account a where id = ${accountId}`.execute(db.reader)
  return rows[0]
}

async function reserve({ accountId }: Family, amount: bigint, when: string) {
  const account = parseId<'ledger-account'>(accountId)
  if (!account) throw new Error('no account')
  const cause = { kind: 'application', id: newId() } as const
  const order = { accountId: account, amount, cause, key: `reserve:${cause.id}`, by: null }
  await db.transaction((tx) => post(tx, 'reserve', order, Temporal.Instant.from(when)))
}

describe('the melt', () => {
  test('S-008 a year of one family: twelve thousand fall by a thousand on the first of each month', async () => {
    const one = await family()
    for (let month = 1; month <= 12; month += 1) {
      const day = `2026-${String(month).padStart(2, '0')}`
      await melt(at(`${day}-01T00:10:00+03:00`))
      await melt(at(`${day}-17T12:00:00+03:00`))
      expect(await moneyOf(one)).toMatchObject({
        available: 1_200_000n - 100_000n * BigInt(month - 1),
        melted: 100_000n * BigInt(month - 1),
      })
    }
    expect((await moneyOf(one))?.entries).toHaveLength(11)
  })

  test('S-008 falls on the first by the clock of the region, not a minute before', async () => {
    const one = await family()
    await melt(at('2026-01-31T20:59:59Z'))
    expect(await moneyOf(one)).toMatchObject({ melted: 0n })
    await melt(at('2026-01-31T21:00:00Z'))
    expect(await moneyOf(one)).toMatchObject({ melted: 100_000n, entries: ['2026-02-01 100000'] })
  })

  test('domain 3.7 by days it falls every day, once, to the days left; a used one stays, a missed day is made up for', async () => {
    await sql`update region_setting set value = '"linear-daily"' where name = 'funding.melt'`.execute(
      db.reader as never,
    )
    const [one, used] = [await family(), await family()]
    await reserve(used, 100_000n, '2026-08-31T09:00:00Z')
    for (const _ of ['once', 'again']) await melt(at('2026-09-01T09:00:00Z'))
    expect(await moneyOf(one)).toMatchObject({ available: (1_200_000n * 122n) / 365n, entries: [`2026-09-01 798905`] })
    const [funds] = await fundsOf(db.reader, one.certificateId, Temporal.PlainDate.from('2026-09-01'))
    expect(funds?.next).toMatchObject({ amount: (1_200_000n * 121n) / 365n, every: 'day', soon: false })
    await melt(at('2026-09-04T09:00:00Z'))
    expect(await moneyOf(one)).toMatchObject({ available: (1_200_000n * 119n) / 365n })
    expect((await moneyOf(one))?.entries).toHaveLength(2)
    expect(await moneyOf(used)).toMatchObject({ available: 1_100_000n, melted: 0n })
    await melt(at('2026-12-31T09:00:00Z'))
    expect(await moneyOf(one)).toMatchObject({ available: 1_200_000n / 365n })
  })

  test('S-008 a missed month is made up for, each month in its own line', async () => {
    const one = await family()
    await melt(at('2026-02-01T09:00:00Z'))
    await melt(at('2026-05-11T09:00:00Z'))
    expect((await moneyOf(one))?.entries).toEqual([
      ...['2026-02-01 100000', '2026-03-01 100000'],
      ...['2026-04-01 100000', '2026-05-01 100000'],
    ])
  })

  test('S-008 stops at the month of the first reservation, also when that was given back', async () => {
    const [used, cancelled] = [await family(), await family()]
    await melt(at('2026-03-01T09:00:00Z'))
    for (const one of [used, cancelled]) await reserve(one, 50_000n, '2026-03-05T09:00:00Z')
    await sql`insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, key, at)
      select account_id, 'release', 'reserved', 'available', amount, cause_kind, cause_id, 'release:' || cause_id, at
      from ledger_entry where account_id = ${cancelled.accountId} and kind = 'reserve'`.execute(db.reader as never)
    await melt(at('2026-09-01T09:00:00Z'))
    expect(await moneyOf(used)).toMatchObject({ available: 950_000n, melted: 200_000n })
    expect(await moneyOf(cancelled)).toMatchObject({ available: 1_000_000n, melted: 200_000n })
  })

  test('is exactly once when two workers run it at once and one is stopped half-way', async () => {
    const families = await Promise.all(Array.from({ length: 12 }, () => family()))
    const period = await periodOf(town)
    const now = Temporal.Instant.from('2026-02-01T09:00:00Z')
    const month = Temporal.PlainYearMonth.from('2026-02')
    // Two portions of three accounts are done, a third one is rolled back with its transaction, as a kill would do.
    for (const _ of [1, 2]) await db.transaction((tx) => meltPortion(tx, { period, month }, now, 3))
    await db
      .transaction(async (tx) => {
        await meltPortion(tx, { period, month }, now, 3)
        throw new Error('killed')
      })
      .catch(() => {})
    await Promise.all([1, 2, 3].map(() => melt(at('2026-02-01T09:05:00Z'))))
    await melt(at('2026-02-02T09:05:00Z'))
    for (const one of families) expect(await moneyOf(one)).toMatchObject({ available: 1_100_000n, melted: 100_000n })
  })

  test('lets a reservation that comes first win: the portion is done again without it', async () => {
    const [one, other] = [await family(), await family()]
    let waiting: Promise<void> | null = null
    await db.transaction(async (tx) => {
      const accountId = parseId<'ledger-account'>(one.accountId)
      if (!accountId) throw new Error('no account')
      const cause = { kind: 'application', id: newId() } as const
      const movement = { accountId, amount: 10_000n, cause, key: `reserve:${cause.id}`, by: null }
      await post(tx, 'reserve', movement, Temporal.Instant.from('2026-01-31T20:59:59Z'))
      waiting = melt(at('2026-02-01T09:00:00Z'))
      await untilBlocked()
    })
    await waiting
    expect(await moneyOf(one)).toMatchObject({ available: 1_190_000n, melted: 0n })
    expect(await moneyOf(other)).toMatchObject({ available: 1_100_000n, melted: 100_000n })
  })

  test('leaves nominals alone where the region does not melt them, and other periods always', async () => {
    await sql`update region_setting set value = '"none"' where name = 'funding.melt'`.execute(db.reader as never)
    const one = await family()
    await melt(at('2026-06-01T09:00:00Z'))
    expect(await moneyOf(one)).toMatchObject({ melted: 0n })
  })
})

describe('the notice beforehand', () => {
  const letters = async () => {
    const { rows } = await sql<{
      to: string
      facts: Record<string, string>
    }>`select payload ->> 'to' as to, payload -> 'facts' as facts
      from job_plan where payload ->> 'letter' = 'funding.melt-ahead' order by id`.execute(db.reader)
    return rows
  }

  test('S-008 S-009 ten days before the fall the family is told once what the nominal will be', async () => {
    const [one, used] = [await family(400_000n), await family(400_000n)]
    await reserve(used, 10_000n, '2026-09-02T09:00:00Z')
    await warnOfMelt(at('2026-09-20T09:00:00Z'))
    expect(await letters()).toEqual([])
    await warnOfMelt(at('2026-09-21T09:00:00Z'))
    await warnOfMelt(at('2026-09-21T10:00:00Z'))
    await warnOfMelt(at('2026-09-29T10:00:00Z'))
    const sent = await letters()
    expect(sent.map(({ to }) => to)).toEqual([`${one.userId}@example.ru`])
    expect(sent[0]?.facts).toMatchObject({ on: '1 октября 2026 года', worth: '3\u00a0000\u00a0₽', child: 'Иван' })
  })

  test('S-008 the page of the child tells the next step all the time', async () => {
    const one = await family(400_000n)
    const [funds] = await fundsOf(db.reader, one.certificateId, Temporal.PlainDate.from('2026-09-05'))
    expect(funds?.next).toMatchObject({ amount: 300_000n, soon: false })
    await reserve(one, 10_000n, '2026-09-05T09:00:00Z')
    const [later] = await fundsOf(db.reader, one.certificateId, Temporal.PlainDate.from('2026-09-25'))
    expect(later?.next).toBeNull()
  })
})

async function periodOf({ periodId }: Town) {
  const { rows } = await sql<{ name: string }>`select name from region_funding_period where id = ${periodId}`.execute(
    db.reader,
  )
  const day = (text: string) => Temporal.PlainDate.from(text)
  return {
    ...{ id: periodId, name: rows[0]?.name ?? '' },
    ...{ startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), applicationsFrom: day('2026-01-01') },
  }
}

async function untilBlocked(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await sql`select from pg_locks where not granted`.execute(db.reader)
    if (rows.length > 0) return
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error('the melt did not come to the lock')
}
