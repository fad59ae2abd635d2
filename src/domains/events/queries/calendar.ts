import type { Day, Instant } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import type { Event, EventId } from '../model.ts'
import { type EventSearch, kindsIn } from '../search.ts'
import { eventColumns, eventTables } from './event.ts'

/** A search with its text understood: `words` is a query of full text, null for any. */
export type Asked = { search: EventSearch; words: string | null; today: Day }

/**
 * Where matching events are looked for: with words among those that the index of words gives, once, whatever else is asked;
 * the planner, who does not know the words, would walk through the calendar in order instead.
 */
function among({ words }: Asked) {
  return words === null ? sql`events_event e` : sql`found e`
}

function withFound({ words }: Asked) {
  if (words === null) return sql``
  return sql`with found as materialized (
    select id, number, state, starts_on, starts_at, ends_on, entry_to, municipality_id, provider_id, body_id, kind, level, audience,
      age_from, age_to, cost_kopecks
    from events_event where state = 'published' and words @@ to_tsquery('russian', ${words}))`
}

function matches({ search, today }: Asked) {
  const { municipality, level, audience, age, cost, organiser, open } = search
  const kinds = kindsIn(search)
  const list = (values: readonly string[]) => sql`${[...values]}::text[]`
  const conditions = [
    sql`e.state = 'published'`,
    ...(kinds ? [sql`e.kind = any(${list(kinds)})`] : []),
    ...(level.length > 0 ? [sql`e.level = any(${list(level)})`] : []),
    ...(audience.length > 0 ? [sql`e.audience = any(${list(audience)})`] : []),
    ...(age === null ? [] : [sql`${age}::smallint between e.age_from and e.age_to`]),
    ...(cost.length === 1 ? [cost[0] === 'free' ? sql`e.cost_kopecks = 0` : sql`e.cost_kopecks > 0`] : []),
    ...(organiser ? [sql`(e.provider_id = ${organiser} or e.body_id = ${organiser})`] : []),
    ...(open ? [sql`e.entry_to >= ${today}`] : []),
    ...(municipality.length > 0
      ? [
          sql`e.municipality_id = any(array(select id from region_municipality where code = any(${list(municipality)})))`,
        ]
      : []),
  ]
  return sql.join(conditions, sql` and `)
}

/** Of a month: how many events each day has, and how many there are from a day of it on. */
export type MonthCounts = { days: ReadonlyMap<string, number>; total: number }
type DayRow = { day: string; events: number; begun: number }

/**
 * How many events each day of the span has; one that lasts several days stands under each of them (S-114). `from` is the
 * day since which the list shows them. Events of one day are counted by the index alone; the longer ones are few.
 */
export async function countByDay(
  reader: Reader,
  asked: Asked,
  { first, last, from }: { first: Day; last: Day; from: Day },
): Promise<MonthCounts> {
  const { rows } = await sql<DayRow>`${withFound(asked)}
    select day::text, sum(events)::int as events, sum(begun)::int as begun from (
      select e.starts_on as day, count(*) as events, case when e.starts_on >= ${from} then count(*) else 0 end as begun
      from ${among(asked)}
      where ${matches(asked)} and e.starts_on between ${first} and ${last} and e.ends_on = e.starts_on group by e.starts_on
      union all
      select day::date, count(*), count(*) filter (where day::date = greatest(e.starts_on, ${from}))
      from ${among(asked)}
        cross join generate_series(greatest(e.starts_on, ${first})::timestamp, least(e.ends_on, ${last})::timestamp, '1 day') day
      where ${matches(asked)} and e.ends_on > e.starts_on and e.ends_on >= ${first} and e.starts_on <= ${last}
      group by day::date
    ) counted group by day`.execute(reader)
  return {
    days: new Map(rows.map(({ day, events }) => [day, events])),
    total: rows.reduce((sum, { begun }) => sum + begun, 0),
  }
}

/** When anything of the calendar was changed last. */
export async function latestChange(reader: Reader): Promise<string> {
  const { rows } = await sql<{ at: string | null }>`select max(changed_at)::text as at from events_event`.execute(
    reader,
  )
  return rows[0]?.at ?? ''
}

type Span = { from: Day; to: Day | null; page?: number; most: number; zone: string }

/** Events that touch the span, in the order of their beginnings; with `to` null from then on. */
export async function listEvents(reader: Reader, asked: Asked, span: Span): Promise<Event[]> {
  const { from, to, page = 1, most, zone } = span
  const order = sql`e.starts_on, e.starts_at, e.number`
  const until = to ? sql`and e.starts_on <= ${to}` : sql``
  // Two conditions with an index each: what begins in the span, and the few that began before and still go on.
  const { rows } = await sql<Event>`${withFound(asked)}
    select ${eventColumns(zone)} from ${eventTables} where e.id in (
      select id from (
        (select e.id, ${order} from ${among(asked)} where ${matches(asked)} and e.starts_on >= ${from} ${until}
          order by ${order} limit ${page * most}::int)
        union all
        (select e.id, ${order} from ${among(asked)} where ${matches(asked)}
            and e.ends_on > e.starts_on and e.ends_on >= ${from} and e.starts_on < ${from}
          order by ${order} limit ${page * most}::int)
        order by starts_on, starts_at, number limit ${most}::int offset ${(page - 1) * most}::int) e)
    order by ${order}`.execute(reader)
  return rows
}

