import type { Day } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import type { EventId } from '../model.ts'
import type { Clash } from '../rules/booking.ts'

export type ChildFacts = {
  childId: string
  surname: string
  name: string
  birthOn: Day
  booked: boolean
  clashes: Clash[]
}
type Row = Omit<ChildFacts, 'clashes'> & { lessons: Told[] | null; events: Told[] | null }
type Told = { what: string; startsTime: string; on: string }

/**
 * Children of a cabinet before an event: whether they have booked it, and what else they have at its time — lessons of
 * their groups and other events. Lower tables are read here, only their owners write them (docs/decisions/005).
 */
export async function listChildFacts(
  reader: Reader,
  { eventId, guardianId, zone }: { eventId: EventId; guardianId: string; zone: string },
): Promise<ChildFacts[]> {
  const { rows } = await sql<Row>`
    select child.id as "childId", child.surname, child.name, child.birth_on as "birthOn",
      exists (select from events_booking b where b.event_id = e.id and b.child_id = child.id
        and b.state in ('pending', 'accepted', 'waiting', 'offered')) as booked,
      (select jsonb_agg(jsonb_build_object('what', p.name, 'startsTime', to_char(t.starts_at, 'HH24:MI'), 'on', day::date)
          order by day, t.starts_at)
        from enrolment_application a join programmes_group g on g.id = a.group_id
          join programmes_module m on m.id = g.module_id join programmes_programme p on p.id = m.programme_id
          join programmes_lesson_time t on t.group_id = g.id
          join generate_series(e.starts_on::timestamp, least(e.ends_on, e.starts_on + 13)::timestamp, '1 day') day
            on extract(isodow from day) = t.weekday and day::date between a.starts_on and a.ends_on
        where a.child_id = child.id and a.state in ('submitted', 'confirmed', 'enrolled')
          and (day::date + t.starts_at) at time zone ${zone} < e.ends_at
          and (day::date + t.ends_at) at time zone ${zone} > e.starts_at) as lessons,
      (select jsonb_agg(jsonb_build_object('what', other.name, 'on', other.starts_on,
          'startsTime', to_char(other.starts_at at time zone ${zone}, 'HH24:MI')) order by other.starts_at)
        from events_booking b join events_event other on other.id = b.event_id
        where b.child_id = child.id and b.state in ('pending', 'accepted', 'offered') and other.id <> e.id
          and other.starts_at < e.ends_at and other.ends_at > e.starts_at) as events
    from events_event e
      join families_custody custody on custody.user_id = ${guardianId} and custody.ended_at is null
      join families_child child on child.id = custody.child_id and child.merged_into is null
    where e.id = ${eventId} order by child.birth_on, child.id`.execute(reader)
  return rows.map(({ lessons, events, ...facts }) => ({
    ...facts,
    clashes: [...(lessons ?? []), ...(events ?? [])].map(({ on, ...told }) => ({
      ...told,
      on: Temporal.PlainDate.from(on),
    })),
  }))
}
