import { newId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { AccountId, EntryKind, Movement, Unit } from './model.ts'
import { insertAccount, insertEntry, insertReversal } from './queries.ts'

type NewAccount = { certificateId: string; periodId: string; payerId: string; unit: Unit }

/** Opens the account of a certificate in a period, or finds the one that is open. */
export async function openAccount(tx: Tx, account: NewAccount): Promise<AccountId> {
  return insertAccount(tx, newId(), account)
}

/**
 * Moves money within an account. Returns false when the movement of this key had been posted before.
 * Refuses `ledger.not-enough` when the pot it leaves would go below zero.
 */
export async function post(tx: Tx, kind: EntryKind, movement: Movement, now: Temporal.Instant): Promise<boolean> {
  try {
    return await insertEntry(tx, kind, movement, now)
  } catch (error) {
    throw notEnough(error) ? new Refusal('ledger.not-enough', { kind, amount: String(movement.amount) }) : error
  }
}

/** Corrects an entry by its opposite, once (M4): entries themselves are never changed. */
export async function reverse(
  tx: Tx,
  entryId: bigint,
  facts: { by: string | null; key: string },
  now: Temporal.Instant,
): Promise<boolean> {
  try {
    return await insertReversal(tx, entryId, facts, now)
  } catch (error) {
    throw notEnough(error) ? new Refusal('ledger.not-enough', { kind: 'reversal' }) : error
  }
}

function notEnough(error: unknown): boolean {
  const { code, table } = error as { code?: string; table?: string }
  return code === '23514' && table === 'ledger_account'
}
