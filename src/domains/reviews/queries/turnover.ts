import type { Day } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'

/** Has the turnover been counted on this day? */
export async function isCounted(reader: Reader, today: Day): Promise<boolean> {
  const { rows } = await sql`select from reviews_turnover where counted_on >= ${today} limit 1`.execute(reader)
  return rows.length > 0
}

/** Counts contracts in force since a day and those that families ended, for every programme in one statement. */
export async function countTurnover(tx: Tx, { since, today }: { since: Day; today: Day }): Promise<void> {
  await sql`
    insert into reviews_turnover (programme_id, contracts, left_by_family, counted_on)
    select m.programme_id, count(*), count(n.id), ${today}
    from enrolment_contract c join enrolment_application a on a.id = c.application_id
      join programmes_group g on g.id = a.group_id join programmes_module m on m.id = g.module_id
      left join enrolment_notice n on n.application_id = a.id and n.withdrawn_at is null and n.side = 'family'
    where c.state in ('active', 'terminating', 'terminated', 'completed') and c.starts_on <= c.ends_on
      and c.starts_on <= ${today} and c.ends_on >= ${since}
    group by m.programme_id
    on conflict (programme_id) do update set contracts = excluded.contracts, left_by_family = excluded.left_by_family,
      counted_on = excluded.counted_on`.execute(tx)
  await sql`update reviews_turnover set contracts = 0, left_by_family = 0, counted_on = ${today}
    where counted_on < ${today}`.execute(tx)
}

/** Programmes that somebody has rated or reviewed, or once had. */
export async function listJudged(reader: Reader, after: string | null, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (select programme_id as id from reviews_rating union select programme_id from reviews_review
        union select programme_id from programmes_standing) judged
    where ${after}::uuid is null or id > ${after} order by id limit ${most}`.execute(reader)
  return rows.map(({ id }) => id)
}
