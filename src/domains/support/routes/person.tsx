import type { FastifyRequest } from 'fastify'
import { contactOf, suggestEmail, visitorOf } from '#access'
import { type App, answerOnce, parseForm, rejectForm, show } from '#platform/http'
import { listMunicipalities, regionZone } from '#region'
import type { Answers, FieldError } from '#ui'
import { closeTicket, openTicket, replyOn } from '../actions.ts'
import { replyForm, ticketForm } from '../forms.ts'
import { topics } from '../model.ts'
import { AskPage } from '../pages/ask.tsx'
import { TicketPage } from '../pages/ticket.tsx'
import { listMessages, listOwnTickets } from '../queries.ts'
import { admit, pathOf, ticketAt } from './key.ts'

const open = { config: { permission: 'anyone' } }
const guarded = { config: { permission: 'anyone', rateLimit: { max: 30, timeWindow: '10 minutes' } } }
type ByKey = { Params: { key: string } }
type State = { errors?: readonly FieldError[]; answers?: Answers['answers']; doubtfulEmail?: string }

/** Tickets for whoever asks, with or without a cabinet. */
export function personRoutes(app: App): void {
  app.get<{ Querystring: { topic?: unknown } }>('/support', open, async (request, reply) => {
    const topic = topics.find((one) => one === request.query.topic)
    return show(reply, await askPage(request, { answers: await knownOf(request, topic) }))
  })

  app.post('/support', guarded, async (request, reply) => {
    const form = parseForm(ticketForm, request.body)
    if (!form.ok)
      return show(reply, await askPage(request, { errors: form.errors, answers: form.answers }), { status: 422 })
    const { municipality, emailIsRight, ...asked } = form.value
    const meant = suggestEmail(asked.email)
    if (meant && emailIsRight !== asked.email) {
      const message = `Проверьте адрес: возможно, вы имели в виду ${meant}?`
      const { errors, answers } = rejectForm(request.body, { field: 'email', message })
      const state = { errors, answers, doubtfulEmail: asked.email }
      return show(reply, await askPage(request, state), { status: 422 })
    }
    await admit(request, asked.email)
    return answerOnce(request, reply, async (tx) => {
      const edge = { pathOf: pathOf(request), now: request.now }
      const { id } = await openTicket(tx, visitorOf(request), { ...asked, municipalityId: municipality }, edge)
      return { location: pathOf(request)(id) }
    })
  })

  app.get<ByKey>('/support/tickets/:key', open, async (request, reply) =>
    show(reply, await ticketPage(request, request.params.key)),
  )

  app.post<ByKey>('/support/tickets/:key/messages', guarded, async (request, reply) => {
    const { key } = request.params
    const ticket = await ticketAt(request, key)
    const form = parseForm(replyForm, request.body)
    if (!form.ok)
      return show(reply, await ticketPage(request, key, { errors: form.errors, answers: form.answers }), {
        status: 422,
      })
    await admit(request, ticket.email)
    return answerOnce(request, reply, async (tx) => {
      await replyOn(tx, visitorOf(request), ticket.id, form.value.text, request.now)
      return { location: `/support/tickets/${key}`, toast: 'Сообщение передано' }
    })
  })

  app.post<ByKey>('/support/tickets/:key/closing', guarded, async (request, reply) => {
    const { key } = request.params
    const { id } = await ticketAt(request, key)
    return answerOnce(request, reply, async (tx) => {
      await closeTicket(tx, visitorOf(request), id, { all: true }, request.now)
      return { location: `/support/tickets/${key}`, toast: 'Обращение закрыто. Рады, что всё решилось' }
    })
  })
}

async function askPage(request: FastifyRequest, state: State) {
  const { reader } = request.kit.db
  const visitor = visitorOf(request)
  const [municipalities, own] = await Promise.all([
    listMunicipalities(reader),
    visitor ? listOwnTickets(reader, visitor.userId) : [],
  ])
  return <AskPage municipalities={municipalities} own={own} {...state} />
}

/** Whoever is signed in need not say again who they are. */
async function knownOf(request: FastifyRequest, topic?: string): Promise<Record<string, string>> {
  const visitor = visitorOf(request)
  const contact = visitor ? await contactOf(request.kit.db.reader, visitor.userId) : null
  return {
    ...(topic ? { topic } : {}),
    ...(contact ? { name: `${contact.name.name} ${contact.name.patronymic ?? ''}`.trim() } : {}),
    ...(contact?.email ? { email: contact.email } : {}),
    ...(contact?.municipalityId ? { municipality: contact.municipalityId } : {}),
  }
}

async function ticketPage(request: FastifyRequest, key: string, state: State = {}) {
  const { reader } = request.kit.db
  const ticket = await ticketAt(request, key)
  const [messages, zone] = await Promise.all([listMessages(reader, ticket.id), regionZone(reader)])
  return <TicketPage ticket={ticket} messages={messages} zone={zone} base={`/support/tickets/${key}`} {...state} />
}
