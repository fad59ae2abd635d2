import { type Reader, sql, type Tx } from '#platform/db'
import type { Page } from '#platform/jobs'
import type { Booking, BookingId, BookingState, BookingView, EventId, Organiser } from '../model.ts'
import { heldBy } from '../owner.ts'

const living = sql`('pending', 'accepted', 'waiting', 'offered')`
const columns = sql`b.id, b.number, b.event_id as "eventId", b.child_id as "childId", b.state, b.offer_to as "offerTo"`
const viewColumns = sql`${columns}, child.surname, child.name, child.patronymic, child.birth_on as "birthOn",
  b.booked_at as "bookedAt", b.reason, b.came,
  case when b.state = 'waiting' then (select count(*)::int from events_booking ahead
    where ahead.event_id = b.event_id and ahead.state = 'waiting' and ahead.number <= b.number) end as place`
const viewTables = sql`events_booking b join families_child child on child.id = b.child_id`

/** Who may touch a booking: a guardian of its child, or the organiser of its event. */
export type Whose = { guardianId: string } | { organiser: Organiser }

function whose(one: Whose) {
  return 'guardianId' in one
    ? sql`exists (select from families_custody custody where custody.child_id = b.child_id
        and custody.user_id = ${one.guardianId} and custody.ended_at is null)`
    : sql`exists (select from events_event e where e.id = b.event_id and ${heldBy(one.organiser)})`
}

