import type { FastifyRequest } from 'fastify'
import { type Limit, originOf, tooMany, visitorOf } from '#access'
import { isAfter } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { notFound } from '#platform/http'
import { dayOf, settingOf } from '#region'
import type { Ticket, TicketId } from '../model.ts'
import { findTicket } from '../queries.ts'
import { linkDays, ticketsPerAddress, ticketsPerNetwork, ticketsWindow } from '../settings.ts'

const purpose = 'support-ticket'

/** The address that opens a ticket for whoever has it: the id with our signature. */
export function keyOf(request: FastifyRequest, id: TicketId): string {
  return `${id}.${request.server.signer.sign(purpose, id)}`
}

export function pathOf(request: FastifyRequest): (id: TicketId) => string {
  return (id) => `/support/tickets/${keyOf(request, id)}`
}

/** The ticket behind a signed address, or behind its id for whoever opened it signed in; anything else is not there. */
export async function ticketAt(request: FastifyRequest, key: string): Promise<Ticket> {
  const [text = '', signature = ''] = key.split('.')
  const id = parseId<'ticket'>(text) ?? notFound()
  const ticket = (await findTicket(request.kit.db.reader, id)) ?? notFound()
  const own = ticket.userId !== null && ticket.userId === visitorOf(request)?.userId
  if (own) return ticket
  if (!request.server.signer.isSigned(purpose, id, signature)) notFound()
  return (await isStale(request, ticket)) ? notFound() : ticket
}

/** A link in an old letter opens nothing for ever. */
async function isStale(request: FastifyRequest, { closedAt }: Ticket): Promise<boolean> {
  if (!closedAt) return false
  const { reader } = request.kit.db
  const days = await settingOf(reader, linkDays, await dayOf(reader, request.now))
  return !isAfter(closedAt.add({ hours: days * 24 }), request.now)
}

const tickets: Limit = {
  kind: 'ticket',
  window: ticketsWindow,
  perAddress: ticketsPerAddress,
  perNetwork: ticketsPerNetwork,
}

/** Counts a message of somebody who may be anybody; refuses when there are too many. */
export async function admit(request: FastifyRequest, email: string): Promise<void> {
  const from = originOf(request, email)
  const minutes = await request.kit.db.transaction((tx) => tooMany(tx, tickets, from, request.now))
  if (minutes) refuse('support.too-many', { minutes })
}
