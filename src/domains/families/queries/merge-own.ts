import type { Instant } from '#kernel/dates'
import type { Json } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Pair } from '../merge-part.ts'

export type LivingSecret = { id: string; childId: string; kind: string }

/** What the vault holds of both records now. */
export async function listLivingSecrets(reader: Reader, { keptId, mergedId }: Pair): Promise<LivingSecret[]> {
  const { rows } = await sql<LivingSecret>`select id, child_id as "childId", kind from families_vault
    where child_id in (${keptId}, ${mergedId}) and replaced_at is null`.execute(reader)
  return rows
}

export async function replaceSecretsOf(tx: Tx, childId: string, now: Instant): Promise<void> {
  await sql`update families_vault set replaced_at = ${now} where child_id = ${childId} and replaced_at is null`.execute(
    tx,
  )
}

/** False when one of those that were added has been replaced since. */
export async function restoreSecrets(
  tx: Tx,
  { added, replaced }: { added: readonly string[]; replaced: readonly string[] },
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`select from families_vault
    where id = any(${[...added]}::uuid[]) and replaced_at is not null`.execute(tx)
  if (rows.length > 0) return false
  await sql`update families_vault set replaced_at = ${now} where id = any(${[...added]}::uuid[])`.execute(tx)
  await sql`update families_vault set replaced_at = null where id = any(${[...replaced]}::uuid[])`.execute(tx)
  return true
}

export async function endCustodiesOf(tx: Tx, childId: string, now: Instant): Promise<void> {
  await sql`update families_custody set ended_at = ${now} where child_id = ${childId} and ended_at is null`.execute(tx)
}

export async function endCustodies(tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  await sql`update families_custody set ended_at = ${now}
    where id = any(${[...ids]}::uuid[]) and ended_at is null`.execute(tx)
}

/** Claims for the merged record wait at the kept one; who is its guardian anyhow asks no longer. */
export async function moveWaitingClaims(
  tx: Tx,
  { keptId, mergedId }: Pair,
  byUserId: string | null,
  now: Instant,
): Promise<void> {
  await sql`update families_claim claim set state = 'cancelled', decided_at = ${now}, decided_by = ${byUserId}
    where state = 'waiting' and child_id in (${keptId}, ${mergedId}) and (
      exists (select from families_custody custody where custody.child_id = ${keptId} and custody.user_id = claim.user_id
        and custody.ended_at is null)
      or child_id = ${mergedId} and exists (select from families_claim other where other.child_id = ${keptId}
        and other.user_id = claim.user_id and other.state = 'waiting'))`.execute(tx)
  await sql`update families_claim set child_id = ${keptId} where child_id = ${mergedId} and state = 'waiting'`.execute(
    tx,
  )
}

export async function cancelInvitationsTo(tx: Tx, childId: string, now: Instant): Promise<void> {
  await sql`update families_invitation set cancelled_at = ${now}
    where child_id = ${childId} and used_at is null and cancelled_at is null`.execute(tx)
}

/** Open pairs of a record, whole, as they are put back. */
export async function keepOpenDoubles(reader: Reader, childId: string): Promise<Json[]> {
  const { rows } = await sql<{ row: Json }>`select to_jsonb(pair) as row from families_double pair
    where pair.state = 'open' and ${childId} in (pair.child_id, pair.other_id)`.execute(reader)
  return rows.map(({ row }) => row)
}

/** What the merged record was taken for is asked of the kept one, unless that pair was decided already. */
export async function moveOpenDoubles(
  tx: Tx,
  { keptId, mergedId }: Pair,
  byUserId: string | null,
  now: Instant,
): Promise<void> {
  await sql`update families_double set state = 'merged', decided_at = ${now}, decided_by = ${byUserId}
    where state = 'open' and ${mergedId} in (child_id, other_id) and (${keptId} in (child_id, other_id) or exists (
      select from families_double other where ${keptId} in (other.child_id, other.other_id)
        and (other.child_id in (families_double.child_id, families_double.other_id)
          or other.other_id in (families_double.child_id, families_double.other_id))))`.execute(tx)
  await sql`update families_double set child_id = case child_id when ${mergedId} then ${keptId} else child_id end,
      other_id = case other_id when ${mergedId} then ${keptId} else other_id end
    where state = 'open' and ${mergedId} in (child_id, other_id)`.execute(tx)
}

/** The place of one record becomes that of another one without a place; says whether it did. */
export async function movePlace(tx: Tx, from: string, to: string): Promise<boolean> {
  const result = await sql`update families_place set child_id = ${to} where child_id = ${from}
    and not exists (select from families_place where child_id = ${to})`.execute(tx)
  return result.numAffectedRows === 1n
}
