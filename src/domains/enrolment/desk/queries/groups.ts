import { type Reader, sql } from '#platform/db'
import { type LessonTime, lessonsOfGroup } from '#programmes'

/** A group of the provider with its seats and what waits there. */
export type DeskGroup = {
  id: string
  article: number
  programme: string
  group: string
  lessons: LessonTime[]
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  capacity: number
  taken: number
  waiting: number
  /** Children in the waiting list. */
  queue: number
}

const mostShown = 100

/** Groups of the provider that teach now or will: the fullest first, archived ones are left out. */
export async function listDeskGroups(
  reader: Reader,
  providerId: string,
  today: Temporal.PlainDate,
): Promise<DeskGroup[]> {
  const { rows } = await sql<DeskGroup>`
    select g.id, p.article, p.name as programme, g.name as "group", g.starts_on as "startsOn", g.ends_on as "endsOn",
      g.capacity, g.taken, g.waiting as queue,
      (select count(*)::int from enrolment_application a where a.group_id = g.id and a.state = 'submitted') as waiting,
      ${lessonsOfGroup}
    from programmes_programme p
    join programmes_module m on m.programme_id = p.id
    join programmes_group g on g.module_id = m.id and g.state <> 'archive' and g.ends_on >= ${today}
    where p.provider_id = ${providerId} and p.state = 'published'
    order by waiting desc, p.name, g.name, g.id
    limit ${mostShown}`.execute(reader)
  return rows
}
