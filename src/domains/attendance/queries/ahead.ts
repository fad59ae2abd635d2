import type { Day, Instant } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import { contractOn } from './lesson.ts'

/** A lesson that a child will have: by the timetable, or as the organisation has moved it. */
export type LessonAhead = {
  groupId: string
  day: Day
  startsTime: string
  startsAt: Instant
  endsAt: Instant
  child: string
  programme: string
  article: number
  provider: string
  address: string
  room: string
  /** It stands in the organisation's journal already. */
  made: boolean
}

export type LessonsAsked = { userId: string; from: Day; to: Day; zone: string }

/** Lessons of the children of a cabinet in these days, those of contracts only; what was called off is left out. */
export async function listLessonsByTimetable(
  reader: Reader,
  { userId, from, to, zone }: LessonsAsked,
): Promise<LessonAhead[]> {
  const { rows } = await sql<LessonAhead>`
    with study as (
      select a.id, a.group_id, child.name as child, contract.starts_on, contract.ends_on
      from families_custody custody
      join families_child child on child.id = custody.child_id and child.merged_into is null
      join enrolment_application a on a.child_id = child.id
      join enrolment_contract contract on contract.application_id = a.id
      where custody.user_id = ${userId} and custody.ended_at is null and ${contractOn(sql`greatest(contract.starts_on, ${from}::date)`)}
    ), lesson as (
      select study.id as study, t.group_id, day::date as day, t.starts_at, t.ends_at, t.room, false as made
      from study join programmes_lesson_time t on t.group_id = study.group_id
      cross join generate_series(greatest(study.starts_on, ${from}::date)::timestamp,
        least(study.ends_on, ${to}::date)::timestamp, '1 day') day
      where extract(isodow from day) = t.weekday
        and not exists (select from attendance_lesson made where made.group_id = t.group_id
          and made.lesson_on = day::date and made.starts_at = t.starts_at)
      union all
      select study.id, made.group_id, made.lesson_on, made.starts_at, made.ends_at, made.room, true
      from study join attendance_lesson made on made.group_id = study.group_id
        and made.lesson_on between greatest(study.starts_on, ${from}::date) and least(study.ends_on, ${to}::date)
      where made.state in ('planned', 'held')
    )
    select lesson.group_id as "groupId", lesson.day, to_char(lesson.starts_at, 'HH24:MI') as "startsTime",
      (lesson.day + lesson.starts_at) at time zone ${zone} as "startsAt",
      (lesson.day + lesson.ends_at) at time zone ${zone} as "endsAt",
      study.child, p.name as programme, p.article, o.short_name as provider, g.address, lesson.room, lesson.made
    from lesson join study on study.id = lesson.study
    join programmes_group g on g.id = lesson.group_id
    join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    join providers_provider o on o.id = p.provider_id
    order by lesson.day, lesson.starts_at, study.child limit 1000`.execute(reader)
  return rows
}
