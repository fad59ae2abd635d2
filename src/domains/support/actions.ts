import { type Actor, anonymous } from '#access'
import { type Author, record } from '#audit'
import type { Day, Instant } from '#kernel/dates'
import { refuse, refuseIf } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import type { Reader, Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { calendarOf, dayOf, findMunicipality, getMunicipality, settingOf } from '#region'
import type { Place, Ticket, TicketId, Topic } from './model.ts'
import { findTicket, insertMessage, insertTicket, lockTicket, updateTicket } from './queries.ts'
import { placeOf, whyNotForward, whyNotWrite } from './rules.ts'
import { answerTerm } from './settings.ts'

export type NewTicket = {
  topic: Topic
  text: string
  name: string
  email: string
  municipalityId: string | null
}
/** The address of a ticket's own page, which opens without a cabinet. */
export type PathOf = (id: TicketId) => string

/** Opens a ticket for whoever asks; the letter brings its number and its page (S-095). */
export async function openTicket(
  tx: Tx,
  by: Actor | null,
  asked: NewTicket,
  { pathOf, now }: { pathOf: PathOf; now: Instant },
): Promise<{ id: TicketId; number: string }> {
  if (asked.municipalityId && !(await findMunicipality(tx, asked.municipalityId))) refuse('http.not-found')
  const today = await dayOf(tx, now)
  const dueOn = await termFrom(tx, today)

  const ticket = await insertTicket(tx, { ...asked, userId: by?.userId ?? null, dueOn, year: today.year }, now)
  await insertMessage(tx, { ticketId: ticket.id, kind: 'asked', text: asked.text, by: by?.userId ?? null }, now)
  await record(tx, by ?? anonymous, 'support.opened', subject(ticket.id, { topic: asked.topic }), now)

  const facts = { number: ticket.number, topic: asked.topic, path: pathOf(ticket.id), dueOn: dueOn.toString() }
  await planLetter(tx, { to: asked.email, cabinet: cabinetOf(by?.userId), letter: 'support.opened', facts })
  return ticket
}

/** The person writes on: the desk answers within a new term. Whoever has the page may write. */
export async function replyOn(tx: Tx, by: Author | null, id: TicketId, text: string, now: Instant): Promise<void> {
  const ticket = (await lockTicket(tx, id)) ?? refuse('http.not-found')
  refuseIf(whyNotWrite(ticket))
  const dueOn = ticket.dueOn ?? (await termFrom(tx, await dayOf(tx, now)))

  await insertMessage(tx, { ticketId: id, kind: 'added', text, by: by?.userId ?? null }, now)
  await updateTicket(tx, id, { ...ticket, state: 'waiting', dueOn }, now)
  await record(tx, by ?? anonymous, 'support.replied', subject(id), now)
}

/** The person's question is settled, or the desk puts an answered ticket aside. */
export async function closeTicket(tx: Tx, by: Actor | null, id: TicketId, place: Place, now: Instant): Promise<void> {
  const ticket = (await lockTicket(tx, id, place)) ?? refuse('http.not-found')
  refuseIf(whyNotWrite(ticket))
  await updateTicket(tx, id, { ...ticket, state: 'closed', dueOn: null }, now)
  await record(tx, by ?? anonymous, 'support.closed', subject(id), now)
}

/** Somebody of the desk takes a ticket on; another may take it over. */
export async function takeTicket(tx: Tx, by: Actor, id: TicketId, now: Instant): Promise<void> {
  const ticket = (await lockTicket(tx, id, deskOf(by))) ?? refuse('http.not-found')
  refuseIf(whyNotWrite(ticket))
  if (ticket.takenBy === by.userId) return
  await updateTicket(tx, id, { ...ticket, takenBy: by.userId }, now)
  await record(tx, by, 'support.taken', subject(id), now)
}

type Said = { kind: 'answer' | 'question'; text: string }

/** An answer, or a question back: either way it is the person's turn, and a letter says so. */
export async function answerTicket(
  tx: Tx,
  by: Actor,
  id: TicketId,
  { kind, text, pathOf }: Said & { pathOf: PathOf },
  now: Instant,
): Promise<void> {
  const ticket = (await lockTicket(tx, id, deskOf(by))) ?? refuse('http.not-found')
  refuseIf(whyNotWrite(ticket))

  await insertMessage(tx, { ticketId: id, kind, text, by: by.userId }, now)
  await updateTicket(tx, id, { ...ticket, state: 'answered', dueOn: null, takenBy: by.userId }, now)
  await record(tx, by, 'support.answered', subject(id, { kind }), now)

  const facts = { number: ticket.number, topic: ticket.topic, path: pathOf(id), kind, text }
  await planLetter(tx, { to: ticket.email, cabinet: cabinetOf(ticket.userId), letter: 'support.answered', facts })
}

/** Hands a ticket to a municipality's coordinator, or back to the support; the term goes on. */
export async function forwardTicket(
  tx: Tx,
  by: Actor,
  id: TicketId,
  { to, reason }: { to: string | null; reason: string },
  now: Instant,
): Promise<void> {
  const ticket = (await lockTicket(tx, id, deskOf(by))) ?? refuse('http.not-found')
  refuseIf(whyNotForward(ticket, to))
  const place = to ? await getMunicipality(tx, to) : null
  const dueOn = ticket.dueOn ?? (await termFrom(tx, await dayOf(tx, now)))

  await insertMessage(tx, { ticketId: id, kind: 'forward', text: reason, by: by.userId }, now)
  const desk = to ? ('municipality' as const) : ('support' as const)
  const municipalityId = to ?? ticket.municipalityId
  await updateTicket(tx, id, { state: 'waiting', desk, municipalityId, dueOn, takenBy: null }, now)
  await record(tx, by, 'support.forwarded', subject(id, { to: to ?? 'support' }), now)

  if (!place) return
  const facts = { number: ticket.number, topic: ticket.topic, path: `/support/desk/${id}`, dueOn: dueOn.toString() }
  const cabinet = { role: 'municipality', scopeId: place.id }
  await planLetter(tx, { to: place.email, cabinet, letter: 'support.forwarded', facts })
}

/** A look at a ticket from the desk, with its journal row. */
export async function lookAt(tx: Tx, by: Actor, id: TicketId, now: Instant): Promise<Ticket | null> {
  const ticket = await findTicket(tx, id, deskOf(by))
  if (ticket) await record(tx, by, 'support.looked', subject(id), now)
  return ticket
}

/** Whoever asked from a cabinet is told there too. */
function cabinetOf(userId: string | null | undefined) {
  return userId ? { userId } : null
}

function deskOf(by: Actor): Place {
  return placeOf(by) ?? refuse('http.not-found')
}

async function termFrom(reader: Reader, today: Day): Promise<Day> {
  const [term, calendar] = await Promise.all([settingOf(reader, answerTerm, today), calendarOf(reader)])
  return addWorkingDays(calendar, today, term)
}

function subject(id: TicketId, facts: Record<string, string> = {}) {
  return { subjectKind: 'ticket', subjectId: id, facts }
}
