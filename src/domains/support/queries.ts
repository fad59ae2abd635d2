import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { JournalSubject } from '#platform/manifest'
import type { Message, MessageKind, Place, Ticket, TicketId, TicketState } from './model.ts'

const columns = sql`t.id, t.number, t.topic, t.name, t.email, t.user_id as "userId",
  t.municipality_id as "municipalityId", m.name as municipality, t.desk, t.state, t.due_on as "dueOn",
  t.taken_by as "takenBy", t.opened_at as "openedAt", t.changed_at as "changedAt", t.closed_at as "closedAt"`
const tables = sql`support_ticket t left join region_municipality m on m.id = t.municipality_id`

function within(place: Place) {
  return 'all' in place ? sql`true` : sql`t.desk = 'municipality' and t.municipality_id = ${place.municipalityId}`
}

type NewTicket = Pick<Ticket, 'topic' | 'name' | 'email' | 'userId' | 'municipalityId'> & { dueOn: Day; year: number }

export async function insertTicket(tx: Tx, ticket: NewTicket, now: Instant): Promise<{ id: TicketId; number: string }> {
  const id = newId<'ticket'>()
  const { rows } = await sql<{ number: string }>`
    insert into support_ticket (id, number, topic, name, email, user_id, municipality_id, desk, state, due_on, opened_at,
      changed_at)
    values (${id}, ${`О-${ticket.year}-`} || lpad(nextval('support_ticket_number')::text, 6, '0'), ${ticket.topic},
      ${ticket.name}, ${ticket.email}, ${ticket.userId}, ${ticket.municipalityId}, 'support', 'waiting', ${ticket.dueOn},
      ${now}, ${now})
    returning number`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a ticket was not kept')
  return { id, ...row }
}

export async function findTicket(reader: Reader, id: TicketId, place: Place = { all: true }): Promise<Ticket | null> {
  const { rows } = await sql<Ticket>`select ${columns} from ${tables} where t.id = ${id} and ${within(place)}`.execute(
    reader,
  )
  return rows[0] ?? null
}

export async function lockTicket(tx: Tx, id: TicketId, place: Place = { all: true }): Promise<Ticket | null> {
  const { rows } = await sql<Ticket>`
    select ${columns} from ${tables} where t.id = ${id} and ${within(place)} for update of t`.execute(tx)
  return rows[0] ?? null
}

/** What a desk works on: what waits for it first, the soonest term first. */
export async function listTickets(reader: Reader, place: Place, state: TicketState, after: string | null) {
  const { rows } = await sql<Ticket>`
    select ${columns} from ${tables} where t.state = ${state} and ${within(place)}
      and (${after}::text is null or t.number > ${after})
    order by t.due_on, t.number limit ${TICKETS_PER_PAGE + 1}`.execute(reader)
  return { tickets: rows.slice(0, TICKETS_PER_PAGE), more: rows.length > TICKETS_PER_PAGE }
}
const TICKETS_PER_PAGE = 100

export async function countTickets(reader: Reader, place: Place, today: Day) {
  const { rows } = await sql<{ waiting: number; overdue: number; answered: number; closed: number }>`
    select count(*) filter (where t.state = 'waiting')::int as waiting,
      count(*) filter (where t.state = 'waiting' and t.due_on < ${today})::int as overdue,
      count(*) filter (where t.state = 'answered')::int as answered,
      count(*) filter (where t.state = 'closed')::int as closed
    from support_ticket t where ${within(place)}`.execute(reader)
  return rows[0] ?? { waiting: 0, overdue: 0, answered: 0, closed: 0 }
}

export async function listOwnTickets(reader: Reader, userId: string): Promise<Ticket[]> {
  const { rows } = await sql<Ticket>`
    select ${columns} from ${tables} where t.user_id = ${userId} order by t.opened_at desc limit 20`.execute(reader)
  return rows
}

type Move = Pick<Ticket, 'state' | 'desk' | 'municipalityId' | 'dueOn' | 'takenBy'>

export async function updateTicket(tx: Tx, id: TicketId, move: Move, now: Instant): Promise<void> {
  await sql`
    update support_ticket set state = ${move.state}, desk = ${move.desk}, municipality_id = ${move.municipalityId},
      due_on = ${move.dueOn}, taken_by = ${move.takenBy}, changed_at = ${now},
      closed_at = ${move.state === 'closed' ? now : null}
    where id = ${id}`.execute(tx)
}

type NewMessage = { ticketId: TicketId; kind: MessageKind; text: string; by: string | null }

export async function insertMessage(tx: Tx, { ticketId, kind, text, by }: NewMessage, now: Instant): Promise<void> {
  await sql`insert into support_message (id, ticket_id, kind, text, written_by, written_at)
    values (${newId<'message'>()}, ${ticketId}, ${kind}, ${text}, ${by}, ${now})`.execute(tx)
}

export async function listMessages(reader: Reader, id: TicketId): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select id, kind, text, written_at as "writtenAt", written_by as "writtenBy" from support_message
    where ticket_id = ${id} order by written_at, id`.execute(reader)
  return rows
}

/** What the journal's rows about tickets are about. */
export const subjects: Record<string, JournalSubject> = {
  ticket: { called: 'обращение', titles: titlesOfTickets },
}

async function titlesOfTickets(reader: Reader, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{
    id: string
    title: string
  }>`select id, number as title from support_ticket where id = any(${ids}::uuid[])`.execute(reader)
  return rows
}
