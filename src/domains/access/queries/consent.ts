import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { ConsentKind } from '../model.ts'

export type KeptConsent = { kind: ConsentKind; version: string; givenAt: Instant }
export type NewConsent = { kind: ConsentKind; version: string; textHash: Buffer }

export async function listConsents(reader: Reader, userId: string): Promise<KeptConsent[]> {
  const { rows } = await sql<KeptConsent>`select kind, version, given_at as "givenAt" from access_consent
    where user_id = ${userId} and withdrawn_at is null order by given_at, kind`.execute(reader)
  return rows
}

/**
 * Whether a consent is in force. Somebody whom a point or an import brought gave theirs on paper, and no row says so;
 * a consent that was withdrawn and not given again is none.
 */
export async function hasConsent(reader: Reader, userId: string, kind: ConsentKind): Promise<boolean> {
  const { rows } = await sql<{ living: boolean | null }>`select bool_or(withdrawn_at is null) as living
    from access_consent where user_id = ${userId} and kind = ${kind}`.execute(reader)
  return rows[0]?.living ?? true
}

/** Beside a living one it does nothing. */
export async function insertConsent(tx: Tx, userId: string, consent: NewConsent, now: Instant): Promise<void> {
  const { kind, version, textHash } = consent
  await sql`insert into access_consent (id, user_id, kind, version, text_hash, given_at)
    values (${newId()}, ${userId}, ${kind}, ${version}, ${textHash}, ${now})
    on conflict (user_id, kind) where withdrawn_at is null do nothing`.execute(tx)
}

/** Living consents to an earlier version whose people were not told of this one; marked as told. */
export async function takeOutdated(
  tx: Tx,
  versions: Readonly<Record<ConsentKind, string>>,
  most: number,
): Promise<{ userId: string; kind: ConsentKind }[]> {
  const { rows } = await sql<{ userId: string; kind: ConsentKind }>`
    update access_consent c set told_version = v.value
    from jsonb_each_text(${JSON.stringify(versions)}::jsonb) v
    where c.id in (
      select old.id from access_consent old join jsonb_each_text(${JSON.stringify(versions)}::jsonb) w on w.key = old.kind
      where old.withdrawn_at is null and old.version < w.value and old.told_version is distinct from w.value
      order by old.id limit ${most} for update of old skip locked) and v.key = c.kind
    returning c.user_id as "userId", c.kind`.execute(tx)
  return rows
}

export async function updateWithdrawn(tx: Tx, userId: string, kind: ConsentKind, now: Instant): Promise<void> {
  await sql`update access_consent set withdrawn_at = ${now}
    where user_id = ${userId} and kind = ${kind} and withdrawn_at is null`.execute(tx)
}

/** What one knows of one's consent: given (by a tick or on paper) or withdrawn, and when. */
export type ConsentState = { inForce: boolean; kept: KeptConsent | null; withdrawnAt: Instant | null }

export async function consentStateOf(reader: Reader, userId: string, kind: ConsentKind): Promise<ConsentState> {
  const [inForce, consents, withdrawnAt] = await Promise.all([
    hasConsent(reader, userId, kind),
    listConsents(reader, userId),
    findWithdrawal(reader, userId, kind),
  ])
  return { inForce, kept: consents.find((one) => one.kind === kind) ?? null, withdrawnAt }
}

/** When a consent was withdrawn last; for one that is in force the day means nothing. */
async function findWithdrawal(reader: Reader, userId: string, kind: ConsentKind): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select max(withdrawn_at) as at from access_consent
    where user_id = ${userId} and kind = ${kind}`.execute(reader)
  return rows[0]?.at ?? null
}

/** Each consent is a row of its own, with the hash of the very text that was shown. */
export async function insertConsents(
  tx: Tx,
  userId: string,
  consents: readonly NewConsent[],
  now: Instant,
): Promise<void> {
  await sql`update access_consent set withdrawn_at = ${now} where user_id = ${userId} and withdrawn_at is null`.execute(
    tx,
  )
  for (const { kind, version, textHash } of consents)
    await sql`insert into access_consent (id, user_id, kind, version, text_hash, given_at)
      values (${newId()}, ${userId}, ${kind}, ${version}, ${textHash}, ${now})`.execute(tx)
}
