import { type Reader, sql, type Tx } from '#platform/db'
import type { Attendee, Lesson, LessonId, LessonView, Mark } from '../model.ts'

type Day = Temporal.PlainDate

const lessonColumns = sql`l.id, l.group_id as "groupId", l.lesson_on as "on", l.starts_at as "startsAt", l.ends_at as "endsAt", l.room,
  l.state, l.topic, l.reason, (select to_lesson.lesson_on from attendance_lesson to_lesson where to_lesson.id = l.moved_to_id) as "movedToOn"`

/** Contracts of a group that cover a day; what was never concluded is not among them. */
export const contractOn = (
  on: unknown,
) => sql`contract.state in ('active', 'terminating', 'terminated', 'completed', 'pending-start')
  and a.state in ('enrolled', 'ended') and ${on} between contract.starts_on and contract.ends_on`

const monthClosed = sql`exists (select from attendance_month closed
  where closed.group_id = l.group_id and closed.month = date_trunc('month', l.lesson_on)::date)`

const viewColumns = sql`${lessonColumns}, p.name as programme, p.article, g.name as "group", g.teacher, o.short_name as provider,
  (select count(*)::int from enrolment_application a join enrolment_contract contract on contract.application_id = a.id
    where a.group_id = l.group_id and ${contractOn(sql`l.lesson_on`)}) as children,
  (select count(*)::int from attendance_mark m where m.lesson_id = l.id) as marked,
  (select count(*)::int from attendance_mark m where m.lesson_id = l.id and m.presence = 'present') as present,
  ${monthClosed} as "monthClosed"`

const viewFrom = sql`attendance_lesson l join programmes_group g on g.id = l.group_id join programmes_module m on m.id = g.module_id
  join programmes_programme p on p.id = m.programme_id join providers_provider o on o.id = p.provider_id`

/** Lessons of a provider on a day, in the order of the day. */
export async function listLessons(reader: Reader, providerId: string, on: Day): Promise<LessonView[]> {
  const { rows } = await sql<LessonView>`select ${viewColumns} from ${viewFrom}
    where p.provider_id = ${providerId} and l.lesson_on = ${on} order by l.starts_at, p.name, g.name`.execute(reader)
  return rows
}

/** A lesson of the provider; null for one that is not there or not theirs. */
export async function findLesson(reader: Reader, providerId: string, id: LessonId): Promise<LessonView | null> {
  const { rows } = await sql<LessonView>`select ${viewColumns} from ${viewFrom}
    where l.id = ${id} and p.provider_id = ${providerId}`.execute(reader)
  return rows[0] ?? null
}

export type LockedLesson = Lesson & { monthClosed: boolean }

