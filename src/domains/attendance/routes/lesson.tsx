import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { parseDay } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { shortName } from '#kernel/names'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { dayOf, settingOf } from '#region'
import type { FieldError } from '#ui'
import { cancelLesson, markLesson, moveLesson } from '../actions/lesson.ts'
import { cancellationForm, marksForm, moveForm } from '../forms.ts'
import type { LessonId, LessonView } from '../model.ts'
import { DayPage, dayAddress } from '../pages/day.tsx'
import { CancelLessonPage, LessonPage, MoveLessonPage } from '../pages/lesson.tsx'
import { findLesson, listAttendees, listLessons } from '../queries/lesson.ts'
import { whyNotCallOff, whyNotMark } from '../rules/lesson.ts'
import { correctionDays } from '../settings.ts'

type One = { Params: { id: string } }
const mark = { config: { permission: 'attendance.lesson.mark' } }

/** Lessons of the provider in whose name the person acts: the day, marks, and lessons that are not held. */
export function lessonRoutes(app: App): void {
  app.get<{ Querystring: { on?: string } }>('/provider/lessons', mark, async (request, reply) => {
    const { reader } = request.kit.db
    const today = await dayOf(reader, request.now)
    const on = (request.query.on && parseDay(request.query.on)) || today
    return show(
      reply,
      <DayPage on={on} today={today} lessons={await listLessons(reader, scopeOf(actorOf(request)), on)} />,
    )
  })

  app.get<One>('/provider/lessons/:id', mark, (request, reply) => showLesson(request, reply))

  app.post<One>('/provider/lessons/:id/marks', mark, async (request, reply) => {
    const form = parseForm(marksForm, request.body)
    if (!form.ok) return showLesson(request, reply, form)
    const { topic, mark: given, note, all } = form.value
    const missing = all ? [] : await unmarkedOf(request, given)
    if (missing.length > 0) return showLesson(request, reply, rejectForm(request.body, ...missing))
    const lesson = await ownLesson(request)
    const marks = Object.entries(given).map(([applicationId, presence]) => ({
      ...{ applicationId, presence, reason: note[applicationId] || null },
    }))
    return answerOnce(request, reply, async (tx) => {
      await markLesson(tx, actorOf(request), lesson.id, { topic, marks, othersPresent: all === 'yes' }, request.now)
      return { location: dayAddress(lesson.on), toast: 'Отметки сохранены' }
    })
  })
  callOffRoutes(app)
}

function callOffRoutes(app: App): void {
  app.get<One>('/provider/lessons/:id/cancellation', mark, async (request, reply) =>
    show(reply, <CancelLessonPage lesson={await ownLesson(request)} />),
  )
  app.post<One>('/provider/lessons/:id/cancellation', mark, async (request, reply) => {
    const lesson = await ownLesson(request)
    const form = parseForm(cancellationForm, request.body)
    if (!form.ok) return show(reply, <CancelLessonPage lesson={lesson} {...form} />, { status: 422 })
    return answerOnce(request, reply, async (tx) => {
      await cancelLesson(tx, actorOf(request), lesson.id, form.value.reason, request.now)
      return { location: dayAddress(lesson.on), toast: 'Занятие отменено, семьям отправлены письма' }
    })
  })

  app.get<One>('/provider/lessons/:id/transfer', mark, async (request, reply) =>
    show(reply, <MoveLessonPage lesson={await ownLesson(request)} />),
  )
  app.post<One>('/provider/lessons/:id/transfer', mark, async (request, reply) => {
    const lesson = await ownLesson(request)
    const form = parseForm(moveForm, request.body)
    if (!form.ok) return show(reply, <MoveLessonPage lesson={lesson} {...form} />, { status: 422 })
    const move = form.value
    return answerOnce(request, reply, async (tx) => {
      await moveLesson(tx, actorOf(request), lesson.id, move, request.now)
      return { location: dayAddress(move.on), toast: 'Занятие перенесено, семьям отправлены письма' }
    })
  })
}

type Shown = { errors: FieldError[]; answers: Record<string, string | string[]> }

async function showLesson(request: FastifyRequest, reply: FastifyReply, shown?: Shown): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const lesson = await ownLesson(request)
  const today = await dayOf(reader, request.now)
  const [attendees, days] = await Promise.all([
    listAttendees(reader, lesson.id),
    settingOf(reader, correctionDays, today),
  ])
  const page = (
    <LessonPage
      lesson={lesson}
      attendees={attendees}
      locked={whyNotMark({ ...lesson, today, correctionDays: days })}
      mayCallOff={whyNotCallOff(lesson) === null}
      {...shown}
    />
  )
  return show(reply, page, { status: shown ? 422 : 200 })
}

/** Children without an answer, each as an error at its place. */
async function unmarkedOf(request: FastifyRequest, given: Record<string, unknown>): Promise<FieldError[]> {
  const { reader } = request.kit.db
  const { id } = await ownLesson(request)
  return (await listAttendees(reader, id))
    .filter(({ applicationId, presence }) => !presence && !given[applicationId])
    .map((one) => ({ field: `mark.${one.applicationId}`, message: `Отметьте: ${shortName(one)}` }))
}

async function ownLesson(request: FastifyRequest): Promise<LessonView> {
  const id = parseId<'lesson'>((request.params as { id: string }).id) ?? notFound()
  return (await findLesson(request.kit.db.reader, scopeOf(actorOf(request)), id as LessonId)) ?? notFound()
}
