import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { type AccountId, findAccount, type Movement, openAccount, post, reverse, statementOf } from './index.ts'
import { endsOf } from './rules.ts'

const now = Temporal.Instant.from('2026-08-25T09:00:00Z')
let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const key = { certificateId: newId(), periodId: newId(), unit: 'kopecks' } as const
const anAccount = (tx: Tx) => openAccount(tx, { ...key, payerId: newId() })
const aMovement = (accountId: AccountId, amount: bigint, name: string): Movement => ({
  accountId,
  amount,
  cause: { kind: 'application', id: newId() },
  key: name,
  by: null,
})

describe('the pots of a certificate', () => {
  test('S-151 every movement is a line of the statement with what was left after it', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await anAccount(tx)
      await post(tx, 'grant', aMovement(id, 1_200_000n, 'g'), now)
      await post(tx, 'melt', aMovement(id, 100_000n, 'm'), now)
      await post(tx, 'reserve', aMovement(id, 250_000n, 'r'), now)
      await post(tx, 'charge', aMovement(id, 40_000n, 'c'), now)
      await post(tx, 'release', aMovement(id, 10_000n, 'l'), now)
      expect(await findAccount(tx, key)).toMatchObject({
        granted: 1_200_000n,
        available: 860_000n,
        reserved: 200_000n,
        charged: 40_000n,
        melted: 100_000n,
      })
      const lines = await statementOf(tx, id)
      expect(lines.map((line) => [line.kind, line.available])).toEqual([
        ['grant', 1_200_000n],
        ['melt', 1_100_000n],
        ['reserve', 850_000n],
        ['charge', 850_000n],
        ['release', 860_000n],
      ])
    }))

  test('S-008 what held money once in the period does not melt any more', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await anAccount(tx)
      await post(tx, 'grant', aMovement(id, 1_200_000n, 'g'), now)
      await post(tx, 'reserve', aMovement(id, 250_000n, 'r'), now)
      await post(tx, 'release', aMovement(id, 250_000n, 'l'), now)
      const late = post(tx, 'melt', aMovement(id, 1n, 'm'), now)
      await expect(late).rejects.toMatchObject({ code: 'ledger.used-does-not-melt' })
    }))

  test('an entry without an account is not written', () =>
    rolledBack(fresh.db, async (tx) => {
      const nowhere = post(tx, 'grant', aMovement(newId<'ledger-account'>(), 5n, 'nowhere'), now)
      await expect(nowhere).rejects.toMatchObject({ constraint: 'ledger_entry_account_known' })
    }))

  test('opening an account twice finds the first', () =>
    rolledBack(fresh.db, async (tx) => {
      expect(await anAccount(tx)).toBe(await anAccount(tx))
    }))

  test('the same key posts once', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await anAccount(tx)
      expect(await post(tx, 'grant', aMovement(id, 5n, 'once'), now)).toBe(true)
      expect(await post(tx, 'grant', aMovement(id, 5n, 'once'), now)).toBe(false)
      expect(await findAccount(tx, key)).toMatchObject({ granted: 5n, available: 5n })
    }))

  test('S-084 what is promised is not granted, and a promised nominal does not melt', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await anAccount(tx)
      await post(tx, 'promise', aMovement(id, 400_000n, 'p'), now)
      expect(await findAccount(tx, key)).toMatchObject({ granted: 0n, available: 0n, promised: 400_000n })
      await post(tx, 'grant', aMovement(id, 500_000n, 'g'), now)
      await expect(
        rolledBack(fresh.db, async (other) => {
          const used = await openAccount(other, { ...key, certificateId: newId(), payerId: newId() })
          await post(other, 'promise', aMovement(used, 1n, 'p2'), now)
          await post(other, 'grant', aMovement(used, 5n, 'g2'), now)
          await post(other, 'melt', aMovement(used, 1n, 'm2'), now)
        }),
      ).rejects.toMatchObject({ code: 'ledger.used-does-not-melt' })
      await post(tx, 'unpromise', aMovement(id, 400_000n, 'u'), now)
      expect(await findAccount(tx, key)).toMatchObject({ granted: 500_000n, available: 500_000n, promised: 0n })
      expect((await statementOf(tx, id)).map(({ available }) => available)).toEqual([0n, 500_000n, 500_000n])
    }))

  test.each(['reserve', 'melt', 'expire', 'withdraw', 'unpromise', 'charge', 'release', 'refund'] as const)(
    '%s of money that is not there is refused',
    async (kind) => {
      const work = rolledBack(fresh.db, async (tx) => {
        const id = await anAccount(tx)
        await post(tx, 'grant', aMovement(id, 100n, 'g'), now)
        await post(tx, kind, aMovement(id, 101n, 'x'), now)
      })
      await expect(work).rejects.toMatchObject({ code: 'ledger.not-enough' })
      await expect(work).rejects.toBeInstanceOf(Refusal)
    },
  )

  test('a mistake is corrected by its opposite, once', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await anAccount(tx)
      await post(tx, 'grant', aMovement(id, 100n, 'g'), now)
      const [entry] = await statementOf(tx, id)
      if (!entry) throw new Error('no entry')
      expect(await reverse(tx, entry.id, { by: null, key: 'back' }, now)).toBe(true)
      expect(await reverse(tx, entry.id, { by: null, key: 'back again' }, now)).toBe(false)
      expect(await findAccount(tx, key)).toMatchObject({ granted: 0n, available: 0n })
    }))

  test('M4 the database lets the movements of the rules through, and their reversals, and nothing else', async () => {
    const kinds = [
      ...(['grant', 'withdraw', 'promise', 'unpromise', 'reserve', 'release'] as const),
      ...(['charge', 'refund', 'melt', 'expire'] as const),
    ]
    const pots = ['payer', 'promised', 'available', 'reserved', 'charged', 'melted', 'expired', 'nowhere'] as const
    const { rows } = await sql<{ kind: string; from: string; to: string; plain: boolean; reversing: boolean }>`
      select kind, f as from, t as to, ledger_is_movement(kind, f, t, null) as plain, ledger_is_movement(kind, f, t, 1) as reversing
      from unnest(${[...kinds, 'reversal', 'gift']}::text[]) kind, unnest(${[...pots]}::text[]) f, unnest(${[...pots]}::text[]) t`.execute(
      fresh.db.reader,
    )
    const allowed = rows.filter(({ plain }) => plain).map(({ kind, from, to }) => [kind, from, to])
    expect(new Set(allowed)).toEqual(new Set(kinds.map((kind) => [kind, ...endsOf(kind)])))
    const reversals = rows.filter(({ reversing }) => reversing).map(({ kind, from, to }) => [kind, from, to])
    expect(new Set(reversals)).toEqual(new Set(kinds.map((kind) => ['reversal', ...endsOf(kind).toReversed()])))
  })

  test('nothing below zero and nothing of zero', async () => {
    for (const amount of [0n, -5n])
      await expect(
        rolledBack(fresh.db, async (tx) => post(tx, 'grant', aMovement(await anAccount(tx), amount, 'z'), now)),
      ).rejects.toThrow('ledger_entry_amount_check')
  })
})
