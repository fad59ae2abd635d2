import { z } from 'zod'
import { actorOf, visitorOf } from '#access'
import { maskEmail } from '#kernel/contacts'
import type { Instant } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound } from '#platform/http'
import { answerTicket, closeTicket, forwardTicket, lookAt, openTicket, replyOn, takeTicket } from './actions.ts'
import { replyForm, ticketJson } from './forms.ts'
import { type Message, type Ticket, type TicketId, topics } from './model.ts'
import { listMessages, listTickets } from './queries.ts'
import { admit, keyOf, pathOf, ticketAt } from './routes/key.ts'
import { masked, placeOf } from './rules.ts'

const anyone = { permission: 'anyone' }
const guarded = { ...anyone, rateLimit: { max: 30, timeWindow: '10 minutes' } }
const work = { permission: 'support.ticket.answer' }

const messageShape = z.object({
  kind: z.enum(['asked', 'added', 'question', 'answer', 'forward']),
  text: z.string(),
  writtenAt: z.iso.datetime(),
})
const ticketShape = z.object({
  ...{ id: z.uuid(), number: z.string(), topic: z.enum(topics), name: z.string() },
  email: z.string().describe('Первая буква и домен'),
  state: z.enum(['waiting', 'answered', 'closed']),
  desk: z.enum(['support', 'municipality']),
  ...{ municipalityId: z.uuid().nullable(), dueOn: z.iso.date().nullable() },
  ...{ openedAt: z.iso.datetime(), closedAt: z.iso.datetime().nullable() },
})
const wholeShape = ticketShape.extend({ messages: z.array(messageShape) })
const openedOut = z.object({
  number: z.string(),
  key: z.string().describe('Открывает обращение без входа: GET /support/tickets/{key}. Показывается один раз'),
})
const byKey = z.object({ key: z.string().max(200) })
const byId = z.object({ id: z.uuid() })
const done = { 200: z.object({ done: z.literal(true) }) }
const textJson = replyForm
const answerJson = z.object({ kind: z.enum(['answer', 'question']), text: z.string().trim().min(10).max(4000) })
const forwardJson = z.object({
  municipalityId: z.uuid().nullable().describe('Пусто: вернуть службе поддержки'),
  reason: z.string().trim().min(5).max(1000),
})

/** Tickets over REST: the same acts as the pages. */
export function api(app: App): void {
  askingApi(app)
  deskReadingApi(app)
  deskApi(app)
}

function askingApi(app: App): void {
  const opening = { summary: 'Задать вопрос поддержке', body: ticketJson, response: { 201: openedOut } }
  app.post('/support/tickets', { config: guarded, schema: opening }, async (request, reply) => {
    await admit(request, request.body.email)
    return answerOnce(request, reply, async (tx) => {
      const edge = { pathOf: pathOf(request), now: request.now }
      const { id, number } = await openTicket(tx, visitorOf(request), request.body, edge)
      return { status: 201, body: { number, key: keyOf(request, id) } }
    })
  })

  const reading = { summary: 'Обращение и ответы на него', params: byKey, response: { 200: wholeShape } }
  app.get('/support/tickets/:key', { config: anyone, schema: reading }, async (request) => {
    const ticket = await ticketAt(request, request.params.key)
    const messages = await listMessages(request.kit.db.reader, ticket.id)
    return { ...ticketJsonOf(ticket), messages: messages.filter(({ kind }) => kind !== 'forward').map(messageJson) }
  })

  const writing = { summary: 'Дополнить обращение', params: byKey, body: textJson, response: done }
  app.post('/support/tickets/:key/messages', { config: guarded, schema: writing }, async (request, reply) => {
    const { id, email } = await ticketAt(request, request.params.key)
    await admit(request, email)
    return answerOnce(request, reply, async (tx) => {
      await replyOn(tx, visitorOf(request), id, request.body.text, request.now)
      return { status: 200, body: { done: true } }
    })
  })

  const closing = { summary: 'Закрыть обращение: всё решилось', params: byKey, response: done }
  app.post('/support/tickets/:key/closing', { config: guarded, schema: closing }, async (request, reply) => {
    const { id } = await ticketAt(request, request.params.key)
    return answerOnce(request, reply, async (tx) => {
      await closeTicket(tx, visitorOf(request), id, { all: true }, request.now)
      return { status: 200, body: { done: true } }
    })
  })
}

