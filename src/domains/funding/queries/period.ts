import type { Day } from '#kernel/dates'
import { type Posted, postMany } from '#ledger'
import { type Reader, sql, type Tx } from '#platform/db'
import { regionZone } from '#region'
import type { Stretch } from './melt.ts'

/** What is left on the accounts of a closed period goes; what comes back later goes under another key. */
export async function postExpiry(
  tx: Tx,
  { periodId, afterId, lastId }: Stretch,
  by: string | null,
  now: Temporal.Instant,
): Promise<Posted> {
  const of = sql`select id as account_id, certificate_id as cause_id, null::uuid as act_id, available as amount,
      'expire:' || id || ':' || expired as key
    from ledger_account where id > ${afterId} and id <= ${lastId} and period_id = ${periodId} and available > 0`
  return postMany(tx, 'expire', { of, cause: 'certificate', by }, now)
}

type Period = { id: string; startsOn: Day }

/** The latest nominal of each category that acts had set before the period began. */
export async function listAhead(reader: Reader, { id, startsOn }: Period): Promise<string[]> {
  const zone = await regionZone(reader)
  const { rows } = await sql<{ id: string }>`select distinct on (category_id, unit) id from funding_amendment
    where subject = 'nominal' and period_id = ${id} and applied_at is not null
      and (set_at at time zone ${zone})::date < ${startsOn}
    order by category_id, unit, from_on desc`.execute(reader)
  return rows.map((row) => row.id)
}
