import type { Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'

/** Two orders of one newcomer at once: the second waits and finds the cabinet of the first. */
export async function lockIdentity(tx: Tx, key: Uint8Array): Promise<void> {
  const text = Buffer.from(key).toString('hex')
  await sql`select pg_advisory_xact_lock(hashtext('exchange_person'), hashtext(${text}))`.execute(tx)
}

export async function findUserOfIdentity(reader: Reader, key: Uint8Array): Promise<string | null> {
  const { rows } = await sql<{ userId: string }>`select user_id as "userId" from exchange_person
    where identity_key = ${key}`.execute(reader)
  return rows[0]?.userId ?? null
}

export async function insertIdentity(tx: Tx, key: Uint8Array, userId: string, now: Instant): Promise<void> {
  await sql`insert into exchange_person (identity_key, user_id, since) values (${key}, ${userId}, ${now})`.execute(tx)
}
