import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, actorOf } from '#access'
import type { Tx } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import { regionZone } from '#region'
import { archiveEvent, cancelEvent, draftEvent, editEvent, publishEvent } from '../actions/event.ts'
import { eventJson as eventFacts, reasonLine } from '../forms.ts'
import type { EventId } from '../model.ts'
import { organiserOf } from '../owner.ts'
import { countOwnEvents, findOwnEvent, listOwnEvents } from '../queries/event.ts'
import { ownEventJson, ownEventShape } from './shapes.ts'

const config = { permission: 'events.own.write' }
const one = z.object({ id: z.uuid() })
const response = { 200: ownEventShape }

/** An organiser's events over REST: the same acts as its pages. */
export function ownApi(app: App): void {
  readingApi(app)
  writingApi(app)
  statesApi(app)
}

function readingApi(app: App): void {
  const { reader } = app.kit.db
  const list = {
    summary: 'Мероприятия вашей организации',
    querystring: z.object({
      state: z.enum(['draft', 'published', 'cancelled', 'archived']).default('published'),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    response: { 200: z.object({ total: z.int(), events: z.array(ownEventShape) }) },
  }
  app.get('/organiser/events', { config, schema: list }, async (request) => {
    const organiser = organiserOf(actorOf(request))
    const zone = await regionZone(reader)
    const { state, page } = request.query
    const [counts, events] = await Promise.all([
      countOwnEvents(reader, organiser),
      listOwnEvents(reader, organiser, { state, page, most: 50, zone }),
    ])
    return { total: counts[state], events: events.map(ownEventJson) }
  })
  const single = { summary: 'Одно из ваших мероприятий', params: one, response }
  app.get('/organiser/events/:id', { config, schema: single }, async (request) => {
    const asked = { id: request.params.id, zone: await regionZone(reader) }
    return ownEventJson((await findOwnEvent(reader, organiserOf(actorOf(request)), asked)) ?? notFound())
  })
}

function writingApi(app: App): void {
  const agreed = z
    .object({ reason: reasonLine, toWaiting: z.boolean().default(false) })
    .nullable()
    .default(null)
    .describe(
      'Согласие с тем, что изменение коснётся записанных: причина и можно ли перевести последних в лист ожидания',
    )
  const draft = { summary: 'Создать черновик мероприятия', body: eventFacts, response: { 201: ownEventShape } }
  const edit = {
    summary: 'Изменить мероприятие',
    params: one,
    body: z.object({ event: eventFacts, agreed }),
    response,
  }
  app.post('/organiser/events', { config, schema: draft }, (request, reply) =>
    decide(request, reply, (tx, by) => draftEvent(tx, by, request.body, request.now), 201),
  )
  app.put('/organiser/events/:id', { config, schema: edit }, (request, reply) => {
    const { event: facts, agreed: agreement } = request.body
    return decide(request, reply, async (tx, by, id) => {
      await editEvent(tx, by, { id, facts, agreed: agreement }, request.now)
      return id
    })
  })
}

function statesApi(app: App): void {
  const schemas = {
    publication: { summary: 'Опубликовать мероприятие', params: one, response },
    archive: { summary: 'Убрать мероприятие в архив', params: one, response },
    cancellation: {
      summary: 'Отменить мероприятие: семьям сообщат причину',
      params: one,
      body: z.object({ reason: reasonLine }),
      response,
    },
  }
  app.post('/organiser/events/:id/publication', { config, schema: schemas.publication }, (request, reply) =>
    decide(request, reply, async (tx, by, id) => {
      await publishEvent(tx, by, id, request.now)
      return id
    }),
  )
  app.post('/organiser/events/:id/archive', { config, schema: schemas.archive }, (request, reply) =>
    decide(request, reply, async (tx, by, id) => {
      await archiveEvent(tx, by, id, request.now)
      return id
    }),
  )
  app.post('/organiser/events/:id/cancellation', { config, schema: schemas.cancellation }, (request, reply) =>
    decide(request, reply, async (tx, by, id) => {
      await cancelEvent(tx, by, { id, reason: request.body.reason }, request.now)
      return id
    }),
  )
}

type Act = (tx: Tx, by: Actor, id: EventId) => Promise<EventId>

/** Does the act and answers with the event as it became. */
function decide(request: FastifyRequest, reply: FastifyReply, act: Act, status: 200 | 201 = 200) {
  const by = actorOf(request)
  const { id } = (request.params ?? {}) as { id: EventId }
  return answerOnce(request, reply, async (tx) => {
    const asked = { id: await act(tx, by, id), zone: await regionZone(tx) }
    return { status, body: ownEventJson((await findOwnEvent(tx, organiserOf(by), asked)) ?? notFound()) }
  })
}
