import type { Instant } from '#kernel/dates'
import { sql, type Tx } from '#platform/db'

/** False when the same one came before. */
export async function insertSignature(tx: Tx, partnerId: string, signature: string, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into exchange_signature (partner_id, signature, seen_at)
    values (${partnerId}, ${Buffer.from(signature, 'base64url')}, ${now})
    on conflict on constraint exchange_signature_once do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function deleteSignatures(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from exchange_signature where seen_at < ${before}`.execute(tx)
}
