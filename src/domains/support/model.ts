import type { Day, Instant } from '#kernel/dates'
import type { Id } from '#kernel/ids'

export type TicketId = Id<'ticket'>
export type Topic = 'access' | 'child' | 'certificate' | 'enrolment' | 'money' | 'work' | 'other'
/** Waiting is for the desk, answered is for the person. */
export type TicketState = 'waiting' | 'answered' | 'closed'
type Desk = 'support' | 'municipality'

/** `asked` and `added` are the person's, the others the desk's. */
export type MessageKind = 'asked' | 'added' | 'question' | 'answer' | 'forward'

export type Ticket = {
  id: TicketId
  /** «О-2026-000001» */
  number: string
  topic: Topic
  name: string
  email: string
  userId: string | null
  municipalityId: string | null
  municipality: string | null
  desk: Desk
  state: TicketState
  /** By when the desk answers; absent while it is the person's turn. */
  dueOn: Day | null
  takenBy: string | null
  openedAt: Instant
  changedAt: Instant
  closedAt: Instant | null
}

export type Message = { id: string; kind: MessageKind; text: string; writtenAt: Instant; writtenBy: string | null }

/** Whose tickets somebody at a desk sees: everybody's, or those handed to their municipality. */
export type Place = { all: true } | { municipalityId: string }

export const topicWords: Record<Topic, string> = {
  access: 'Не могу войти в кабинет',
  child: 'Не получается добавить ребёнка',
  certificate: 'Сертификат и его активация',
  enrolment: 'Заявка, договор или занятия',
  money: 'Деньги на сертификате',
  work: 'Работа организации в системе',
  other: 'Другое',
}
export const topics = Object.keys(topicWords) as [Topic, ...Topic[]]
