import { writeToGuardians } from '#families'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { regionZone } from '#region'
import { bookingFacts } from '../mails/facts.ts'
import type { BookingId, BookingView, Event, EventId } from '../model.ts'
import { changedLines } from '../pages/changes.tsx'
import { countBookings, findBooking, listBookings, updateReminded } from '../queries/booking.ts'
import { findChange, findEvent } from '../queries/event.ts'
import { whenWords } from '../words.ts'

export const newsKinds = [
  ...(['pending', 'accepted', 'waiting', 'offered', 'missed'] as const),
  ...(['confirmed', 'refused', 'cancelled'] as const),
] as const
export type News = (typeof newsKinds)[number]

/** Letters about a booking to everyone who answers for the child; a repeat replaces what still waits. */
export async function tellBooking(tx: Tx, id: BookingId, news: News): Promise<void> {
  const booking = await findBooking(tx, id)
  if (!booking) return
  const zone = await regionZone(tx)
  const event = await findEvent(tx, booking.eventId, zone)
  if (!event) return
  const facts = bookingFacts(booking, event, zone)
  await writeToGuardians(tx, booking.childId, { letter: `events.${news}`, facts, key: `${id}:${news}` })
  if (news !== 'pending') return
  const { pending } = await countBookings(tx, event.id)
  const waits = { eventId: event.id, event: event.name, when: whenWords(event), pending }
  await planLetter(tx, {
    to: event.contactEmail,
    cabinet: roleOf(event),
    letter: 'events.to-answer',
    facts: waits,
    key: `to-answer:${event.id}`,
  })
}

/** Whose cabinet tells what the contact person is written. */
function roleOf({ providerId, bodyId }: Event): { role: string; scopeId: string | null } {
  if (providerId) return { role: 'provider', scopeId: providerId }
  return bodyId ? { role: 'municipality', scopeId: bodyId } : { role: 'region', scopeId: null }
}

/** Tells everybody who has booked that the event was changed, and those who lost their seats what became of them. */
export async function tellChange(
  tx: Tx,
  { eventId, changeId, moved }: { eventId: EventId; changeId: string; moved: readonly string[] },
): Promise<void> {
  const zone = await regionZone(tx)
  const [event, change] = [await findEvent(tx, eventId, zone), await findChange(tx, changeId)]
  if (!event || !change) return
  const changes = changedLines(change.before, change.after, zone)
  for (const booking of await listBookings(tx, eventId, ['pending', 'accepted', 'offered', 'waiting'])) {
    // Those who waited before keep their numbers and are not told a place that nobody took from them.
    const place = moved.includes(booking.id) ? booking.place : null
    const facts = { ...bookingFacts(booking, event, zone), changes, reason: change.reason, place }
    await writeToGuardians(tx, booking.childId, { letter: 'events.changed', facts, key: `${booking.id}:${changeId}` })
  }
}

/** Reminds of an event that begins soon, once. */
export async function remind(tx: Tx, id: BookingId, now: Temporal.Instant): Promise<void> {
  if (!(await updateReminded(tx, id, now))) return
  const [zone, booking] = [await regionZone(tx), (await findBooking(tx, id)) as BookingView]
  const event = await findEvent(tx, booking.eventId, zone)
  if (!event) return
  const facts = bookingFacts(booking, event, zone)
  await writeToGuardians(tx, booking.childId, { letter: 'events.soon', facts, key: `${id}:soon` })
}
