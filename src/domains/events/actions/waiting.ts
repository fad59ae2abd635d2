import { record, system } from '#audit'
import { seatOfferUntil } from '#enrolment'
import { earlier, isAfter, isBefore } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { regionZone } from '#region'
import { type Booking, type BookingId, type EventId, joinedUntil } from '../model.ts'
import { findHead, giveBack, keepSeat, lockBooking, updateOffered, updateState } from '../queries/booking.ts'
import { findEvent, lockEvent } from '../queries/event.ts'
import { offerHours } from '../settings.ts'

/** One transaction offers so many seats at most; the sweep comes again. */
const OFFERED_AT_ONCE = 100

/** Offers free seats of the event to those who wait longest, each once, and keeps them until their terms. Safe to repeat. */
export async function offerEventSeats(tx: Tx, eventId: EventId, now: Temporal.Instant): Promise<number> {
  if (!(await lockEvent(tx, eventId))) return 0
  const event = await findEvent(tx, eventId, await regionZone(tx))
  if (event?.state !== 'published' || !isAfter(joinedUntil(event), now)) return 0
  const kept = await seatOfferUntil(tx, offerHours, now)
  const until = earlier(kept, joinedUntil(event))
  let offered = 0
  while (offered < OFFERED_AT_ONCE) {
    const head = await findHead(tx, eventId)
    if (!head || !(await keepSeat(tx, eventId))) break
    await updateOffered(tx, { id: head.id, until }, now)
    await tell(tx, head, 'offered', now)
    offered += 1
  }
  return offered
}

/** The term of an offer is over: the seat goes on. Read again under the lock: a press of the last second wins. */
export async function passEventOffer(tx: Tx, id: BookingId, now: Temporal.Instant): Promise<boolean> {
  const booking = await lockBooking(tx, id)
  if (booking?.state !== 'offered' || !booking.offerTo) return false
  if (!isBefore(booking.offerTo, now)) return false
  await updateState(tx, { id, state: 'missed' }, now)
  const waiting = await giveBack(tx, booking.eventId, 'taken')
  await tell(tx, booking, 'missed', now)
  if (waiting > 0) await planJob(tx, 'events.seat-freed', { eventId: booking.eventId })
  return true
}

async function tell(
  tx: Tx,
  { id, childId }: Pick<Booking, 'id' | 'childId'>,
  news: 'offered' | 'missed',
  now: Temporal.Instant,
): Promise<void> {
  await record(tx, system, `events.seat-${news}`, { childId, subjectKind: 'booking', subjectId: id }, now)
  await planJob(tx, 'events.tell', { bookingId: id, news })
}
