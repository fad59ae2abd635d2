import type { Day, Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'

export type YearRun = { reached: string | null; finished: boolean }

/** Begins the reminder of a year, or finds how far it has come; locked, so that one run goes on at a time. */
export async function lockYear(tx: Tx, year: number, now: Instant): Promise<YearRun> {
  await sql`insert into reviews_year (year, begun_at) values (${year}, ${now}) on conflict do nothing`.execute(tx)
  const { rows } = await sql<YearRun>`
    select reached, finished_at is not null as finished from reviews_year where year = ${year} for update`.execute(tx)
  if (!rows[0]) throw new Error(`the reminder of ${year} was not begun`)
  return rows[0]
}

export async function updateYear(
  tx: Tx,
  year: number,
  { reached, finishedAt }: { reached: string | null; finishedAt: Instant | null },
): Promise<void> {
  await sql`update reviews_year set reached = coalesce(${reached}::uuid, reached), finished_at = ${finishedAt}
    where year = ${year}`.execute(tx)
}

export type ToReview = { userId: string; email: string | null; programmes: { article: number; name: string }[] }

/**
 * Guardians after this one whose children attended since a day, with the programmes that their family has not reviewed:
 * at most five, the latest first.
 */
export async function listToReview(
  reader: Reader,
  { since, today, after, most }: { since: Day; today: Day; after: string | null; most: number },
): Promise<ToReview[]> {
  const { rows } = await sql<ToReview>`
    with guardian as materialized (
      select distinct custody.user_id as id from families_custody custody
      where custody.ended_at is null and (${after}::uuid is null or custody.user_id > ${after})
      order by 1 limit ${most})
    select u.id as "userId", u.email, coalesce(attended.programmes, '[]') as programmes
    from guardian join access_user u on u.id = guardian.id cross join lateral (
      select json_agg(json_build_object('article', one.article, 'name', one.name) order by one.ends_on desc, one.article)
        as programmes
      from (
        select p.article, p.name, max(c.ends_on) as ends_on
        from families_custody custody join enrolment_application a on a.child_id = custody.child_id
          join enrolment_contract c on c.application_id = a.id
          join programmes_group g on g.id = a.group_id join programmes_module m on m.id = g.module_id
          join programmes_programme p on p.id = m.programme_id and p.state = 'published'
        where custody.user_id = u.id and custody.ended_at is null
          and c.state in ('active', 'terminating', 'terminated', 'completed')
          and c.starts_on <= least(c.ends_on, ${today}) and c.ends_on >= ${since}
          and not exists (select from reviews_review v where v.programme_id = p.id and v.child_id = a.child_id
            and v.state <> 'withdrawn')
          and not exists (select from reviews_review v where v.programme_id = p.id and v.written_by = u.id
            and v.state <> 'withdrawn')
        group by p.article, p.name order by 3 desc, 1 limit 5) one) attended
    order by u.id`.execute(reader)
  return rows
}

/** The last guardian of the portion that begins after this one; null where nobody is left. */
export async function lastOfPortion(reader: Reader, after: string | null, most: number): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from (select distinct custody.user_id as id from families_custody custody
      where custody.ended_at is null and (${after}::uuid is null or custody.user_id > ${after}) order by 1 limit ${most}) one
    order by id desc limit 1`.execute(reader)
  return rows[0]?.id ?? null
}
