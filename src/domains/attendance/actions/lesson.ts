import type { Actor } from '#access'
import { record } from '#audit'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { GroupId } from '#programmes'
import { dayOf, settingOf } from '#region'
import type { LessonId, Mark, Presence } from '../model.ts'
import { isClosed, lockGroup } from '../queries/group.ts'
import {
  insertLesson,
  type LockedLesson,
  listAttendees,
  lockLesson,
  putMarks,
  updateCalledOff,
  updateHeld,
} from '../queries/lesson.ts'
import { whyNotAdd, whyNotCallOff, whyNotMark, whyNotMove } from '../rules/lesson.ts'
import { correctionDays } from '../settings.ts'

export type Marking = {
  topic: string | null
  marks: readonly { applicationId: string; presence: Presence; reason: string | null }[]
  /** Whoever is not named was there: everybody in one press. */
  othersPresent: boolean
}

/** Marks who was at a lesson; a later marking corrects, and what stood before is kept (S-149). */
export async function markLesson(
  tx: Tx,
  by: Actor,
  id: LessonId,
  { topic, marks, othersPresent }: Marking,
  now: Temporal.Instant,
): Promise<void> {
  const lesson = await lockOwn(tx, by, id)
  const today = await dayOf(tx, now)
  refuseIf(whyNotMark({ ...lesson, today, correctionDays: await settingOf(tx, correctionDays, today) }))

  const named = new Map(marks.map((mark) => [mark.applicationId, mark]))
  const attendees = await listAttendees(tx, id)
  const complete = attendees.flatMap(({ applicationId, presence }): Mark[] => {
    const mark = named.get(applicationId)
    if (mark) return [{ ...mark, applicationId, reason: mark.presence === 'excused' ? mark.reason : null }]
    return othersPresent && presence === null ? [{ applicationId, presence: 'present', reason: null }] : []
  })
  const silent = attendees.filter(
    ({ applicationId, presence }) =>
      presence === null && !complete.some((mark) => mark.applicationId === applicationId),
  )
  if (silent.length > 0) refuse('attendance.children-unmarked', { children: silent.length })

  const corrected = await putMarks(tx, id, complete, { userId: by.userId, now })
  await updateHeld(tx, id, { topic, by: by.userId, now })
  const facts = { on: lesson.on.toString(), children: complete.length, corrected }
  await record(tx, by, 'attendance.marked', { subjectKind: 'lesson', subjectId: id, facts }, now)
}

/** The provider does not hold a lesson: it counts as planned and not held, and families are told. */
export async function cancelLesson(
  tx: Tx,
  by: Actor,
  id: LessonId,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const lesson = await lockOwn(tx, by, id)
  refuseIf(whyNotCallOff(lesson))
  await updateCalledOff(tx, id, { state: 'cancelled', reason, movedToId: null, by: by.userId }, now)
  const facts = { on: lesson.on.toString() }
  await record(tx, by, 'attendance.cancelled', { subjectKind: 'lesson', subjectId: id, facts, reason }, now)
  await planJob(tx, 'attendance.tell', { lessonId: id, news: 'cancelled' })
}

type Move = { on: Temporal.PlainDate; startsAt: string; endsAt: string; reason: string }

/** A lesson is held on another day of its month instead: another lesson is planned there, and families are told. */
export async function moveLesson(
  tx: Tx,
  by: Actor,
  id: LessonId,
  { on, startsAt, endsAt, reason }: Move,
  now: Temporal.Instant,
): Promise<LessonId> {
  const lesson = await lockOwn(tx, by, id)
  const group = (await lockGroup(tx, by.scopeId, lesson.groupId)) ?? refuse('http.not-found')
  refuseIf(whyNotCallOff(lesson) ?? whyNotMove(lesson.on, on) ?? whyNotAdd({ on, group, monthClosed: false }))

  const movedToId = await plan(tx, { groupId: lesson.groupId, on, startsAt, endsAt, room: lesson.room }, now)
  await updateCalledOff(tx, id, { state: 'moved', reason, movedToId, by: by.userId }, now)
  const facts = { on: lesson.on.toString(), to: on.toString() }
  await record(tx, by, 'attendance.moved', { subjectKind: 'lesson', subjectId: id, facts, reason }, now)
  await planJob(tx, 'attendance.tell', { lessonId: id, news: 'moved' })
  return movedToId
}

type Extra = { groupId: GroupId; on: Temporal.PlainDate; startsAt: string; endsAt: string }

/** Plans one lesson more than the timetable has. */
export async function addLesson(tx: Tx, by: Actor, extra: Extra, now: Temporal.Instant): Promise<LessonId> {
  const { groupId, on } = extra
  const group = (await lockGroup(tx, by.scopeId, groupId)) ?? refuse('http.not-found')
  refuseIf(whyNotAdd({ on, group, monthClosed: await isClosed(tx, groupId, on.with({ day: 1 })) }))
  const id = await plan(tx, { ...extra, room: group.room }, now)
  const facts = { on: on.toString() }
  await record(tx, by, 'attendance.added', { subjectKind: 'lesson', subjectId: id, facts }, now)
  return id
}

async function plan(tx: Tx, lesson: Extra & { room: string }, now: Temporal.Instant): Promise<LessonId> {
  const id = newId<'lesson'>()
  if (!(await insertLesson(tx, { id, ...lesson }, now)))
    refuse('attendance.time-taken', { on: lesson.on.toString(), at: lesson.startsAt })
  return id
}

async function lockOwn(tx: Tx, by: Actor, id: LessonId): Promise<LockedLesson> {
  return (await lockLesson(tx, by.scopeId, id)) ?? refuse('http.not-found')
}