function deskReadingApi(app: App): void {
  const { db } = app.kit
  const list = {
    summary: 'Обращения: все или переданные вашему муниципалитету',
    querystring: z.object({
      state: z.enum(['waiting', 'answered', 'closed']).default('waiting'),
      after: z.string().max(40).optional(),
    }),
    response: { 200: z.object({ tickets: z.array(ticketShape), next: z.string().nullable() }) },
  }
  app.get('/support/desk', { config: work, schema: list }, async (request) => {
    const { state, after } = request.query
    const { tickets, more } = await listTickets(
      db.reader,
      placeOf(actorOf(request)) ?? notFound(),
      state,
      after ?? null,
    )
    return { tickets: tickets.map(ticketJsonOf), next: more ? (tickets.at(-1)?.number ?? null) : null }
  })

  const one = { summary: 'Обращение со скрытыми номерами и адресами', params: byId, response: { 200: wholeShape } }
  app.get('/support/desk/:id', { config: work, schema: one }, async (request) => {
    const id = idOf(request.params)
    const by = actorOf(request)
    const ticket = (await db.transaction((tx) => lookAt(tx, by, id, request.now))) ?? notFound()
    const messages = (await listMessages(db.reader, id)).map(messageJson)
    return { ...ticketJsonOf(ticket), messages: messages.map((one) => ({ ...one, text: masked(one.text) })) }
  })
}

function deskApi(app: App): void {
  const taking = { summary: 'Взять обращение в работу', params: byId, response: done }
  app.post('/support/desk/:id/taking', { config: work, schema: taking }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await takeTicket(tx, actorOf(request), idOf(request.params), request.now)
      return { status: 200, body: { done: true } }
    }),
  )

  const answering = { summary: 'Ответить или спросить', params: byId, body: answerJson, response: done }
  app.post('/support/desk/:id/answers', { config: work, schema: answering }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const said = { ...request.body, pathOf: pathOf(request) }
      await answerTicket(tx, actorOf(request), idOf(request.params), said, request.now)
      return { status: 200, body: { done: true } }
    }),
  )

  const forwarding = {
    summary: 'Передать координатору или вернуть поддержке',
    params: byId,
    body: forwardJson,
    response: done,
  }
  app.post('/support/desk/:id/forwarding', { config: work, schema: forwarding }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const { municipalityId: to, reason } = request.body
      await forwardTicket(tx, actorOf(request), idOf(request.params), { to, reason }, request.now)
      return { status: 200, body: { done: true } }
    }),
  )

  const closing = { summary: 'Закрыть обращение', params: byId, response: done }
  app.post('/support/desk/:id/closing', { config: work, schema: closing }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      await closeTicket(tx, by, idOf(request.params), placeOf(by) ?? notFound(), request.now)
      return { status: 200, body: { done: true } }
    }),
  )
}

function idOf({ id }: { id: string }): TicketId {
  return parseId<'ticket'>(id) ?? notFound()
}

function ticketJsonOf(ticket: Ticket): z.input<typeof ticketShape> {
  const { id, number, topic, name, email, state, desk, municipalityId, dueOn, openedAt, closedAt } = ticket
  const times = { openedAt: openedAt.toString(), closedAt: closedAt?.toString() ?? null }
  return {
    id,
    number,
    topic,
    name: masked(name),
    email: maskEmail(email),
    state,
    desk,
    municipalityId,
    dueOn: dueOn?.toString() ?? null,
    ...times,
  }
}

function messageJson({ kind, text, writtenAt }: Message & { writtenAt: Instant }): z.input<typeof messageShape> {
  return { kind, text, writtenAt: writtenAt.toString() }
}
