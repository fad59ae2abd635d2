import { type Reader, sql, type Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import type { Attendee, ContractMonth, GroupMonth, Lesson, Presence } from '../model.ts'
import { contractOn } from './lesson.ts'

type Day = Temporal.PlainDate

const groupFrom = sql`programmes_group g join programmes_module m on m.id = g.module_id
  join programmes_programme p on p.id = m.programme_id`

/** Contracts that had a day in a month; one that was terminated before it began had none, and costs nothing. */
const studiedIn = (month: Day) => sql`a.state in ('enrolled', 'ended') and contract.accepted_at is not null
  and contract.ends_on >= contract.starts_on
  and contract.starts_on <= ${month.with({ day: month.daysInMonth })} and contract.ends_on >= ${month}`

/** Groups of a provider where somebody studied in a month, with their lessons counted. */
export async function listGroupMonths(
  reader: Reader,
  {
    providerId,
    month,
    today,
    groupId = null,
  }: { providerId: string; month: Day; today: Day; groupId?: GroupId | null },
): Promise<GroupMonth[]> {
  const last = month.with({ day: month.daysInMonth })
  const { rows } = await sql<GroupMonth>`
    select g.id as "groupId", p.name as programme, p.article, g.name as "group", enrolled.count as children,
      coalesce(lessons.planned, 0) as planned, coalesce(lessons.held, 0) as held, coalesce(lessons.cancelled, 0) as cancelled,
      coalesce(lessons.unmarked, 0) as unmarked, closed.closed_at as "closedAt"
    from ${groupFrom}
      cross join lateral (
        select count(*)::int as count from enrolment_application a join enrolment_contract contract on contract.application_id = a.id
        where a.group_id = g.id and ${studiedIn(month)}
      ) enrolled
      left join lateral (
        select count(*) filter (where state <> 'moved')::int as planned, count(*) filter (where state = 'held')::int as held,
          count(*) filter (where state = 'cancelled')::int as cancelled,
          count(*) filter (where state = 'planned' and lesson_on <= ${today})::int as unmarked
        from attendance_lesson where group_id = g.id and lesson_on between ${month} and ${last}
      ) lessons on true
      left join attendance_month closed on closed.group_id = g.id and closed.month = ${month}
    where p.provider_id = ${providerId} and enrolled.count > 0 and (${groupId}::uuid is null or g.id = ${groupId})
    order by p.name, g.name, g.id`.execute(reader)
  return rows
}

export type OwnGroup = { id: GroupId; startsOn: Day; endsOn: Day; room: string }

/** Locks a group of the provider; null for one that is not there or not theirs. */
export async function lockGroup(tx: Tx, providerId: string | null, id: GroupId): Promise<OwnGroup | null> {
  const { rows } = await sql<OwnGroup>`
    select g.id, g.starts_on as "startsOn", g.ends_on as "endsOn",
      coalesce((select t.room from programmes_lesson_time t where t.group_id = g.id order by t.weekday limit 1), '') as room
    from ${groupFrom} where g.id = ${id} and p.provider_id = ${providerId} for no key update of g`.execute(tx)
  return rows[0] ?? null
}

export async function isClosed(reader: Reader, groupId: GroupId, month: Day): Promise<boolean> {
  const { rows } = await sql`select from attendance_month where group_id = ${groupId} and month = ${month}`.execute(
    reader,
  )
  return rows.length > 0
}

/** After it nobody marks a lesson of the month until the transaction ends. */
export async function lockLessonsOf(tx: Tx, groupId: GroupId, month: Day): Promise<void> {
  await sql`select from attendance_lesson where group_id = ${groupId}
    and lesson_on between ${month} and ${month.with({ day: month.daysInMonth })} order by id for no key update`.execute(
    tx,
  )
}

/**
 * Contracts of a group in a month. Lessons are counted on the contract's own days; what is still planned counts as held
 * (`ahead`) where December is closed before its end.
 */
export async function listContractMonths(
  reader: Reader,
  groupId: GroupId,
  { month, ahead }: { month: Day; ahead: boolean },
): Promise<ContractMonth[]> {
  const last = month.with({ day: month.daysInMonth })
  const { rows } = await sql<ContractMonth>`
    select a.id as "applicationId", a.payer_id as "payerId", contract.number as contract, child.surname, child.name,
      child.patronymic, contract.starts_on as "startsOn", contract.ends_on as "endsOn",
      coalesce(done.planned, lessons.planned) as planned, coalesce(done.held, lessons.held) as held,
      coalesce(done.present, lessons.present) as present, done.counted_share as "countedShare", done.share, done.reason
    from enrolment_application a
      join enrolment_contract contract on contract.application_id = a.id
      join families_child child on child.id = a.child_id
      left join attendance_completeness done on done.application_id = a.id and done.month = ${month}
      cross join lateral (
        select count(*) filter (where l.state <> 'moved')::int as planned,
          count(*) filter (where l.state = 'held' or (${ahead} and l.state = 'planned'))::int as held,
          count(*) filter (where (l.state = 'held' and mark.presence = 'present') or (${ahead} and l.state = 'planned'))::int as present
        from attendance_lesson l left join attendance_mark mark on mark.lesson_id = l.id and mark.application_id = a.id
        where l.group_id = a.group_id and l.lesson_on between greatest(contract.starts_on, ${month}) and least(contract.ends_on, ${last})
      ) lessons
    where a.group_id = ${groupId} and ${studiedIn(month)}
    order by child.surname, child.name, a.id`.execute(reader)
  return rows
}

/** Closed months, since one, of groups where a contract was concluded only afterwards and has begun. */
export async function listLate(reader: Reader, since: Day): Promise<{ groupId: GroupId; month: Day }[]> {
  const { rows } = await sql<{ groupId: GroupId; month: Day }>`
    select distinct closed.group_id as "groupId", closed.month from attendance_month closed
      join enrolment_application a on a.group_id = closed.group_id
      join enrolment_contract contract on contract.application_id = a.id
        and contract.state in ('active', 'terminating', 'terminated', 'completed')
      join enrolment_month m on m.application_id = a.id and m.month = closed.month and m.share is null
    where closed.month >= ${since} and a.state in ('enrolled', 'ended') and contract.ends_on >= contract.starts_on
    order by 2, 1`.execute(reader)
  return rows
}

type ClosedMonth = { groupId: GroupId; month: Day; planned: number; held: number; by: string }

export async function insertMonth(tx: Tx, closed: ClosedMonth, now: Temporal.Instant): Promise<void> {
  await sql`insert into attendance_month (group_id, month, planned, held, closed_at, closed_by)
    values (${closed.groupId}, ${closed.month}, ${closed.planned}, ${closed.held}, ${now}, ${closed.by})`.execute(tx)
}

export type Completeness = {
  applicationId: string
  planned: number
  held: number
  present: number
  countedShare: number
  share: number
  reason: string | null
}

export async function insertCompleteness(
  tx: Tx,
  { groupId, month }: { groupId: GroupId; month: Day },
  all: readonly Completeness[],
): Promise<void> {
  await sql`insert into attendance_completeness (application_id, month, group_id, planned, held, present, counted_share, share, reason)
    select "applicationId", ${month}, ${groupId}, planned, held, present, "countedShare", share, reason
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as one ("applicationId" uuid, planned smallint, held smallint, present smallint,
      "countedShare" smallint, share smallint, reason text)`.execute(tx)
}

export type SheetLesson = Pick<Lesson, 'id' | 'on' | 'startsAt' | 'state' | 'topic' | 'reason'>
export type SheetMark = Pick<Attendee, 'applicationId'> & { lessonId: string; presence: Presence }

/** The journal of a group for a month: its lessons in order and all marks. */
export async function readSheet(
  reader: Reader,
  groupId: GroupId,
  month: Day,
): Promise<{ lessons: SheetLesson[]; marks: SheetMark[] }> {
  const last = month.with({ day: month.daysInMonth })
  const [lessons, marks] = await Promise.all([
    sql<SheetLesson>`select id, lesson_on as "on", starts_at as "startsAt", state, topic, reason from attendance_lesson
      where group_id = ${groupId} and lesson_on between ${month} and ${last} order by lesson_on, starts_at`.execute(
      reader,
    ),
    sql<SheetMark>`select m.lesson_id as "lessonId", m.application_id as "applicationId", m.presence
      from attendance_lesson l join attendance_mark m on m.lesson_id = l.id
      where l.group_id = ${groupId} and l.lesson_on between ${month} and ${last}`.execute(reader),
  ])
  return { lessons: lessons.rows, marks: marks.rows }
}

export type ChildLesson = Pick<
  Lesson,
  'id' | 'on' | 'startsAt' | 'endsAt' | 'state' | 'topic' | 'reason' | 'movedToOn'
> & {
  programme: string
  presence: Presence | null
}

/** Lessons of all groups of a child between two days, each with the child's own mark. */
export async function listChildLessons(
  reader: Reader,
  childId: string,
  { from, to }: { from: Day; to: Day },
): Promise<ChildLesson[]> {
  const { rows } = await sql<ChildLesson>`
    select l.id, l.lesson_on as "on", l.starts_at as "startsAt", l.ends_at as "endsAt", l.state, l.topic, l.reason, p.name as programme,
      (select other.lesson_on from attendance_lesson other where other.id = l.moved_to_id) as "movedToOn", mark.presence
    from enrolment_application a
      join enrolment_contract contract on contract.application_id = a.id
      join programmes_group g on g.id = a.group_id join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id
      join attendance_lesson l on l.group_id = a.group_id and l.lesson_on between ${from} and ${to}
      left join attendance_mark mark on mark.lesson_id = l.id and mark.application_id = a.id
    where a.child_id = ${childId} and ${contractOn(sql`l.lesson_on`)}
    order by l.lesson_on desc, l.starts_at desc`.execute(reader)
  return rows
}
