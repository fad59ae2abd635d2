import type { FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { dayOf, listMunicipalities, regionZone } from '#region'
import type { Answers, FieldError } from '#ui'
import { answerTicket, closeTicket, forwardTicket, lookAt, takeTicket } from '../actions.ts'
import { answerForm, forwardForm } from '../forms.ts'
import type { TicketId, TicketState } from '../model.ts'
import { DeskPage } from '../pages/desk.tsx'
import { DeskTicketPage } from '../pages/desk-ticket.tsx'
import { countTickets, listMessages, listTickets } from '../queries.ts'
import { placeOf } from '../rules.ts'
import { pathOf } from './key.ts'

const work = { config: { permission: 'support.ticket.answer' } }
type One = { Params: { id: string } }
type State = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
const states: readonly TicketState[] = ['waiting', 'answered', 'closed']

/** The desk of the support, of the operator and of a municipality's coordinator. */
export function deskRoutes(app: App): void {
  app.get<{ Querystring: { state?: unknown; after?: unknown } }>('/support/desk', work, async (request, reply) => {
    const { reader } = request.kit.db
    const place = placeOf(actorOf(request)) ?? notFound()
    const state = states.find((one) => one === request.query.state) ?? 'waiting'
    const after = typeof request.query.after === 'string' ? request.query.after.slice(0, 40) : null
    const today = await dayOf(reader, request.now)
    const [counts, { tickets, more }, zone] = await Promise.all([
      countTickets(reader, place, today),
      listTickets(reader, place, state, after),
      regionZone(reader),
    ])
    return show(reply, <DeskPage {...{ counts, tickets, more, state, today, zone }} userId={actorOf(request).userId} />)
  })

  app.get<One>('/support/desk/:id', work, async (request, reply) =>
    show(reply, await ticketPage(request, idOf(request))),
  )

  app.post<One>('/support/desk/:id/taking', work, (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await takeTicket(tx, actorOf(request), id, request.now)
      return { location: `/support/desk/${id}`, toast: 'Обращение ваше' }
    })
  })

  app.post<One>('/support/desk/:id/answers', work, async (request, reply) => {
    const id = idOf(request)
    const form = parseForm(answerForm, request.body)
    if (!form.ok) return show(reply, await ticketPage(request, id, form), { status: 422 })
    return answerOnce(request, reply, async (tx) => {
      await answerTicket(tx, actorOf(request), id, { ...form.value, pathOf: pathOf(request) }, request.now)
      return { location: `/support/desk/${id}`, toast: 'Письмо с ответом отправлено' }
    })
  })

  app.post<One>('/support/desk/:id/forwarding', work, async (request, reply) => {
    const id = idOf(request)
    const form = parseForm(forwardForm, request.body)
    if (!form.ok) return show(reply, await ticketPage(request, id, form), { status: 422 })
    return answerOnce(request, reply, async (tx) => {
      await forwardTicket(tx, actorOf(request), id, form.value, request.now)
      return { location: '/support/desk', toast: 'Обращение передано' }
    })
  })

  app.post<One>('/support/desk/:id/closing', work, (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      await closeTicket(tx, by, id, placeOf(by) ?? notFound(), request.now)
      return { location: '/support/desk', toast: 'Обращение закрыто' }
    })
  })
}

function idOf({ params }: FastifyRequest<One>): TicketId {
  return parseId<'ticket'>(params.id) ?? notFound()
}

async function ticketPage(request: FastifyRequest, id: TicketId, { errors, answers }: State = {}) {
  const { db } = request.kit
  const by = actorOf(request)
  const ticket = (await db.transaction((tx) => lookAt(tx, by, id, request.now))) ?? notFound()
  const [messages, zone, municipalities, today] = await Promise.all([
    listMessages(db.reader, id),
    regionZone(db.reader),
    listMunicipalities(db.reader),
    dayOf(db.reader, request.now),
  ])
  return <DeskTicketPage {...{ ticket, messages, zone, municipalities, today, errors, answers }} userId={by.userId} />
}
