import { defineOwnData } from '#families'
import { type Day, formatInstant, type Instant } from '#kernel/dates'
import { sql } from '#platform/db'
import type { BookingState } from './model.ts'
import { bookingWords } from './words.ts'

type Row = { childId: string; number: number; name: string; on: Day; bookedAt: Instant; state: BookingState }

/** Bookings of events, for the file that a family takes away. */
defineOwnData({
  name: 'events',
  async collect(reader, { children, zone }) {
    const { rows } = await sql<Row>`
      select b.child_id as "childId", b.number, e.name, e.starts_on as "on", b.booked_at as "bookedAt", b.state
      from events_booking b join events_event e on e.id = b.event_id
      where b.child_id = any(${[...children.keys()]}::uuid[]) order by b.number`.execute(reader)
    return [
      {
        name: 'Мероприятия',
        columns: [
          ...['Ребёнок', 'Номер записи', 'Мероприятие'].map((label) => ({ label })),
          { label: 'День', kind: 'day' },
          ...['Когда записали', 'Состояние'].map((label) => ({ label })),
        ],
        rows: rows.map((row) => [
          ...[children.get(row.childId) ?? '', String(row.number), row.name, row.on],
          ...[formatInstant(row.bookedAt, zone), bookingWords[row.state]],
        ]),
      },
    ]
  },
})
