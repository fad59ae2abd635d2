import type { Day } from '#kernel/dates'
import { type Posted, postMany } from '#ledger'
import { type RawBuilder, type Reader, sql, type Tx } from '#platform/db'
import type { Share } from '../rules/nominal.ts'

export type Stretch = { periodId: string; afterId: string; lastId: string }

/** Unused nominals of a stretch of accounts that are above what the months left make, with what they should be. */
function unused({ periodId, afterId, lastId }: Stretch, { left, all }: Share, on: Day): RawBuilder<unknown> {
  return sql`select a.id as account_id, a.certificate_id as cause_id, n.act_id, a.unit, a.available, c.child_id,
      n.amount * ${left}::bigint / ${all}::bigint as worth
    from ledger_account a
    join certificates_certificate c on c.id = a.certificate_id and c.validity in ('valid', 'frozen')
    join funding_nominal n on n.category_id = c.category_id and n.period_id = a.period_id and n.unit = a.unit
      and n.valid_from <= ${on} and (n.valid_to is null or n.valid_to > ${on})
    where a.id > ${afterId} and a.id <= ${lastId} and a.period_id = ${periodId} and a.used_at is null
      and a.available > n.amount * ${left}::bigint / ${all}::bigint`
}

/** Each falls to what the months or days left make, once for a `step`: a month, or a day. */
export async function postMelt(
  tx: Tx,
  { stretch, share, on, step, by }: { stretch: Stretch; share: Share; on: Day; step: string; by: string | null },
  now: Temporal.Instant,
): Promise<Posted> {
  const of = sql`select account_id, cause_id, act_id, available - worth as amount, 'melt:' || account_id || ${`:${step}`} as key
    from (${unused(stretch, share, on)}) unused`
  return postMany(tx, 'melt', { of, cause: 'certificate', month: on.with({ day: 1 }), by }, now)
}

export type Warned = {
  childId: string
  child: string
  userId: string
  email: string | null
  unit: string
  available: bigint
  worth: bigint
}

/** Who is to be told of the next step: every cabinet where the child is, once for each child. */
export async function listToWarn(reader: Reader, stretch: Stretch, share: Share, on: Day): Promise<Warned[]> {
  const { rows } =
    await sql<Warned>`select unused.child_id as "childId", child.name as child, person.id as "userId", person.email, unused.unit,
      unused.available, unused.worth
    from (${unused(stretch, share, on)}) unused
    join families_child child on child.id = unused.child_id
    join families_custody custody on custody.child_id = child.id and custody.ended_at is null
    join access_user person on person.id = custody.user_id
    order by unused.account_id, person.id`.execute(reader)
  return rows
}
