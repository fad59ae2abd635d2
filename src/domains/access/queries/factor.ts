import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'

/** An application for one-time codes; `lastStep` is the half-minute of the last code taken. */
export type Factor = { sealed: Uint8Array; confirmedAt: Instant | null; lastStep: bigint | null }

export async function findFactor(reader: Reader, userId: string): Promise<Factor | null> {
  const { rows } = await sql<Factor>`select sealed, confirmed_at as "confirmedAt", last_step as "lastStep"
    from access_factor where user_id = ${userId}`.execute(reader)
  return rows[0] ?? null
}

/** Whether codes are asked of this person. */
export async function hasFactor(reader: Reader, userId: string): Promise<boolean> {
  return (await findFactor(reader, userId))?.confirmedAt != null
}

/** A secret waits for its first code; another try takes its place, a confirmed one stays. */
export async function upsertPendingFactor(tx: Tx, userId: string, sealed: Uint8Array, now: Instant): Promise<boolean> {
  const result = await sql`insert into access_factor (id, user_id, sealed, created_at)
    values (${newId()}, ${userId}, ${Buffer.from(sealed)}, ${now})
    on conflict (user_id) do update set id = excluded.id, sealed = excluded.sealed, created_at = excluded.created_at
    where access_factor.confirmed_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function updateConfirmed(tx: Tx, userId: string, step: number, now: Instant): Promise<boolean> {
  const result = await sql`update access_factor set confirmed_at = ${now}, last_step = ${step}
    where user_id = ${userId} and confirmed_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

/** A code is taken once, whoever was quicker. */
export async function takeStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const result = await sql`update access_factor set last_step = ${step}
    where user_id = ${userId} and coalesce(last_step, 0) < ${step}`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function deleteFactor(tx: Tx, userId: string): Promise<void> {
  await sql`delete from access_recovery_code where user_id = ${userId}`.execute(tx)
  await sql`delete from access_factor where user_id = ${userId}`.execute(tx)
}

/** New codes on paper; those before are worth nothing. */
export async function replaceRecoveryCodes(tx: Tx, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await sql`delete from access_recovery_code where user_id = ${userId}`.execute(tx)
  await sql`insert into access_recovery_code (user_id, code_hash)
    select ${userId}, hash from unnest(${[...hashes]}::bytea[]) as hash`.execute(tx)
}

export async function takeRecoveryCode(tx: Tx, userId: string, hash: Buffer, now: Instant): Promise<boolean> {
  const result = await sql`update access_recovery_code set used_at = ${now}
    where user_id = ${userId} and code_hash = ${hash} and used_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function countRecoveryCodes(reader: Reader, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from access_recovery_code
    where user_id = ${userId} and used_at is null`.execute(reader)
  return rows[0]?.count ?? 0
}
