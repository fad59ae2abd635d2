import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, actorOf, scopeOf } from '#access'
import { type ChildId, getOwnChild } from '#families'
import type { Tx } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import type { GroupId } from '#programmes'
import { dayOf } from '#region'
import { addLesson, cancelLesson, markLesson, moveLesson } from './actions/lesson.ts'
import { closeMonth } from './actions/month.ts'
import { findJournal } from './journal.ts'
import { type LessonId, type LessonView, presences } from './model.ts'
import { type ChildLesson, listChildLessons } from './queries/group.ts'
import { findLesson, listAttendees, listLessons } from './queries/lesson.ts'

const marking = { permission: 'attendance.lesson.mark' }
const closing = { permission: 'attendance.month.close' }
const reading = { permission: 'attendance.child.read' }

const day = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Время, например 16:00')
const one = z.object({ id: z.uuid() })
const reason = z.string().trim().min(3).max(200)
const state = z.enum(['planned', 'held', 'cancelled', 'moved'])

const lessonShape = z.object({
  ...{ id: z.uuid(), groupId: z.uuid(), on: day, startsAt: z.string(), endsAt: z.string(), state },
  ...{ programme: z.string(), group: z.string(), topic: z.string().nullable(), reason: z.string().nullable() },
  movedToOn: day.nullable(),
  ...{ children: z.int(), marked: z.int(), present: z.int(), monthClosed: z.boolean() },
})

function lessonJson(lesson: LessonView): z.input<typeof lessonShape> {
  const { teacher: _, provider: __, article: ___, room: ____, ...told } = lesson
  return { ...told, on: lesson.on.toString(), movedToOn: lesson.movedToOn?.toString() ?? null }
}

/** The journal over REST: the same acts as the pages of the provider, and the lessons of a child for its family. */
export function api(app: App): void {
  readingApi(app)
  markingApi(app)
  monthApi(app)
  childApi(app)
}

function readingApi(app: App): void {
  const { reader } = app.kit.db
  const lessons = z.object({ lessons: z.array(lessonShape) })
  const list = {
    summary: 'Занятия вашей организации за день',
    querystring: z.object({ on: day.optional() }),
    response: { 200: lessons },
  }
  app.get('/lessons', { config: marking, schema: list }, async (request) => {
    const on = request.query.on
      ? Temporal.PlainDate.from(request.query.on)
      : await dayOf(request.kit.db.reader, request.now)
    return { lessons: (await listLessons(reader, scopeOf(actorOf(request)), on)).map(lessonJson) }
  })

  const attendee = z.object({
    ...{ applicationId: z.uuid(), surname: z.string(), name: z.string(), patronymic: z.string().nullable() },
    ...{ presence: z.enum(presences).nullable(), reason: z.string().nullable(), corrections: z.int() },
  })
  const single = {
    summary: 'Занятие с отметками детей',
    params: one,
    response: { 200: lessonShape.extend({ attendees: z.array(attendee) }) },
  }
  app.get('/lessons/:id', { config: marking, schema: single }, async (request) => {
    const lesson = (await findLesson(reader, scopeOf(actorOf(request)), request.params.id as LessonId)) ?? notFound()
    return { ...lessonJson(lesson), attendees: await listAttendees(reader, lesson.id) }
  })
}

function markingApi(app: App): void {
  const response = { 200: lessonShape }
  const mark = z.object({
    ...{ applicationId: z.uuid(), presence: z.enum(presences) },
    reason: z.string().trim().max(200).nullable().default(null),
  })
  const marks = z.object({
    topic: z.string().trim().max(200).nullable().default(null),
    marks: z.array(mark).max(500).default([]),
    othersPresent: z.boolean().default(false).describe('Кто не назван, тот был'),
  })
  const hours = { on: day, startsAt: time, endsAt: time }
  const ordered = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => startsAt < endsAt
  const order = { path: ['endsAt'], message: 'Конец занятия должен быть позже начала' }
  const schemas = {
    marks: { summary: 'Отметить детей на занятии', params: one, body: marks, response },
    cancellation: { summary: 'Отменить занятие', params: one, body: z.object({ reason }), response },
    transfer: {
      summary: 'Перенести занятие внутри месяца',
      params: one,
      body: z.object({ ...hours, reason }).refine(ordered, order),
      response,
    },
    extra: {
      summary: 'Добавить занятие сверх расписания',
      params: one,
      body: z.object(hours).refine(ordered, order),
      response: { 201: lessonShape },
    },
  }
  app.post('/lessons/:id/marks', { config: marking, schema: schemas.marks }, (request, reply) =>
    decide(request, reply, async (tx, by, id) => {
      await markLesson(tx, by, id, request.body, request.now)
      return id
    }),
  )
  app.post('/lessons/:id/cancellation', { config: marking, schema: schemas.cancellation }, (request, reply) =>
    decide(request, reply, async (tx, by, id) => {
      await cancelLesson(tx, by, id, request.body.reason, request.now)
      return id
    }),
  )
  app.post('/lessons/:id/transfer', { config: marking, schema: schemas.transfer }, (request, reply) => {
    const move = { ...request.body, on: Temporal.PlainDate.from(request.body.on) }
    return decide(request, reply, async (tx, by, id) => {
      await moveLesson(tx, by, id, move, request.now)
      return id
    })
  })
  app.post('/groups/:id/lessons', { config: marking, schema: schemas.extra }, (request, reply) => {
    const extra = { ...request.body, on: Temporal.PlainDate.from(request.body.on) }
    const add = (tx: Tx, by: Actor, id: string) => addLesson(tx, by, { groupId: id as GroupId, ...extra }, request.now)
    return decide(request, reply, add, 201)
  })
}

