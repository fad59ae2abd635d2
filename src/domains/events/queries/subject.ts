import { type Reader, sql } from '#platform/db'
import type { JournalSubject } from '#platform/manifest'

type Titled = { id: string; title: string }

/** What the journal's rows about events are about. */
export const subjects: Record<string, JournalSubject> = {
  event: { called: 'мероприятие', titles: titlesOfEvents },
  booking: { called: 'запись на мероприятие', titles: titlesOfBookings },
}

async function titlesOfEvents(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } = await sql<Titled>`select id, name as title from events_event where id = any(${ids}::uuid[])`.execute(
    reader,
  )
  return rows
}

async function titlesOfBookings(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } = await sql<Titled>`select b.id, e.name as title
    from events_booking b join events_event e on e.id = b.event_id where b.id = any(${ids}::uuid[])`.execute(reader)
  return rows
}
