import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type {
  Account,
  AccountId,
  Cause,
  Entry,
  EntryKind,
  ManyMovements,
  Movement,
  Posted,
  Pot,
  Unit,
} from './model.ts'
import { endsOf, withRunningBalance } from './rules.ts'

type AccountKey = { certificateId: string; periodId: string; unit: Unit }

export async function findAccount(reader: Reader, key: AccountKey): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select id, certificate_id as "certificateId", period_id as "periodId", payer_id as "payerId", unit,
      granted, available, reserved, charged, melted, expired, promised
    from ledger_account
    where certificate_id = ${key.certificateId} and period_id = ${key.periodId} and unit = ${key.unit}`.execute(reader)
  return rows[0] ?? null
}

/** All movements of an account, oldest first, each with what was left after it. */
export async function statementOf(reader: Reader, accountId: AccountId): Promise<Entry[]> {
  const rows = await reader
    .selectFrom('ledger_entry')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()
  return withRunningBalance(
    rows.map((row) => ({
      id: row.id,
      kind: row.kind as Entry['kind'],
      from: row.from_pot as Pot,
      to: row.to_pot as Pot,
      amount: row.amount,
      month: row.month,
      cause: { kind: row.cause_kind as Cause['kind'], id: row.cause_id },
      actId: row.act_id,
      at: row.at,
    })),
  )
}

/** Whether the movement of this key has been posted. */
export async function isPosted(reader: Reader, key: string): Promise<boolean> {
  const { rows } = await sql`select from ledger_entry where key = ${key}`.execute(reader)
  return rows.length > 0
}

export async function insertAccount(
  tx: Tx,
  id: AccountId,
  account: AccountKey & { payerId: string },
): Promise<AccountId> {
  await sql`insert into ledger_account (id, certificate_id, period_id, payer_id, unit)
    values (${id}, ${account.certificateId}, ${account.periodId}, ${account.payerId}, ${account.unit})
    on conflict (certificate_id, period_id, unit) do nothing`.execute(tx)
  const found = await findAccount(tx, account)
  if (!found) throw new Error('an account that was just opened is not there')
  return found.id
}

/** Opens what is not open yet; answers the accounts of all these certificates. */
export async function insertAccounts(
  tx: Tx,
  certificateIds: readonly string[],
  { periodId, payerId, unit }: { periodId: string; payerId: string; unit: Unit },
): Promise<Map<string, AccountId>> {
  const rows = certificateIds.map((certificate_id) => ({
    id: newId(),
    certificate_id,
    period_id: periodId,
    payer_id: payerId,
    unit,
  }))
  if (rows.length === 0) return new Map()
  await sql`insert into ledger_account (id, certificate_id, period_id, payer_id, unit)
    select id, certificate_id, period_id, payer_id, unit from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as opened (id uuid, certificate_id uuid, period_id uuid, payer_id uuid, unit text)
    on conflict (certificate_id, period_id, unit) do nothing`.execute(tx)
  const { rows: open } = await sql<{
    id: AccountId
    certificateId: string
  }>`select id, certificate_id as "certificateId"
    from ledger_account where certificate_id = any(${certificateIds}) and period_id = ${periodId} and unit = ${unit}`.execute(
    tx,
  )
  return new Map(open.map(({ id, certificateId }) => [certificateId, id]))
}

/** False when an entry of this key is there already. */
export async function insertEntry(
  tx: Tx,
  kind: EntryKind,
  movement: Movement,
  now: Temporal.Instant,
): Promise<boolean> {
  const [from, to] = endsOf(kind)
  const { accountId, amount, cause, key, month, actId, by } = movement
  const result = await sql`
    insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, month, cause_kind, cause_id, act_id, key, at, by_user)
    values (${accountId}, ${kind}, ${from}, ${to}, ${amount}, ${month ?? null}, ${cause.kind}, ${cause.id}, ${actId ?? null},
      ${key}, ${now}, ${by})
    on conflict (key) do nothing`.execute(tx)
  return result.numAffectedRows === 1n
}

/** One statement for all rows of a query; what is posted already is left out. */
export async function insertEntries(
  tx: Tx,
  kind: EntryKind,
  many: ManyMovements,
  now: Temporal.Instant,
): Promise<Posted> {
  const [from, to] = endsOf(kind)
  const { of, cause, month, by } = many
  const { rows } = await sql<Posted>`with posted as (
      insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, month, cause_kind, cause_id, act_id, key, at, by_user)
      select account_id, ${kind}, ${from}, ${to}, amount, ${month === 'of each' ? sql`month` : (month ?? null)}, ${cause}, cause_id, act_id, key, ${now}, ${by}
      from (${of}) movement where amount > 0
      on conflict (key) do nothing returning amount
    ) select count(*) as count, coalesce(sum(amount), 0)::bigint as amount from posted`.execute(tx)
  return rows[0] ?? { count: 0n, amount: 0n }
}

export async function insertReversal(
  tx: Tx,
  entryId: bigint,
  facts: { by: string | null; key: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await sql`
    insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, month, cause_kind, cause_id, act_id, reverses, key, at, by_user)
    select account_id, 'reversal', to_pot, from_pot, amount, month, cause_kind, cause_id, act_id, id, ${facts.key}, ${now}, ${facts.by}
    from ledger_entry where id = ${entryId} and kind <> 'reversal'
    on conflict do nothing`.execute(tx)
  return result.numAffectedRows === 1n
}
