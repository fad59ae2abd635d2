import type { Actor } from '#access'
import { record } from '#audit'
import { isAfter, isBefore } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf, regionZone } from '#region'
import {
  type Booking,
  type BookingId,
  type BookingState,
  type Event,
  type EventId,
  isHeld,
  isLiving,
  joinedUntil,
} from '../model.ts'
import { organiserOf } from '../owner.ts'
import { giveBack, insertBooking, lockBooking, takePlace, takeSeat, updateState } from '../queries/booking.ts'
import { type ChildFacts, listChildFacts } from '../queries/clash.ts'
import { findEvent, lockEvent } from '../queries/event.ts'
import { type BookingAnswer, mayBook, type ObstacleCode } from '../rules/booking.ts'

/** What became of one child of the list: a number with its state, or why not. */
export type Booked = { childId: string; child: string } & (
  | { id: BookingId; number: number; state: BookingState }
  | { obstacles: ObstacleCode[] }
)

/**
 * Books an event for the ticked children of the cabinet, each with an answer of its own: a seat, a place in the waiting
 * list, or every reason why not (S-112, S-118). Seats are given in the order of the cabinet, the eldest first.
 */
export async function bookChildren(
  tx: Tx,
  by: Actor,
  { eventId, childIds }: { eventId: EventId; childIds: readonly string[] },
  now: Temporal.Instant,
): Promise<Booked[]> {
  const zone = await regionZone(tx)
  if (!(await lockEvent(tx, eventId))) refuse('http.not-found')
  const children = await listChildFacts(tx, { eventId, guardianId: by.userId, zone })
  const chosen = children.filter(({ childId }) => childIds.includes(childId))
  if (chosen.length === 0 || chosen.length < new Set(childIds).size) refuse('http.not-found')
  const answers: Booked[] = []
  for (const child of chosen) answers.push(await bookOne(tx, by, { eventId, child, zone }, now))
  return answers
}

async function bookOne(
  tx: Tx,
  by: Actor,
  { eventId, child, zone }: { eventId: EventId; child: ChildFacts; zone: string },
  now: Temporal.Instant,
): Promise<Booked> {
  const event = (await findEvent(tx, eventId, zone)) ?? refuse('http.not-found')
  const told = { childId: child.childId, child: child.name }
  const answer = mayBook({ event, child, now, today: await dayOf(tx, now) })
  const state = await stateOf(tx, event, answer)
  if (typeof state !== 'string') return { ...told, ...state }

  const id = newId<'booking'>()
  const number = await insertBooking(tx, { id, eventId, childId: child.childId, state }, { userId: by.userId, now })
  // Not possible under the lock of the event; if it were, the seat must not stay taken.
  if (number === null) refuse('events.booked-already')
  await write(tx, by, { word: 'booked', booking: { id, childId: child.childId }, facts: { number, state } }, now)
  await planJob(tx, 'events.tell', { bookingId: id, news: state })
  return { ...told, id, number, state }
}

/** Takes the seat or the place that the rule promised; the counters have the last word. */
async function stateOf(
  tx: Tx,
  event: Event,
  { outcome, obstacles }: BookingAnswer,
): Promise<'pending' | 'accepted' | 'waiting' | { obstacles: ObstacleCode[] }> {
  if (outcome === 'none') return { obstacles }
  if (outcome === 'seat' && (await takeSeat(tx, event.id))) return event.byHand ? 'pending' : 'accepted'
  return event.waits && (await takePlace(tx, event.id)) ? 'waiting' : { obstacles: ['full'] }
}

/** The family does not come: its seat goes on to the list at once. */
export async function leaveEvent(tx: Tx, by: Actor, id: BookingId, now: Temporal.Instant): Promise<void> {
  const booking = (await lockBooking(tx, id, { guardianId: by.userId })) ?? refuse('http.not-found')
  if (!isLiving(booking.state)) refuse('events.booking-over')
  const event = await findEvent(tx, booking.eventId, await regionZone(tx))
  if (event && !isAfter(joinedUntil(event), now)) refuse('events.already-begun')
  await end(tx, by, { booking, state: 'left', reason: null }, now)
}

/** The family takes the seat that it was offered; late is late, whoever looks first. */
export async function takeOffer(tx: Tx, by: Actor, id: BookingId, now: Temporal.Instant): Promise<void> {
  const booking = (await lockBooking(tx, id, { guardianId: by.userId })) ?? refuse('http.not-found')
  const { state: was, offerTo, eventId } = booking
  if (was !== 'offered' || !offerTo || isBefore(offerTo, now)) refuse('events.offer-over')
  const event = (await findEvent(tx, eventId, await regionZone(tx))) ?? refuse('http.not-found')
  // The event may have been moved to an earlier hour than the offer counts on.
  if (!isAfter(joinedUntil(event), now)) refuse('events.already-begun')
  const state = event.byHand ? 'pending' : 'accepted'
  await updateState(tx, { id, state }, now)
  await write(tx, by, { word: 'offer-taken', booking, facts: { state } }, now)
  await planJob(tx, 'events.tell', { bookingId: id, news: state })
}

export type BookingDecision = { yes: true } | { yes: false; reason: string }

/** The organiser answers a booking that waits for it; a no gives the seat on and says why. */
export async function answerBooking(
  tx: Tx,
  by: Actor,
  { id, decision }: { id: BookingId; decision: BookingDecision },
  now: Temporal.Instant,
): Promise<void> {
  const booking = (await lockBooking(tx, id, { organiser: organiserOf(by) })) ?? refuse('http.not-found')
  const mayRefuse = booking.state === 'accepted' && !decision.yes
  if (booking.state !== 'pending' && !mayRefuse) refuse('events.answered-already')
  if (!decision.yes) return end(tx, by, { booking, state: 'refused', reason: decision.reason }, now)
  await updateState(tx, { id, state: 'accepted', answeredBy: by.userId }, now)
  await write(tx, by, { word: 'booking-confirmed', booking }, now)
  await planJob(tx, 'events.tell', { bookingId: id, news: 'confirmed' })
}

type Ending = { booking: Booking; state: 'left' | 'refused'; reason: string | null }

async function end(tx: Tx, by: Actor, { booking, state, reason }: Ending, now: Temporal.Instant): Promise<void> {
  const { id, eventId } = booking
  const held = isHeld(booking.state)
  await updateState(tx, { id, state, reason, ...(state === 'refused' && { answeredBy: by.userId }) }, now)
  const waiting = await giveBack(tx, eventId, held ? 'taken' : 'waiting')
  await write(tx, by, { word: state === 'left' ? 'left' : 'booking-refused', booking, reason }, now)
  if (held && waiting > 0) await planJob(tx, 'events.seat-freed', { eventId })
  if (state === 'refused') await planJob(tx, 'events.tell', { bookingId: id, news: state })
}

type Written = {
  word: string
  booking: Pick<Booking, 'id' | 'childId'>
  facts?: Record<string, unknown>
  reason?: string | null
}

async function write(tx: Tx, by: Actor, { word, booking, facts, reason }: Written, now: Temporal.Instant) {
  const subject = { childId: booking.childId, subjectKind: 'booking', subjectId: booking.id }
  await record(tx, by, `events.${word}`, { ...subject, facts: facts ?? {}, reason: reason ?? null }, now)
}
