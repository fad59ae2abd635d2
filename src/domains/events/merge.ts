import { defineMergePart, type KeptRows, keepRows, moveRows, type Pair, putBack } from '#families'
import type { Json } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'

/** Bookings go to the kept record; where both children have booked the same event, the better booking stays. */
defineMergePart({
  name: 'events',
  tables: ['events_booking'],
  async lock(tx, pair) {
    await sql`select from events_event e where exists (select from events_booking b where b.event_id = e.id
      and b.child_id in (${pair.keptId}, ${pair.mergedId})) order by e.id for no key update`.execute(tx)
  },
  async preview(reader, pair) {
    const twice = await listTwice(reader, pair)
    const text = 'Ребёнок записан на одно мероприятие дважды: останется лучшая из двух записей.'
    return { consequences: twice.length > 0 ? [text] : [], obstacles: [], choices: [] }
  },
  async move(tx, { pair }, now) {
    for (const twice of await listTwice(tx, pair)) await endTwice(tx, twice, now)
    const rows = await keepRows(tx, 'events_booking', [pair.mergedId])
    await moveRows(tx, 'events_booking', pair)
    return rows as unknown as Json
  },
  async undo(tx, { trace }) {
    await putBack(tx, 'events_booking', trace as unknown as KeptRows, ['child_id'])
  },
})

type Twice = { id: string; eventId: string; held: boolean }

/** Of two living bookings of one event the one that holds no seat, else the later one. */
async function listTwice(reader: Reader, { keptId, mergedId }: Pair): Promise<Twice[]> {
  const { rows } = await sql<Twice>`
    select id, event_id as "eventId", state <> 'waiting' as held from (
      select id, event_id, state, row_number() over (partition by event_id
        order by array_position(array['accepted', 'pending', 'offered', 'waiting'], state), number) as turn
      from events_booking where child_id in (${keptId}, ${mergedId})
        and state in ('pending', 'accepted', 'waiting', 'offered')) booking
    where turn > 1 order by id`.execute(reader)
  return rows
}

async function endTwice(tx: Tx, { id, eventId, held }: Twice, now: Temporal.Instant): Promise<void> {
  await sql`update events_booking set state = 'left', ended_at = ${now}, came = null, came_at = null, came_by = null
    where id = ${id}`.execute(tx)
  const counter = held ? sql.ref('taken') : sql.ref('waiting')
  await sql`update events_event set ${counter} = ${counter} - 1 where id = ${eventId}`.execute(tx)
}
