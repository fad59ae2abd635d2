import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, NOW, type Town } from '../../../../test/support/town.ts'
import { findBroken } from '../../../app/invariants.ts'
import { aKit } from '../../../platform/http/testing.ts'
import { openMonths } from '../months/jobs.ts'
import { acceptContract, confirmApplication } from './actions/acceptance.ts'
import { start } from './jobs.ts'

let fresh: FreshDatabase
let town: Town
beforeAll(async () => {
  fresh = await freshDatabase()
  town = await fresh.db.transaction((tx) => aTown(tx))
})
afterAll(() => fresh.close())

const at = (text: string) => Temporal.Instant.from(text)

/** A child learns at an organisation of each kind for one month; what was charged for each. */
async function chargedTo(kinds: readonly string[]): Promise<Map<string, bigint>> {
  const { db } = fresh
  const charged = new Map<string, bigint>()
  for (const kind of kinds) {
    const family = await db.transaction((tx) => aFamily(tx, town))
    const id = await db.transaction(async (tx) => {
      const course = await aCourse(tx, town, { price: 400_000n })
      await sql`update providers_provider set kind = ${kind} where id = ${course.providerId}`.execute(tx)
      const application = await apply(tx, family, course.groupId)
      await confirmApplication(tx, asProvider(course), application, NOW)
      await acceptContract(tx, asFamily(family), application, NOW)
      return application
    })
    const kit = aKit({ db, clock: { now: () => at('2026-09-02T09:00:00Z') } })
    await start(kit)
    await openMonths(kit)
    const { rows } = await sql<{ amount: bigint }>`select coalesce(sum(amount), 0)::bigint as amount from ledger_entry
      where kind = 'charge' and cause_id = ${id}`.execute(db.reader)
    charged.set(kind, rows[0]?.amount ?? 0n)
  }
  return charged
}

describe('money of a certificate', () => {
  test('S-145 S-146 follows the child to a provider of whatever legal form, the same sum to each', async () => {
    const kinds = ['municipal', 'private', 'entrepreneur', 'commercial', 'association']
    const charged = await chargedTo(kinds)
    expect([...charged.keys()]).toEqual(kinds)
    expect(new Set(charged.values()).size).toBe(1)
    expect(charged.get('private')).toBeGreaterThan(0n)
    expect((await findBroken(fresh.db.reader)).broken).toEqual([])
  })

  test('S-146 whatever the family earns: no column of the region keeps an income or a salary', async () => {
    const { rows } = await sql<{ name: string }>`select table_name || '.' || column_name as name
      from information_schema.columns where table_schema = current_schema()`.execute(fresh.db.reader)
    expect(rows.length).toBeGreaterThan(500)
    expect(rows.filter(({ name }) => /income|salary|earning|wage|means_test|poverty/.test(name))).toEqual([])
  })

  test('S-152 never becomes cash: the ledger has no way out but to a charge, to the payer, melted or expired', () =>
    rolledBack(fresh.db, async (tx) => {
      const family = await aFamily(tx, town)
      const post = (kind: string, from: string, to: string) => sql`insert into ledger_entry
        (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, key, at)
        values (${family.accountId}, ${kind}, ${from}, ${to}, 1, 'certificate', ${family.certificateId}, ${`${kind} ${from} ${to}`}, ${NOW})`
      const pots = ['payer', 'promised', 'available', 'reserved', 'charged', 'melted', 'expired', 'cash', 'family']
      const kinds = [
        'grant',
        'promise',
        'unpromise',
        'reserve',
        'release',
        'charge',
        'refund',
        'melt',
        'expire',
        'withdraw',
        'cash-out',
      ]
      const allowed: string[] = []
      for (const kind of kinds)
        for (const from of pots)
          for (const to of pots) {
            await sql`savepoint try`.execute(tx)
            const done = await post(kind, from, to)
              .execute(tx)
              .then(
                () => true,
                (error: { code?: string; constraint?: string }) => {
                  // Only a rule of the ledger may say no, never a slip of this test.
                  expect(error.constraint).toMatch(/^ledger_(entry|account)/)
                  // A pot without money is no forbidden way.
                  return /^ledger_account/.test(error.constraint ?? '')
                },
              )
            await sql`rollback to savepoint try`.execute(tx)
            if (done) allowed.push(`${kind}: ${from} → ${to}`)
          }
      expect(allowed).toEqual([
        'grant: payer → available',
        'promise: payer → promised',
        'unpromise: promised → payer',
        'reserve: available → reserved',
        'release: reserved → available',
        'charge: reserved → charged',
        'refund: charged → available',
        'melt: available → melted',
        'expire: available → expired',
        'withdraw: available → payer',
      ])
    }))
})