/** Takes a seat; false when none is free for a newcomer, or the event is off. One statement, so that none is sold twice. */
export async function takeSeat(tx: Tx, eventId: EventId): Promise<boolean> {
  const { numAffectedRows } = await sql`update events_event set taken = taken + 1
    where id = ${eventId} and state = 'published' and (capacity is null or (taken < capacity and waiting = 0))`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** One more at the end of the list; false when the event keeps none. */
export async function takePlace(tx: Tx, eventId: EventId): Promise<boolean> {
  const { numAffectedRows } = await sql`update events_event set waiting = waiting + 1
    where id = ${eventId} and state = 'published' and waits and capacity is not null
      and (taken >= capacity or waiting > 0)`.execute(tx)
  return numAffectedRows === 1n
}

/** Keeps a free seat for one who waits and waits no longer; false when none is free. */
export async function keepSeat(tx: Tx, eventId: EventId): Promise<boolean> {
  const { numAffectedRows } = await sql`update events_event set taken = taken + 1, waiting = waiting - 1
    where id = ${eventId} and state = 'published' and waiting > 0 and (capacity is null or taken < capacity)`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** Gives a seat or a place of the list back; answers how many still wait. */
export async function giveBack(tx: Tx, eventId: EventId, what: 'taken' | 'waiting'): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`update events_event set ${sql.ref(what)} = ${sql.ref(what)} - 1
    where id = ${eventId} returning waiting`.execute(tx)
  return rows[0]?.waiting ?? 0
}

type NewBooking = { id: BookingId; eventId: EventId; childId: string; state: BookingState }

/** Null when the child has booked the event already. The event is locked, so numbers follow commits. */
export async function insertBooking(
  tx: Tx,
  { id, eventId, childId, state }: NewBooking,
  { userId, now }: { userId: string; now: Temporal.Instant },
): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    insert into events_booking (id, event_id, child_id, state, booked_at, booked_by)
    values (${id}, ${eventId}, ${childId}, ${state}, ${now}, ${userId})
    on conflict (child_id, event_id) where state in ${living} do nothing returning number`.execute(tx)
  return rows[0]?.number ?? null
}

/** Locks the event, then the booking; null when it is not there or not theirs. */
export async function lockBooking(tx: Tx, id: BookingId, by?: Whose): Promise<Booking | null> {
  const mine = by ? whose(by) : sql`true`
  await sql`select from events_event
    where id = (select b.event_id from events_booking b where b.id = ${id} and ${mine}) for no key update`.execute(tx)
  const { rows } = await sql<Booking>`select ${columns} from events_booking b where b.id = ${id} and ${mine}
    for no key update`.execute(tx)
  return rows[0] ?? null
}

type Step = { id: BookingId; state: BookingState; reason?: string | null; answeredBy?: string }

/** One arrow of the machine; the end of a booking is dated and forgets who came. */
export async function updateState(
  tx: Tx,
  { id, state, reason = null, answeredBy }: Step,
  now: Temporal.Instant,
): Promise<void> {
  const over = state === 'refused' || state === 'left' || state === 'missed' || state === 'closed'
  const answered = answeredBy ? sql`, answered_at = ${now}, answered_by = ${answeredBy}` : sql``
  const ended = over ? sql`, ended_at = ${now}, came = null, came_at = null, came_by = null` : sql``
  await sql`update events_booking set state = ${state}, reason = ${reason} ${answered} ${ended} where id = ${id}`.execute(
    tx,
  )
}

export async function updateOffered(
  tx: Tx,
  { id, until }: { id: BookingId; until: Temporal.Instant },
  now: Temporal.Instant,
): Promise<void> {
  await sql`update events_booking set state = 'offered', offered_at = ${now}, offer_to = ${until} where id = ${id}`.execute(
    tx,
  )
}

/** Who waits longest: the lowest number of the list. */
export async function findHead(tx: Tx, eventId: EventId): Promise<Pick<Booking, 'id' | 'childId'> | null> {
  const { rows } = await sql<Pick<Booking, 'id' | 'childId'>>`select id, child_id as "childId" from events_booking
    where event_id = ${eventId} and state = 'waiting' order by number limit 1`.execute(tx)
  return rows[0] ?? null
}

/** The last who got their seats become the first of the waiting list: their numbers are the lowest there. */
export async function sendLastToWaiting(tx: Tx, eventId: EventId, count: number): Promise<BookingId[]> {
  const { rows } = await sql<{ id: BookingId }>`
    update events_booking b set state = 'waiting', offered_at = null, offer_to = null, came = null, came_at = null, came_by = null
    from (select id from events_booking where event_id = ${eventId} and state in ('pending', 'accepted', 'offered')
      order by number desc limit ${count}::int) last
    where b.id = last.id returning b.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Ends every living booking of a cancelled event, and empties its seats and its list with them. */
export async function updateAllClosed(
  tx: Tx,
  { eventId, reason }: { eventId: EventId; reason: string },
  now: Temporal.Instant,
): Promise<BookingId[]> {
  const { rows } = await sql<{ id: BookingId }>`
    update events_booking set state = 'closed', ended_at = ${now}, reason = ${reason}, came = null, came_at = null, came_by = null
    where event_id = ${eventId} and state in ${living} returning id`.execute(tx)
  await sql`update events_event set taken = 0, waiting = 0 where id = ${eventId}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Bookings of an event by state, in the order of their numbers; the child is named to its organiser. */
export async function listBookings(
  reader: Reader,
  eventId: EventId,
  states: readonly BookingState[],
): Promise<BookingView[]> {
  const { rows } = await sql<BookingView>`select ${viewColumns} from ${viewTables}
    where b.event_id = ${eventId} and b.state = any(${[...states]}::text[]) order by b.number`.execute(reader)
  return rows
}

/** The same, by the name of the child: for the door. */
export async function listAtDoor(reader: Reader, eventId: EventId): Promise<BookingView[]> {
  const rows = await listBookings(reader, eventId, ['accepted'])
  return rows.sort((one, other) => `${one.surname} ${one.name}`.localeCompare(`${other.surname} ${other.name}`, 'ru'))
}

export async function countBookings(reader: Reader, eventId: string): Promise<Record<BookingState, number>> {
  const { rows } = await sql<{ state: BookingState; bookings: number }>`select state, count(*)::int as bookings
    from events_booking where event_id = ${eventId} group by state`.execute(reader)
  const none = { pending: 0, accepted: 0, waiting: 0, offered: 0, refused: 0, left: 0, missed: 0, closed: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, bookings }) => [state, bookings])) }
}

export async function findBooking(reader: Reader, id: BookingId, by?: Whose): Promise<BookingView | null> {
  const { rows } = await sql<BookingView>`select ${viewColumns} from ${viewTables}
    where b.id = ${id} and ${by ? whose(by) : sql`true`}`.execute(reader)
  return rows[0] ?? null
}

/** Bookings of a cabinet's children, the newest first. */
export async function listOfFamily(reader: Reader, guardianId: string): Promise<BookingView[]> {
  const { rows } = await sql<BookingView>`select ${viewColumns} from ${viewTables}
    where ${whose({ guardianId })} and child.merged_into is null order by b.number desc limit 500`.execute(reader)
  return rows
}

/** Offers whose term is over. */
export async function listMissed(
  reader: Reader,
  now: Temporal.Instant,
  { after, most }: Page,
): Promise<{ id: BookingId }[]> {
  const { rows } = await sql<{ id: BookingId }>`select id from events_booking
    where state = 'offered' and offer_to < ${now} and (${after}::uuid is null or id > ${after})
    order by id limit ${most}::int`.execute(reader)
  return rows
}

/** Events with a free seat and somebody who waits. */
export async function listWanted(
  reader: Reader,
  now: Temporal.Instant,
  { after, most }: Page,
): Promise<{ id: EventId }[]> {
  const { rows } = await sql<{ id: EventId }>`select id from events_event
    where state = 'published' and waiting > 0 and (capacity is null or taken < capacity)
      and case when ends_on > starts_on then ends_at else starts_at end > ${now}
      and (${after}::uuid is null or id > ${after}) order by id limit ${most}::int`.execute(reader)
  return rows
}

/** Accepted bookings of events that begin by a day and that nobody was reminded of. */
export async function listToRemind(
  reader: Reader,
  { now, by }: { now: Temporal.Instant; by: Temporal.PlainDate },
  { after, most }: Page,
): Promise<{ id: BookingId }[]> {
  const { rows } = await sql<{
    id: BookingId
  }>`select b.id from events_event e join events_booking b on b.event_id = e.id
    where e.state = 'published' and e.starts_on <= ${by} and e.starts_at > ${now} and b.state = 'accepted'
      and b.reminded_at is null and (${after}::uuid is null or b.id > ${after})
    order by b.id limit ${most}::int`.execute(reader)
  return rows
}

/** False when it was reminded of before, or is no longer accepted. */
export async function updateReminded(tx: Tx, id: BookingId, now: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`update events_booking set reminded_at = ${now}
    where id = ${id} and reminded_at is null and state = 'accepted'`.execute(tx)
  return numAffectedRows === 1n
}

/** Who came of those accepted; everybody else did not. */
export async function updateCame(
  tx: Tx,
  { eventId, came, userId }: { eventId: EventId; came: readonly string[]; userId: string },
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ came: boolean }>`update events_booking
    set came = id = any(${[...came]}::uuid[]), came_at = ${now}, came_by = ${userId}
    where event_id = ${eventId} and state = 'accepted' returning came`.execute(tx)
  return rows.filter((row) => row.came).length
}

type ChildBooking = { id: BookingId; event: string; on: Temporal.PlainDate; state: BookingState }

/** Where a child goes from a day on. */
export async function listOfChild(reader: Reader, childId: string, from: Temporal.PlainDate): Promise<ChildBooking[]> {
  const { rows } = await sql<ChildBooking>`select b.id, e.name as event, e.starts_on as "on", b.state
    from events_booking b join events_event e on e.id = b.event_id
    where b.child_id = ${childId} and b.state in ${living} and e.ends_on >= ${from} order by e.starts_at`.execute(
    reader,
  )
  return rows
}