export async function countEvents(
  reader: Reader,
  asked: Asked,
  { from, to }: Pick<Span, 'from' | 'to'>,
): Promise<number> {
  const until = to ? sql`and e.starts_on <= ${to}` : sql``
  const { rows } = await sql<{ count: number }>`${withFound(asked)} select ((select count(*) from ${among(asked)}
      where ${matches(asked)} and e.starts_on >= ${from} ${until})
    + (select count(*) from ${among(asked)} where ${matches(asked)}
      and e.ends_on > e.starts_on and e.ends_on >= ${from} and e.starts_on < ${from}))::int as count`.execute(reader)
  return rows[0]?.count ?? 0
}

/** Events of the same section that are still to come, those nearby and of the same ages first. */
export async function listSimilar(
  reader: Reader,
  { event, kinds, today, zone }: { event: Event; kinds: readonly string[]; today: Day; zone: string },
): Promise<Event[]> {
  const { rows } = await sql<Event>`select ${eventColumns(zone)} from ${eventTables}
    where e.state = 'published' and e.starts_on >= ${today} and e.starts_on < ${today.add({ days: 120 })}
      and e.kind = any(${[...kinds]}::text[]) and e.id <> ${event.id}
    order by e.kind = ${event.kind} desc, e.municipality_id = ${event.municipalityId} desc,
      int4range(e.age_from, e.age_to, '[]') && int4range(${event.ageFrom}::int, ${event.ageTo}::int, '[]') desc, e.starts_at
    limit 3`.execute(reader)
  return rows
}

/** What comes next in the region, for the first page. */
export async function listNearest(
  reader: Reader,
  { now, today, most, zone }: { now: Instant; today: Day; most: number; zone: string },
): Promise<Event[]> {
  const { rows } = await sql<Event>`select ${eventColumns(zone)} from ${eventTables}
    where e.state = 'published' and e.starts_on >= ${today} and e.starts_at > ${now}
    order by e.starts_on, e.starts_at limit ${most}::int`.execute(reader)
  return rows
}

/** What an organisation has ahead of it. */
export async function listOfOrganisation(
  reader: Reader,
  { providerId, now, most, zone }: { providerId: string; now: Instant; most: number; zone: string },
): Promise<Event[]> {
  const { rows } = await sql<Event>`select ${eventColumns(zone)} from ${eventTables}
    where e.provider_id = ${providerId} and e.state = 'published' and e.ends_at > ${now}
    order by e.starts_on, e.starts_at limit ${most}::int`.execute(reader)
  return rows
}

/** Numbers of what is still to come or goes on, the soonest first. */
export async function listComing(reader: Reader, now: Instant, most: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from events_event
    where state = 'published' and ends_at > ${now} order by starts_at, number limit ${most}::int`.execute(reader)
  return rows.map(({ number }) => number)
}

/** Whether anything published has these words. */
export async function isKnown(reader: Reader, words: string): Promise<boolean> {
  const { rows } = await sql`select 1 from events_event e
    where e.state = 'published' and e.words @@ to_tsquery('russian', ${words}) limit 1`.execute(reader)
  return rows.length > 0
}

/** Names that slips are mended by: of what is to come or was not long ago. */
export async function listNames(reader: Reader, since: Day): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select distinct name from events_event
    where state = 'published' and starts_on >= ${since} limit 20000`.execute(reader)
  return rows.map(({ name }) => name)
}

/** Events of a cabinet's children, for its own calendar, with their first names. */
export async function listForFeed(
  reader: Reader,
  { userId, since, zone }: { userId: string; since: Day; zone: string },
): Promise<(Event & { id: EventId; children: string })[]> {
  const { rows } = await sql<Event & { children: string }>`
    select ${eventColumns(zone)}, booked.children from ${eventTables}
      join (select b.event_id, string_agg(child.name, ', ' order by child.birth_on) as children
        from events_booking b join families_child child on child.id = b.child_id and child.merged_into is null
          join families_custody custody on custody.child_id = child.id and custody.user_id = ${userId}
            and custody.ended_at is null
        where b.state in ('pending', 'accepted', 'offered') group by b.event_id) booked on booked.event_id = e.id
    where e.starts_on >= ${since} order by e.starts_at limit 500`.execute(reader)
  return rows
}
