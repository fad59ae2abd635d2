import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Cabinet, Notice } from '#platform/mail'
import { columnsOf } from '../whose.ts'

const ofCabinet = (cabinet: Cabinet) => {
  const { userId, role, scopeId } = columnsOf(cabinet)
  return sql`user_id is not distinct from ${userId}::uuid and role is not distinct from ${role}::text
    and scope_id is not distinct from ${scopeId}::uuid`
}

/** Kinds that a cabinet does not want by mail. */
export async function listRefused(reader: Reader, cabinet: Cabinet): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`select kind from notices_refusal where ${ofCabinet(cabinet)}`.execute(
    reader,
  )
  return rows.map(({ kind }) => kind)
}

export async function insertRefusal(tx: Tx, cabinet: Cabinet, kind: string, now: Temporal.Instant): Promise<void> {
  const { userId, role, scopeId } = columnsOf(cabinet)
  await sql`insert into notices_refusal (id, user_id, role, scope_id, kind, refused_at)
    values (${newId()}, ${userId}, ${role}, ${scopeId}, ${kind}, ${now}) on conflict do nothing`.execute(tx)
}

export async function deleteRefusals(tx: Tx, cabinet: Cabinet, kinds: readonly string[]): Promise<void> {
  await sql`delete from notices_refusal where ${ofCabinet(cabinet)} and kind = any(${kinds}::text[])`.execute(tx)
}

/** Keys of the notices whose cabinets refused their kind by mail. */
export async function listUnwanted(reader: Reader, notices: readonly Notice[]): Promise<string[]> {
  const rows = notices.map(({ key, kind, cabinet }) => ({ key, kind, ...columnsOf(cabinet) }))
  const found = await sql<{ key: string }>`select r.key
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, kind text, "userId" uuid, role text, "scopeId" uuid)
      join notices_refusal n on n.kind = r.kind and n.user_id is not distinct from r."userId"
        and n.role is not distinct from r.role and n.scope_id is not distinct from r."scopeId"`.execute(reader)
  return found.rows.map(({ key }) => key)
}