/** Does the act and answers with the lesson as it became. */
function decide(
  request: FastifyRequest,
  reply: FastifyReply,
  act: (tx: Tx, by: Actor, id: LessonId) => Promise<LessonId>,
  status: 200 | 201 = 200,
) {
  const by = actorOf(request)
  const { id } = request.params as { id: LessonId }
  return answerOnce(request, reply, async (tx) => {
    const lesson = await findLesson(tx, scopeOf(by), await act(tx, by, id))
    return { status, body: lessonJson(lesson ?? notFound()) }
  })
}

const share = z.int().min(0).max(10_000)
const contractShape = z.object({
  ...{ applicationId: z.uuid(), contract: z.string(), planned: z.int(), held: z.int(), present: z.int() },
  counted: share.describe('Полнота по журналу, сотые доли процента'),
  share: share.nullable().describe('Полнота закрытого месяца; null, пока он открыт'),
  reason: z.string().nullable(),
})
const journalShape = z.object({
  ...{ groupId: z.uuid(), month: day, planned: z.int(), held: z.int(), cancelled: z.int(), unmarked: z.int() },
  closedAt: z.string().nullable(),
  contracts: z.array(contractShape),
})

function monthApi(app: App): void {
  const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Месяц, например 2026-10')
  const journal = {
    summary: 'Журнал группы за месяц',
    params: one,
    querystring: z.object({ month }),
    response: { 200: journalShape },
  }
  app.get('/groups/:id/journal', { config: marking, schema: journal }, (request) =>
    journalOf(request, request.params.id, request.query.month),
  )

  const lowered = z.object({
    ...{ applicationId: z.uuid(), share: z.int().min(0).max(100_000) },
    reason: z.string().trim().max(200).nullable().default(null),
  })
  const forAll = lowered
    .omit({ applicationId: true })
    .describe('Всем одинаково: для договоров, которых нет в lowered; у кого по журналу меньше, остаётся по журналу')
  const schema = {
    summary: 'Закрыть месяц группы: полнота по журналу, деньги по полноте',
    params: one,
    body: z.object({ month, lowered: z.array(lowered).max(500).default([]), forAll: forAll.optional() }),
    response: { 204: z.null() },
  }
  app.post('/groups/:id/journal/closing', { config: closing, schema }, (request, reply) => {
    const { month: text, lowered: wishes, forAll: same } = request.body
    const closed = {
      groupId: request.params.id as GroupId,
      month: Temporal.PlainDate.from(`${text}-01`),
      lowered: wishes,
      forAll: same,
    }
    return answerOnce(request, reply, async (tx) => {
      await closeMonth(tx, actorOf(request), closed, request.now)
      return { status: 204, body: null }
    })
  })
}

async function journalOf(request: FastifyRequest, id: string, text: string): Promise<z.input<typeof journalShape>> {
  const { reader } = request.kit.db
  const month = Temporal.PlainDate.from(`${text}-01`)
  const asked = { providerId: scopeOf(actorOf(request)), groupId: id as GroupId, month }
  const found = (await findJournal(reader, { ...asked, today: await dayOf(reader, request.now) })) ?? notFound()
  const { groupId, planned, held, cancelled, unmarked, closedAt } = found.group
  return {
    ...{ groupId, month: month.toString(), planned, held, cancelled, unmarked },
    closedAt: closedAt?.toString() ?? null,
    contracts: found.contracts.map(({ applicationId, contract, counted, share: settled, reason: why, ...rest }) => ({
      ...{ applicationId, contract, counted, share: settled, reason: why },
      ...{ planned: rest.planned, held: rest.held, present: rest.present },
    })),
  }
}

const childLessonShape = z.object({
  ...{ id: z.uuid(), on: day, startsAt: z.string(), endsAt: z.string(), state, programme: z.string() },
  ...{ topic: z.string().nullable(), reason: z.string().nullable(), movedToOn: day.nullable() },
  presence: z.enum(presences).nullable(),
})

function childApi(app: App): void {
  const schema = {
    summary: 'Занятия ребёнка и отметки',
    params: one,
    querystring: z.object({ from: day, to: day }),
    response: { 200: z.object({ lessons: z.array(childLessonShape) }) },
  }
  app.get('/children/:id/lessons', { config: reading, schema }, async (request) => {
    const { reader } = request.kit.db
    const child = await getOwnChild(reader, actorOf(request), request.params.id as ChildId)
    const { from, to } = request.query
    const days = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
    return { lessons: (await listChildLessons(reader, child.id, days)).map(childLessonJson) }
  })
}

function childLessonJson(lesson: ChildLesson): z.input<typeof childLessonShape> {
  return { ...lesson, on: lesson.on.toString(), movedToOn: lesson.movedToOn?.toString() ?? null }
}
