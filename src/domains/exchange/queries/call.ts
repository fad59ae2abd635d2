import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'

export type Call = {
  operation: string
  externalId: string | null
  answered: number
  outcome: string | null
  milliseconds: number
}

export async function insertCall(tx: Tx, partnerId: string, call: Call, now: Instant): Promise<void> {
  const { operation, externalId, answered, outcome, milliseconds } = call
  await sql`insert into exchange_call (id, partner_id, operation, external_id, status, outcome, milliseconds, called_at)
    values (${newId()}, ${partnerId}, ${operation}, ${externalId}, ${answered}, ${outcome}, ${milliseconds}, ${now})`.execute(
    tx,
  )
}

export type ListedCall = Call & { partner: string; calledAt: Instant }

export async function listCalls(reader: Reader, limit: number): Promise<ListedCall[]> {
  const { rows } =
    await sql<ListedCall>`select c.operation, c.external_id as "externalId", c.status as answered, c.outcome,
      c.milliseconds, p.name as partner, c.called_at as "calledAt"
    from exchange_call c join exchange_partner p on p.id = c.partner_id
    order by c.called_at desc, c.id desc limit ${limit}`.execute(reader)
  return rows
}

export async function deleteCalls(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from exchange_call where called_at < ${before}`.execute(tx)
}