/** Locks a lesson of the provider; null for one that is not there or not theirs. */
export async function lockLesson(tx: Tx, providerId: string | null, id: LessonId): Promise<LockedLesson | null> {
  const { rows: locked } = await sql`select from attendance_lesson l
    join programmes_group g on g.id = l.group_id join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    where l.id = ${id} and p.provider_id = ${providerId} for no key update of l`.execute(tx)
  if (locked.length === 0) return null
  // Read after the lock: the month may have been closed while it was waited for.
  const { rows } =
    await sql<LockedLesson>`select ${lessonColumns}, ${monthClosed} as "monthClosed" from attendance_lesson l
    where l.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Children of the group on the day of the lesson, by name, with their marks. */
export async function listAttendees(reader: Reader, id: LessonId): Promise<Attendee[]> {
  const { rows } = await sql<Attendee>`
    select a.id as "applicationId", child.surname, child.name, child.patronymic, mark.presence, mark.reason,
      (select count(*)::int from attendance_mark_change c where c.lesson_id = l.id and c.application_id = a.id) as corrections
    from attendance_lesson l
      join enrolment_application a on a.group_id = l.group_id
      join enrolment_contract contract on contract.application_id = a.id and ${contractOn(sql`l.lesson_on`)}
      join families_child child on child.id = a.child_id
      left join attendance_mark mark on mark.lesson_id = l.id and mark.application_id = a.id
    where l.id = ${id} order by child.surname, child.name, a.id`.execute(reader)
  return rows
}

/** Writes marks; what stood there and differs is kept aside first. Answers how many marks were corrected. */
export async function putMarks(
  tx: Tx,
  lessonId: LessonId,
  marks: readonly Mark[],
  by: { userId: string; now: Temporal.Instant },
): Promise<number> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as given ("applicationId" uuid, presence text, reason text)`
  const { numAffectedRows } = await sql`
    insert into attendance_mark_change (lesson_id, application_id, presence, reason, marked_at, marked_by, changed_at, changed_by)
    select old.lesson_id, old.application_id, old.presence, old.reason, old.marked_at, old.marked_by, ${by.now}, ${by.userId}
    from attendance_mark old join ${given} on given."applicationId" = old.application_id
    where old.lesson_id = ${lessonId} and (old.presence, old.reason) is distinct from (given.presence, given.reason)`.execute(
    tx,
  )
  await sql`
    insert into attendance_mark (lesson_id, application_id, presence, reason, marked_at, marked_by)
    select ${lessonId}, given."applicationId", given.presence, given.reason, ${by.now}, ${by.userId} from ${given}
    on conflict (lesson_id, application_id) do update set presence = excluded.presence, reason = excluded.reason,
      marked_at = excluded.marked_at, marked_by = excluded.marked_by
    where (attendance_mark.presence, attendance_mark.reason) is distinct from (excluded.presence, excluded.reason)`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

export async function updateHeld(
  tx: Tx,
  id: LessonId,
  { topic, by, now }: { topic: string | null; by: string; now: Temporal.Instant },
): Promise<void> {
  await sql`update attendance_lesson set state = 'held', topic = ${topic}, marked_at = ${now}, marked_by = ${by}
    where id = ${id}`.execute(tx)
}

type CalledOff = { state: 'cancelled' | 'moved'; reason: string; movedToId: string | null; by: string }

export async function updateCalledOff(tx: Tx, id: LessonId, off: CalledOff, now: Temporal.Instant): Promise<void> {
  await sql`update attendance_lesson set state = ${off.state}, reason = ${off.reason}, moved_to_id = ${off.movedToId},
    marked_at = ${now}, marked_by = ${off.by} where id = ${id}`.execute(tx)
}

type NewLesson = Pick<Lesson, 'id' | 'groupId' | 'on' | 'startsAt' | 'endsAt' | 'room'>

/** False when the group has a lesson at that time already. */
export async function insertLesson(tx: Tx, lesson: NewLesson, now: Temporal.Instant): Promise<boolean> {
  const { id, groupId, on, startsAt, endsAt, room } = lesson
  const result =
    await sql`insert into attendance_lesson (id, group_id, lesson_on, starts_at, ends_at, room, state, made_at)
    values (${id}, ${groupId}, ${on}, ${startsAt}, ${endsAt}, ${room}, 'planned', ${now})
    on conflict (group_id, lesson_on, starts_at) do nothing`.execute(tx)
  return result.numAffectedRows === 1n
}

/** Lessons of a day from the timetables of groups where somebody studies; those that are there stay as they are. */
export async function insertLessonsOf(
  tx: Tx,
  on: Day,
  now: Temporal.Instant,
  groupId: string | null = null,
): Promise<number> {
  const result = await sql`
    insert into attendance_lesson (id, group_id, lesson_on, starts_at, ends_at, room, state, made_at)
    select gen_random_uuid(), g.id, ${on}, t.starts_at, t.ends_at, t.room, 'planned', ${now}
    from programmes_lesson_time t join programmes_group g on g.id = t.group_id
    where t.weekday = ${on.dayOfWeek} and ${on} between g.starts_on and g.ends_on and g.state <> 'archive'
      and (${groupId}::uuid is null or g.id = ${groupId})
      and exists (select from enrolment_application a join enrolment_contract contract on contract.application_id = a.id
        where a.group_id = g.id and ${contractOn(on)})
    on conflict (group_id, lesson_on, starts_at) do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}

export async function findLastMadeDay(reader: Reader): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`select max(day) as day from attendance_day`.execute(reader)
  return rows[0]?.day ?? null
}

/** False when another run has made the day already. */
export async function insertDay(tx: Tx, day: Day, now: Temporal.Instant): Promise<boolean> {
  const result = await sql`insert into attendance_day (day, made_at, lessons) values (${day}, ${now}, 0)
    on conflict (day) do nothing`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function updateDay(tx: Tx, day: Day, lessons: number): Promise<void> {
  await sql`update attendance_day set lessons = ${lessons}::int where day = ${day}`.execute(tx)
}
