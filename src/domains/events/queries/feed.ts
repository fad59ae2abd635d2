import { type Reader, sql, type Tx } from '#platform/db'

/** A new secret address takes the place of the old one. */
export async function putFeed(
  tx: Tx,
  { userId, hash }: { userId: string; hash: Buffer },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into events_feed (user_id, token_hash, made_at) values (${userId}, ${hash}, ${now})
    on conflict (user_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at`.execute(tx)
}

export async function findFeedOwner(reader: Reader, hash: Buffer): Promise<string | null> {
  const { rows } = await sql<{ userId: string }>`select user_id as "userId" from events_feed
    where token_hash = ${hash}`.execute(reader)
  return rows[0]?.userId ?? null
}
