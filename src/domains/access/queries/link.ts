import type { Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import { hashToken, isToken, newToken } from '#platform/session'
import type { LinkPurpose, LinkState, UserId } from '../model.ts'

/** A link that stands for no letter has no address: the empty one. */
export type Link = { state: Exclude<LinkState, 'unknown'>; userId: UserId; email: string }

/** What a link of a letter is worth now. Only its hash is kept, so the database gives no link away. */
export async function findLink(
  reader: Reader,
  token: string,
  purpose: LinkPurpose,
  now: Instant,
): Promise<Link | null> {
  if (!isToken(token)) return null
  const { rows } = await sql<Link>`
    select user_id as "userId", coalesce(email, '') as email,
      case when used_at is not null then 'used' when expires_at <= ${now} then 'expired' else 'live' end as state
    from access_link where token_hash = ${hashToken(token)} and purpose = ${purpose}`.execute(reader)
  return rows[0] ?? null
}

type NewLink = { userId: string; email: string | null; purpose: LinkPurpose; expiresAt: Instant }

/** A new link takes the place of those sent before for the same purpose. Its token is returned this once. */
export async function insertLink(
  tx: Tx,
  { userId, email, purpose, expiresAt }: NewLink,
  now: Instant,
): Promise<string> {
  await useLinks(tx, userId, purpose, now)
  const token = newToken()
  await sql`insert into access_link (token_hash, user_id, purpose, email, created_at, expires_at)
    values (${hashToken(token)}, ${userId}, ${purpose}, ${email}, ${now}, ${expiresAt})`.execute(tx)
  return token
}

/** Uses a living link up; null when another press was quicker. */
export async function takeLink(
  tx: Tx,
  token: string,
  purpose: LinkPurpose,
  now: Instant,
): Promise<Omit<Link, 'state'> | null> {
  if (!isToken(token)) return null
  const { rows } = await sql<Omit<Link, 'state'>>`
    update access_link set used_at = ${now} where token_hash = ${hashToken(token)} and purpose = ${purpose}
      and used_at is null and expires_at > ${now} returning user_id as "userId", coalesce(email, '') as email`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function useLinks(tx: Tx, userId: string, purpose: LinkPurpose, now: Instant): Promise<void> {
  await sql`update access_link set used_at = ${now} where user_id = ${userId} and purpose = ${purpose} and used_at is null`.execute(
    tx,
  )
}

export async function deleteLinks(tx: Tx, expiredBefore: Instant): Promise<void> {
  await sql`delete from access_link where expires_at < ${expiredBefore}`.execute(tx)
}
