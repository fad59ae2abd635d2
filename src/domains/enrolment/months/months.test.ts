import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#audit'
import { findAccount, statementOf } from '#ledger'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../../test/support/database.ts'
import { at, day, type Example, theExample } from '../../../../test/support/studying.ts'
import { aCourse, aFamily, aTown } from '../../../../test/support/town.ts'
import { findBroken } from '../../../app/invariants.ts'
import { terminateContract } from '../contracts/actions/termination.ts'
import { acceptContract, confirmApplication, startContracts } from '../index.ts'
import { listMonthsToOpen, openMonth, settleMonth } from './actions/charging.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const NOVEMBER = day('2026-11-01')
const DECEMBER = day('2026-12-01')

async function open(tx: Tx, month: Temporal.PlainDate): Promise<void> {
  while (await openMonth(tx, month, at(month.toString())));
}

async function pots(tx: Tx, { town, family }: Example) {
  const account = await findAccount(tx, {
    certificateId: family.certificateId,
    periodId: town.periodId,
    unit: 'kopecks',
  })
  return [account?.available, account?.reserved, account?.charged]
}

const broken = async (tx: Tx) => (await findBroken(tx)).broken

describe('S-149 S-151 the months of the worked example', () => {
  test('435,90 in October when the contract begins, 782,05 on 1 November and on 1 December, each once', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await theExample(tx)
      expect(await pots(tx, example)).toEqual([0n, 200_000n, 0n])
      await startContracts(tx, at('2026-10-14'))
      expect(await pots(tx, example)).toEqual([0n, 200_000n, 0n])
      await startContracts(tx, at('2026-10-15'))
      expect(await pots(tx, example)).toEqual([0n, 156_410n, 43_590n])
      for (const month of [NOVEMBER, NOVEMBER, DECEMBER, DECEMBER]) await open(tx, month)
      expect(await pots(tx, example)).toEqual([0n, 0n, 200_000n])
      const charges = (await statementOf(tx, example.family.accountId as never)).filter(({ kind }) => kind === 'charge')
      expect(charges.map(({ month, amount }) => [month?.toString(), amount])).toEqual([
        ['2026-10-01', 43_590n],
        ['2026-11-01', 78_205n],
        ['2026-12-01', 78_205n],
      ])
      expect(await broken(tx)).toEqual([])
    }))

  test('a contract accepted after its first day pays all months that have begun', () =>
    rolledBack(fresh.db, async (tx) => {
      const town = await aTown(tx)
      const family = await aFamily(tx, town)
      const course = await aCourse(tx, town)
      const id = await apply(tx, family, course.groupId, at('2026-09-20'))
      await confirmApplication(tx, asProvider(course), id, at('2026-09-29'))
      await open(tx, day('2026-10-01'))
      await acceptContract(tx, asFamily(family), id, at('2026-10-02'))
      const { rows } = await sql<{
        month: string
      }>`select month::text from ledger_entry where kind = 'charge' order by 1`.execute(tx)
      expect(rows.map(({ month }) => month)).toEqual(['2026-09-01', '2026-10-01'])
      expect(await broken(tx)).toEqual([])
    }))

  test('notice on 10 November returns December, 782,05, at once; what is written off stays', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await theExample(tx)
      await startContracts(tx, at('2026-10-15'))
      await open(tx, NOVEMBER)
      const notice = { side: 'family', reason: null } as const
      await terminateContract(tx, asFamily(example.family), example.id, notice, at('2026-11-10'))
      expect(await pots(tx, example)).toEqual([78_205n, 0n, 43_590n + 78_205n])
      await open(tx, DECEMBER)
      expect(await pots(tx, example)).toEqual([78_205n, 0n, 43_590n + 78_205n])
      expect(await broken(tx)).toEqual([])
    }))

  test('an opening that was cut between portions goes on and gives the same sums', async () => {
    const other = await freshDatabase()
    await other.db.transaction(async (tx) => {
      await theExample(tx)
      await startContracts(tx, at('2026-10-15'))
    })
    const portion = () => other.db.transaction((tx) => openMonth(tx, NOVEMBER, at('2026-11-01')))
    await other.db
      .transaction(async (tx) => {
        await openMonth(tx, NOVEMBER, at('2026-11-01'))
        throw new Error('killed')
      })
      .catch(() => {})
    // Two workers at once, several times over.
    await Promise.all([portion(), portion(), portion()])
    while (await portion());
    expect(await portion()).toBe(false)
    const { rows } = await sql<{ contracts: number; sum: bigint }>`
      select contracts, amount_kopecks as sum from enrolment_opening`.execute(other.db.reader)
    expect(rows).toEqual([{ contracts: 1, sum: 78_205n }])
    expect((await findBroken(other.db.reader)).broken).toEqual([])
    await other.close()
  })

  test('months that passed while the program was down are opened in their order', () =>
    rolledBack(fresh.db, async (tx) => {
      await theExample(tx)
      await startContracts(tx, at('2026-10-15'))
      await open(tx, day('2026-10-01'))
      const due = await listMonthsToOpen(tx, at('2026-12-03'))
      expect(due.map(String)).toEqual(['2026-11-01', '2026-12-01'])
      expect(await listMonthsToOpen(tx, at('2026-10-31'))).toEqual([])
    }))
})

