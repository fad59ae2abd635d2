import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { type App, answerOnce, notFound } from '#platform/http'
import { findGroupFacts, type GroupId } from '#programmes'
import { joinWaiting, leaveWaiting } from './actions/queue.ts'
import type { WaitingId, WaitingView } from './model.ts'
import { findWaitingView, listWaiting } from './queries.ts'

const file = { permission: 'enrolment.application.file' }
const answer = { permission: 'enrolment.application.answer' }
const moment = z.string().describe('Момент, RFC 3339')

const waitingShape = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'offered', 'taken', 'declined', 'missed', 'left', 'closed']),
  place: z.number().nullable().describe('Место в очереди: 1 получит следующее предложение'),
  child: z.object({ id: z.uuid(), surname: z.string(), name: z.string() }),
  programme: z.object({ article: z.number(), name: z.string() }),
  group: z.object({ id: z.uuid(), name: z.string() }),
  joinedAt: moment,
  offerUntil: moment.nullable().describe('До этого момента место ждёт семью'),
  endedAt: moment.nullable(),
  reason: z.string().nullable(),
  applicationId: z.uuid().nullable(),
})

const wish = z.object({ childId: z.uuid(), groupId: z.uuid() })
const one = z.object({ id: z.uuid() })
const response = { 200: waitingShape }
const list = z.object({ waiting: z.array(waitingShape) })

/** Waiting lists for machines: join, see, leave; a seat that is offered is taken by filing an application to its group. */
export function waitingApi(app: App): void {
  const { db } = app.kit
  const joining = { summary: 'Встать в очередь на место в полной группе', body: wish, response: { 201: waitingShape } }
  app.post('/waiting', { config: file, schema: joining }, async (request, reply) => {
    const { childId, groupId } = request.body
    return answerOnce(request, reply, async (tx) => {
      const id = await joinWaiting(tx, actorOf(request), { childId, groupId: groupId as GroupId }, request.now)
      return { status: 201, body: waitingJson((await findWaitingView(tx, ownerOf(request), id)) ?? notFound()) }
    })
  })

  const mine = { summary: 'Очереди детей вашего кабинета', response: { 200: list } }
  app.get('/waiting', { config: file, schema: mine }, async (request) => ({
    waiting: (await listWaiting(db.reader, ownerOf(request))).map(waitingJson),
  }))

  const single = { summary: 'Место в очереди', params: one, response }
  app.get('/waiting/:id', { config: file, schema: single }, async (request) =>
    waitingJson((await findWaitingView(db.reader, ownerOf(request), request.params.id as WaitingId)) ?? notFound()),
  )

  const leaving = { summary: 'Выйти из очереди или отказаться от предложенного места', params: one, response }
  app.post('/waiting/:id/leaving', { config: file, schema: leaving }, async (request, reply) => {
    const id = request.params.id as WaitingId
    return answerOnce(request, reply, async (tx) => {
      await leaveWaiting(tx, actorOf(request), id, request.now)
      return { status: 200, body: waitingJson((await findWaitingView(tx, ownerOf(request), id)) ?? notFound()) }
    })
  })

  const ofGroup = { summary: 'Очередь в группу вашей организации', params: one, response: { 200: list } }
  app.get('/provider/groups/:id/waiting', { config: answer, schema: ofGroup }, async (request) => {
    const providerId = scopeOf(actorOf(request))
    const groupId = request.params.id as GroupId
    const facts = await findGroupFacts(db.reader, groupId)
    if (!facts || facts.provider.id !== providerId) notFound()
    return { waiting: (await listWaiting(db.reader, { providerId }, { groupId })).map(withInitial) }
  })
}

function waitingJson(entry: WaitingView): z.input<typeof waitingShape> {
  const { id, state, place, childId, surname, name, article, programme, groupId, group, reason, applicationId } = entry
  return {
    ...{ id, state, place, reason, applicationId },
    child: { id: childId, surname, name },
    programme: { article, name: programme },
    group: { id: groupId, name: group },
    joinedAt: entry.joinedAt.toString(),
    offerUntil: entry.offerUntil?.toString() ?? null,
    endedAt: entry.endedAt?.toString() ?? null,
  }
}

/** In a provider's list a child has an initial: the full name is a look at the child, and a look leaves its row. */
function withInitial(entry: WaitingView): z.input<typeof waitingShape> {
  return waitingJson({ ...entry, surname: `${entry.surname.slice(0, 1)}.` })
}

function ownerOf(request: FastifyRequest): { guardianId: string } {
  return { guardianId: actorOf(request).userId }
}
