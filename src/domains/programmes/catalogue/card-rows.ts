import { type Reader, sql } from '#platform/db'
import type { LessonTime, Programme } from '../model.ts'
import { paidUntil, seatsGone } from '../queries/programme.ts'
import type { OpeningFacts } from '../rules/opening.ts'
import { type Standing, standingColumns } from '../standing.ts'

export type GroupRow = OpeningFacts & {
  id: string
  lessons: Pick<LessonTime, 'weekday' | 'startsAt' | 'endsAt'>[] | null
}

/** What is read of a programme for its card; when its groups open and who pays is reckoned at each showing. */
export type CardRow = Standing &
  Pick<
    Programme,
    | 'article'
    | 'name'
    | 'summary'
    | 'providerName'
    | 'municipalityName'
    | 'direction'
    | 'register'
    | 'form'
    | 'ageFrom'
    | 'ageTo'
    | 'adapted'
    | 'paidUntil'
  > & { id: string; address: string | null; hours: number; priceKopecks: bigint | null; groups: GroupRow[] | null }

/** Published programmes of these articles, in no order. */
export async function listCardRows(reader: Reader, articles: readonly number[]): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select p.id, p.article, p.name, p.summary, o.short_name as "providerName", r.name as "municipalityName", g.address,
      p.direction, p.register, p.form, p.age_from as "ageFrom", p.age_to as "ageTo", p.adapted, g.hours::int as hours,
      g.price as "priceKopecks", g.groups, ${paidUntil} as "paidUntil",
      ${standingColumns}
    from programmes_programme p
      join providers_provider o on o.id = p.provider_id
      join region_municipality r on r.id = p.municipality_id
      left join programmes_standing standing on standing.programme_id = p.id, lateral (
        select min(m.price_kopecks) as price, coalesce(sum(distinct m.hours), 0) as hours, min(g.address) as address,
          json_agg(json_build_object('id', g.id, 'enrolmentOpen', m.enrolment_open, 'state', g.state,
            'from', floor(extract(epoch from g.applications_from) * 1000),
            'to', floor(extract(epoch from g.applications_to) * 1000),
            'nextFrom', floor(extract(epoch from g.next_applications_from) * 1000),
            'nextTo', floor(extract(epoch from g.next_applications_to) * 1000), 'capacity', g.capacity, 'taken', ${seatsGone}, 'lessons', (
              select json_agg(json_build_object('weekday', t.weekday, 'startsAt', to_char(t.starts_at, 'HH24:MI'),
                'endsAt', to_char(t.ends_at, 'HH24:MI')) order by t.weekday, t.starts_at)
              from programmes_lesson_time t where t.group_id = g.id)) order by m.ordinal, g.starts_on, g.name)
            filter (where g.id is not null) as groups
        from programmes_module m left join programmes_group g on g.module_id = m.id and g.state <> 'archive'
        where m.programme_id = p.id) as g
    where p.article = any(${articles}::int[]) and p.state = 'published' and o.state = 'active'`.execute(reader)
  return rows
}

/** What differs from one moment to the next of programmes that were read before. */
export type Moment = {
  /** Whoever asks next gives this, and learns of every transaction that this moment could not see. */
  seen: bigint
  /** Articles changed since; null among them means everything. */
  changed: readonly (number | null)[]
  seatsTaken: Readonly<Record<string, number>>
  standings: Readonly<Record<string, Standing>>
}
export type Asked = { since: bigint | null; groups: readonly string[]; programmes: readonly string[] }

/** A mass of changes (an import still under way) is not listed in every answer: it means everything, and so does no `since`. */
const mostChanges = 500

export async function readMoment(reader: Reader, { since, groups, programmes }: Asked): Promise<Moment> {
  const { rows } = await sql<Moment>`
    select pg_snapshot_xmin(s)::text::bigint as seen, (
        select case when ${since}::bigint is null or count(*) > ${mostChanges} then '[null]'
          else coalesce(json_agg(distinct p.article), '[]') end
        from (select tx, programme_id from programmes_change where tx >= ${since}::bigint limit ${mostChanges + 1}) as c
          left join programmes_programme p on p.id = c.programme_id
      ) as changed,
      coalesce((select json_object_agg(g.id, ${seatsGone}) from programmes_group g
        where g.id = any(${groups}::uuid[])), '{}') as "seatsTaken",
      coalesce((select json_object_agg(standing.programme_id, json_build_object('rating', standing.rating_tenths,
          'ratings', standing.ratings, 'needed', standing.ratings_needed, 'mark', standing.mark_hundredths, 'reviews', standing.reviews))
        from programmes_standing standing where standing.programme_id = any(${programmes}::uuid[])), '{}') as standings
    from pg_current_snapshot() as s`.execute(reader)
  const [moment] = rows
  if (!moment) throw new Error('a moment is always one row')
  return moment
}
