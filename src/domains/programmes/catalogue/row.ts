import { type Reader, sql } from '#platform/db'
import type { Level, ProgrammeDirection, ProgrammeForm, Register } from '../model.ts'
import { paidUntil, seatsGone } from '../queries/programme.ts'

/**
 * Enrolling (0 or 1), seconds from and to which it takes applications, seats left (0 or 1), and its week as bits: seven
 * days of lessons that begin before noon, seven of those until four, seven of later ones; Monday is the lowest.
 * A group with a second window stands twice.
 */
type GroupMark = readonly [enrolling: number, from: number, to: number, seats: number, week: number]

/** What the catalogue keeps in memory of a programme. */
export type CatalogueRow = {
  id: string
  article: number
  shown: boolean
  municipality: string
  direction: ProgrammeDirection
  register: Register
  form: ProgrammeForm
  activity: string
  level: Level
  ageFrom: number
  ageTo: number
  adapted: boolean
  /** Until which second a certificate can pay for it (S-087). */
  paidTo: number | null
  /** The least price of a module in roubles; null before there is a module. */
  price: number | null
  publishedMinute: number
  nameStems: string
  besideStems: string
  summaryStems: string
  words: string
  textHash: number
  groups: readonly GroupMark[] | null
  /** Latitudes and longitudes where one has to come. */
  places: readonly (readonly [latitude: number, longitude: number])[] | null
}

/** The next programmes after an article, in the order of articles. */
export async function listRowsAfter(reader: Reader, article: number, count: number): Promise<CatalogueRow[]> {
  const { rows } = await sql<CatalogueRow>`
    with picked as (
      select * from programmes_programme p where p.article > ${article} order by p.article limit ${count}
    ) ${rowsOfSome} order by p.article`.execute(reader)
  return rows
}

export async function listRowsOf(reader: Reader, ids: readonly string[]): Promise<CatalogueRow[]> {
  const { rows } = await sql<CatalogueRow>`
    with picked as (select * from programmes_programme p where p.id = any(${ids}::uuid[])) ${rowsOfSome}`.execute(
    reader,
  )
  return rows
}

export type Changes = { seen: bigint; ids: (string | null)[] | null }

/**
 * Programmes changed by transactions that a reader of `seen` could not see, in whatever order they committed; a null
 * among them means everything. `seen` null only asks where to begin.
 */
export async function listChanges(reader: Reader, seen: bigint | null): Promise<Changes> {
  const { rows } = await sql<Changes>`
    select pg_snapshot_xmin(s)::text::bigint as seen, (
      select json_agg(distinct programme_id) from programmes_change
      where tx >= ${seen}::bigint and tx < pg_snapshot_xmax(s)::text::bigint
    ) as ids from pg_current_snapshot() as s`.execute(reader)
  return rows[0] ?? { seen: 0n, ids: null }
}

const rowsOfSome = sql`
  select p.id, p.article, p.state = 'published' and o.state = 'active' as shown, r.code as municipality, p.direction,
    p.register, p.form, p.activity, p.level, p.age_from as "ageFrom", p.age_to as "ageTo", p.adapted, g.price, extract(epoch from ${paidUntil} + 1)::float8 as "paidTo",
    coalesce(floor(extract(epoch from p.published_at) / 60), 0)::int as "publishedMinute",
    array_to_string(tsvector_to_array(ts_filter(p.search, '{a}')), ' ') as "nameStems",
    array_to_string(tsvector_to_array(ts_filter(p.search, '{b}')
      || to_tsvector('russian', programmes_plain(o.short_name))), ' ') as "besideStems",
    array_to_string(tsvector_to_array(ts_filter(p.search, '{c}')), ' ') as "summaryStems",
    p.name || ' ' || p.activity as words, hashtext(p.name || p.activity || o.short_name || p.summary) as "textHash",
    g.groups, case when p.form <> 'distance' then g.places end as places
  from picked p join providers_provider o on o.id = p.provider_id join region_municipality r on r.id = p.municipality_id,
    lateral (
      select min(m.price_kopecks / 100)::int as price, json_agg(json_build_array(
        (m.enrolment_open and g.state = 'open')::int, floor(extract(epoch from w.opens)),
        floor(extract(epoch from w.closes)), (${seatsGone} < g.capacity)::int,
        (select coalesce(bit_or(1 << (t.weekday - 1
          + case when t.starts_at < '12:00' then 0 when t.starts_at < '16:00' then 7 else 14 end)), 0)
        from programmes_lesson_time t where t.group_id = g.id)
      )) filter (where g.id is not null) as groups,
      json_agg(distinct jsonb_build_array(g.latitude, g.longitude)) filter (where g.id is not null) as places
      from programmes_module m left join programmes_group g on g.module_id = m.id and g.state <> 'archive'
      left join lateral (values (g.applications_from, g.applications_to),
        (g.next_applications_from, g.next_applications_to)) as w (opens, closes) on w.opens is not null
      where m.programme_id = p.id
    ) as g`
