import { newId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { AccountId, EntryKind, ManyMovements, Movement, Posted, Unit } from './model.ts'
import { insertAccount, insertAccounts, insertEntries, insertEntry, insertReversal } from './queries.ts'

type NewAccount = { certificateId: string; periodId: string; payerId: string; unit: Unit }

/** Opens the account of a certificate in a period, or finds the one that is open. */
export async function openAccount(tx: Tx, account: NewAccount): Promise<AccountId> {
  return insertAccount(tx, newId(), account)
}

/** Opens the accounts of many certificates of one payer in a period, or finds them: by certificate. */
export async function openAccounts(
  tx: Tx,
  certificateIds: readonly string[],
  of: Omit<NewAccount, 'certificateId'>,
): Promise<Map<string, AccountId>> {
  return insertAccounts(tx, certificateIds, of)
}

/**
 * Moves money within an account. Returns false when the movement of this key had been posted before.
 * Refuses `ledger.not-enough` when the pot it leaves would go below zero, `ledger.used-does-not-melt` (S-008).
 */
export async function post(tx: Tx, kind: EntryKind, movement: Movement, now: Temporal.Instant): Promise<boolean> {
  try {
    return await insertEntry(tx, kind, movement, now)
  } catch (error) {
    throw refusalOf(error, { kind, amount: String(movement.amount) }) ?? error
  }
}

/**
 * Moves money of many accounts in one statement; what was posted under its key before is left out. Refuses as
 * `post` does, and then moves nothing.
 */
export async function postMany(tx: Tx, kind: EntryKind, many: ManyMovements, now: Temporal.Instant): Promise<Posted> {
  try {
    return await insertEntries(tx, kind, many, now)
  } catch (error) {
    throw refusalOf(error, { kind }) ?? error
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
    throw refusalOf(error, { kind: 'reversal' }) ?? error
  }
}

function refusalOf(error: unknown, facts: Refusal['facts']): Refusal | null {
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string }
  if (constraint === 'ledger_used_does_not_melt') return new Refusal('ledger.used-does-not-melt', facts)
  return code === '23514' && table === 'ledger_account' ? new Refusal('ledger.not-enough', facts) : null
}
