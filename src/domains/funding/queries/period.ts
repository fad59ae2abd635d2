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

/** What each municipality had held when the first day of the period ended, from the ledger; measured once. */
export async function insertOpening(tx: Tx, { id, startsOn }: Period): Promise<void> {
  const until = startsOn
    .add({ days: 1 })
    .toZonedDateTime(await regionZone(tx))
    .toInstant()
  const held = sql`array['promised', 'reserved', 'charged']`
  await sql`insert into funding_opening (period_id, municipality_id, unit, held)
    select a.period_id, a.payer_id, a.unit,
      coalesce(sum(e.amount * ((e.to_pot = any(${held}))::int - (e.from_pot = any(${held}))::int)), 0)
    from ledger_account a left join ledger_entry e on e.account_id = a.id and e.at < ${until}
    where a.period_id = ${id} and not exists (select from funding_opening where period_id = ${id})
    group by 1, 2, 3 on conflict do nothing`.execute(tx)
}

/** The latest nominal of each category that acts had set before the period began. */
export async function listAhead(reader: Reader, { id, startsOn }: Period): Promise<string[]> {
  const zone = await regionZone(reader)
  const { rows } = await sql<{ id: string }>`select distinct on (category_id, unit) id from funding_amendment
    where subject = 'nominal' and period_id = ${id} and applied_at is not null
      and (set_at at time zone ${zone})::date < ${startsOn}
    order by category_id, unit, from_on desc`.execute(reader)
  return rows.map((row) => row.id)
}
