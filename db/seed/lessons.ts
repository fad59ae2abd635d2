import { cancelLesson, closeMonth, type LessonId, makeDay } from '#attendance'
import { isAfter, later } from '#kernel/dates'
import { sql } from '#platform/db'
import type { GroupId } from '#programmes'
import type { Stage } from './stage.ts'

/**
 * Lessons of the last month and of this one. One organisation marks them as it should, cancelled one and has closed the last
 * month; today's lessons wait for their marks.
 */
export async function playLessons(stage: Stage): Promise<void> {
  const { tx, moments, town, people } = stage
  const { today, zone, enrolled } = moments
  const last = today.with({ day: 1 }).subtract({ months: 1 })
  const since = enrolled.toZonedDateTimeISO(zone).toPlainDate()
  const morning = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone, plainTime: '06:00' }).toInstant()
  for (let day = later(last, since); !isAfter(day, today); day = day.add({ days: 1 }))
    await makeDay(tx, day, morning(day))

  const by = people('sokolova')
  const { ddt } = town.programmes.providers
  await cancelOne(stage, last)
  await sql`update attendance_lesson l set state = 'held', marked_at = ${moments.now}, marked_by = ${by.userId}
    from programmes_group g join programmes_module m on m.id = g.module_id join programmes_programme p on p.id = m.programme_id
    where g.id = l.group_id and p.provider_id = ${ddt} and l.lesson_on < ${today} and l.state = 'planned'`.execute(tx)
  await sql`insert into attendance_mark (lesson_id, application_id, presence, reason, marked_at, marked_by)
    select l.id, a.id, case when miss then 'excused' else 'present' end, case when miss then 'болеет' end, ${moments.now}, ${by.userId}
    from attendance_lesson l join enrolment_application a on a.group_id = l.group_id and a.state = 'enrolled'
      join enrolment_contract c on c.application_id = a.id and l.lesson_on between c.starts_on and c.ends_on
      cross join lateral (select hashtext(l.lesson_on::text || a.number) % 9 = 0 as miss) chance
    where l.state = 'held'`.execute(tx)

  const { rows } = await sql<{ groupId: GroupId }>`select distinct l.group_id as "groupId" from attendance_lesson l
    where l.state = 'held' and l.lesson_on between ${last} and ${last.with({ day: last.daysInMonth })} order by 1`.execute(
    tx,
  )
  const closedAt = morning(later(today.with({ day: Math.min(today.day, 2) }), since))
  for (const { groupId } of rows) await closeMonth(tx, by, { groupId, month: last, lowered: [] }, closedAt)
}

/** A lesson of the chess that Ivan Petrov goes to: what it cost comes back to his certificate. */
async function cancelOne({ tx, town, people, moments }: Stage, month: Temporal.PlainDate): Promise<void> {
  const groupId = town.programmes.programmes.chess?.groupIds[0]
  const { rows } = await sql<{
    id: LessonId
    on: Temporal.PlainDate
  }>`select id, lesson_on as "on" from attendance_lesson
    where group_id = ${groupId} and lesson_on < ${month.add({ months: 1 })} order by lesson_on desc limit 1`.execute(tx)
  const [lesson] = rows
  if (!lesson) return
  const at = lesson.on.toZonedDateTime({ timeZone: moments.zone, plainTime: '09:00' }).toInstant()
  await cancelLesson(tx, people('sokolova'), lesson.id, 'болезнь педагога', at)
}