describe('S-149 a month that is closed', () => {
  test('three quarters held: a quarter is free again, once, and no longer committed', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await theExample(tx)
      await startContracts(tx, at('2026-10-15'))
      await open(tx, NOVEMBER)
      const closed = { applicationId: example.id, month: NOVEMBER, share: 7_500 }
      expect(await settleMonth(tx, system, closed, at('2026-12-02'))).toBe(19_552n)
      expect(await settleMonth(tx, system, { ...closed, share: 5_000 }, at('2026-12-02'))).toBe(0n)
      expect(await pots(tx, example)).toEqual([19_552n, 78_205n, 43_590n + 58_653n])
      expect(await broken(tx)).toEqual([])
    }))

  test('after the end of the period what comes back is gone with it', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await theExample(tx)
      await startContracts(tx, at('2026-10-15'))
      await open(tx, DECEMBER)
      await settleMonth(tx, system, { applicationId: example.id, month: DECEMBER, share: 5_000 }, at('2027-01-11'))
      const account = await findAccount(tx, {
        ...{ certificateId: example.family.certificateId, periodId: example.town.periodId, unit: 'kopecks' },
      })
      expect([account?.available, account?.expired]).toEqual([0n, 39_103n])
      expect(await broken(tx)).toEqual([])
    }))

  test.each(['by-held-lessons', 'by-presence'])(
    '%s: nothing is written off before, then exactly the share',
    async (mode) => {
      const other = await freshDatabase()
      await rolledBack(other.db, async (tx) => {
        const example = await theExample(tx, { 'enrolment.charge': mode })
        await startContracts(tx, at('2026-10-15'))
        await open(tx, NOVEMBER)
        expect(await pots(tx, example)).toEqual([0n, 200_000n, 0n])
        const closed = { applicationId: example.id, month: day('2026-10-01'), share: 5_000 }
        await settleMonth(tx, system, closed, at('2026-11-02'))
        expect(await pots(tx, example)).toEqual([21_795n, 156_410n, 21_795n])
        expect(await broken(tx)).toEqual([])
      })
      await other.close()
    },
  )
})

test('a kopeck written off beside the month is found by the invariants', () =>
  rolledBack(fresh.db, async (tx) => {
    const example = await theExample(tx)
    await startContracts(tx, at('2026-10-15'))
    await sql`insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, month, cause_kind, cause_id, key, at)
      values (${example.family.accountId}, 'charge', 'reserved', 'charged', 1, '2026-11-01', 'application', ${example.id}, 'x', ${at('2026-11-01')})`.execute(
      tx,
    )
    expect((await broken(tx)).map(({ name }) => name)).toEqual(['enrolment_broken_charge'])
  }))
