import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#audit'
import { newId, parseId } from '#kernel/ids'
import { post } from '#ledger'
import { type Database, sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aFamily, aTown, type Family, type Town } from '../../../test/support/town.ts'
import { aKit } from '../../platform/http/testing.ts'
import { expirePortion } from './actions/period.ts'
import { amend } from './index.ts'
import { creditHolders, shiftPeriod } from './jobs.ts'

let fresh: FreshDatabase
let db: Database
let town: Town
let [used, unused] = [{} as Family, {} as Family]
beforeAll(async () => {
  fresh = await freshDatabase()
  db = fresh.db
  await db.transaction(async (tx) => {
    town = await aTown(tx, { settings: { 'funding.melt': 'none', 'region.zone': 'Asia/Yakutsk' } })
    used = await aFamily(tx, town)
    unused = await aFamily(tx, town)
    await move(tx, 'reserve', 'first')
  })
})
afterAll(() => fresh.close())

const at = (text: string) => aKit({ db, clock: { now: () => Temporal.Instant.from(text) } })

async function move(tx: Parameters<typeof post>[0], kind: 'reserve' | 'release', key: string) {
  const accountId = parseId<'ledger-account'>(used.accountId)
  if (!accountId) throw new Error('no account')
  const cause = { kind: 'application', id: newId() } as const
  const order = { accountId, amount: 500_000n, cause, key: `${kind}:${key}`, by: null }
  await post(tx, kind, order, Temporal.Instant.from('2026-09-01T09:00:00Z'))
}

async function moneyOf({ certificateId }: Family, periodId: string) {
  const { rows } = await sql<Record<string, bigint>>`select granted, available, reserved, expired from ledger_account
    where certificate_id = ${certificateId} and period_id = ${periodId}`.execute(db.reader)
  return rows[0]
}

test('a period that is over stays open for its finals by the clock of the region, then the rest expires once', async () => {
  // 31 December → 1 January in Yakutsk is 15:00 of UTC; twenty days later the finals are over.
  await shiftPeriod(at('2027-01-20T14:59:00Z'))
  expect(await moneyOf(unused, town.periodId)).toMatchObject({ available: 1_200_000n, expired: 0n })
  const period = { id: town.periodId, name: '2026 год', startsOn: on('2026-01-01'), endsOn: on('2026-12-31') }
  const order = {
    period: { ...period, applicationsFrom: on('2026-01-01') },
    month: Temporal.PlainYearMonth.from('2027-01'),
  }
  await db
    .transaction(async (tx) => {
      await expirePortion(tx, order, Temporal.Instant.from('2027-01-20T15:00:00Z'), 1)
      throw new Error('killed')
    })
    .catch(() => {})
  await Promise.all([1, 2].map(() => shiftPeriod(at('2027-01-20T15:00:00Z'))))
  await shiftPeriod(at('2027-01-25T15:00:00Z'))
  expect(await moneyOf(unused, town.periodId)).toMatchObject({ available: 0n, expired: 1_200_000n })
  expect(await moneyOf(used, town.periodId)).toMatchObject({ available: 0n, reserved: 500_000n, expired: 700_000n })
})

test('what comes back to a closed period later expires with the next month', async () => {
  await db.transaction((tx) => move(tx, 'release', 'late'))
  await shiftPeriod(at('2027-02-02T09:00:00Z'))
  expect(await moneyOf(used, town.periodId)).toMatchObject({ available: 0n, reserved: 0n, expired: 1_200_000n })
})

test('S-005 a nominal set ahead is there before its period, and whoever came later has it when the period begins', async () => {
  const common = {
    periodId: town.nextPeriodId,
    unit: 'kopecks',
    from: on('2027-01-01'),
    countLimit: null,
    sumLimit: null,
  } as const
  const wish = { ...common, subject: 'nominal', categoryId: town.categoryId, amount: 1_400_000n } as const
  const september = '2026-09-10T09:00:00Z'
  const order = { municipalityId: town.municipalityId, actId: town.actId, wish }
  await db.transaction((tx) => amend(tx, system, order, Temporal.Instant.from(september)))
  await creditHolders(at(september))
  expect(await moneyOf(unused, town.nextPeriodId)).toMatchObject({ granted: 1_400_000n, available: 1_400_000n })
  const late = await db.transaction((tx) => aFamily(tx, town, { available: null }))
  await shiftPeriod(at('2026-12-31T14:59:00Z'))
  await creditHolders(at('2026-12-31T14:59:00Z'))
  expect(await moneyOf(late, town.nextPeriodId)).toBeUndefined()
  for (const _ of ['once', 'again']) {
    await shiftPeriod(at('2026-12-31T15:00:00Z'))
    await creditHolders(at('2026-12-31T15:00:00Z'))
  }
  expect(await moneyOf(late, town.nextPeriodId)).toMatchObject({ granted: 1_400_000n })
  expect(await moneyOf(unused, town.nextPeriodId)).toMatchObject({ granted: 1_400_000n })
})

test('what a period opened with is what was held by the end of its first day, in the region’s own time; measured once', async () => {
  const { rows } = await sql<{ id: string }>`select id from ledger_account
    where certificate_id = ${unused.certificateId} and period_id = ${town.nextPeriodId}`.execute(db.reader)
  const accountId = parseId<'ledger-account'>(rows[0]?.id ?? '')
  if (!accountId) throw new Error('no account')
  const hold = (amount: bigint, when: string) => {
    const cause = { kind: 'application', id: newId() } as const
    const order = { accountId, amount, cause, key: `reserve:${cause.id}`, by: null }
    return db.transaction((tx) => post(tx, 'reserve', order, Temporal.Instant.from(when)))
  }
  const opening = async () =>
    (
      await sql<{ held: bigint }>`select held from funding_opening where period_id = ${town.nextPeriodId}`.execute(
        db.reader,
      )
    ).rows
  await hold(300_000n, '2026-12-20T09:00:00Z')
  await hold(70_000n, '2027-01-01T14:59:59Z')
  await shiftPeriod(at('2027-01-01T14:59:59Z'))
  expect(await opening()).toEqual([])
  await hold(5_000n, '2027-01-01T15:00:00Z')
  for (const day of ['2027-01-02T09:00:00Z', '2027-01-03T09:00:00Z']) await shiftPeriod(at(day))
  expect(await opening()).toEqual([{ held: 370_000n }])
})

const on = (text: string) => Temporal.PlainDate.from(text)
