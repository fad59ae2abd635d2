import { defineOwnData } from '#families'
import { formatInstant, type Instant } from '#kernel/dates'
import { sql } from '#platform/db'
import { type MessageKind, type TicketState, type Topic, topicWords } from './model.ts'
import { kindForPerson, stateForPerson } from './words.ts'

type Row = {
  number: string
  topic: Topic
  state: TicketState
  name: string
  email: string
  kind: MessageKind
  text: string
  writtenAt: Instant
}

/**
 * What a person asked from the cabinet and what was answered, for the file that a family takes away. A ticket belongs to who
 * asked and names no child, so merged children leave it where it is.
 */
defineOwnData({
  name: 'support',
  async collect(reader, { userId, zone }) {
    const { rows } = await sql<Row>`
      select t.number, t.topic, t.state, t.name, t.email, m.kind, m.text, m.written_at as "writtenAt"
      from support_ticket t join support_message m on m.ticket_id = t.id
      where t.user_id = ${userId} and m.kind <> 'forward' order by t.number, m.written_at, m.id`.execute(reader)
    const labels = ['Номер', 'О чём', 'Состояние', 'Имя', 'Почта', 'Кто написал', 'Что написано', 'Когда']
    return [
      {
        name: 'Обращения в поддержку',
        columns: labels.map((label) => ({ label })),
        rows: rows.map((row) => [
          ...[row.number, topicWords[row.topic], stateForPerson[row.state], row.name, row.email],
          ...[kindForPerson[row.kind], row.text, formatInstant(row.writtenAt, zone)],
        ]),
      },
    ]
  },
})
