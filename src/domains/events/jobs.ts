import { z } from 'zod'
import type { Json } from '#kernel/refusal'
import { inPages } from '#platform/jobs'
import type { Kit } from '#platform/manifest'
import { dayOf, settingOf } from '#region'
import { newsKinds, remind, tellBooking, tellChange } from './actions/tell.ts'
import { offerEventSeats, passEventOffer } from './actions/waiting.ts'
import type { BookingId, EventId } from './model.ts'
import { listMissed, listToRemind, listWanted } from './queries/booking.ts'
import { reminderDays } from './settings.ts'

const freed = z.object({ eventId: z.uuid() })
const told = z.object({ bookingId: z.uuid(), news: z.enum(newsKinds) })
const changed = z.object({ eventId: z.uuid(), changeId: z.string(), moved: z.array(z.uuid()) })

/** `events.seat-freed`: the seat is offered to the head of the waiting list. */
export async function seatFreed({ db, clock }: Kit, payload: Json): Promise<void> {
  const { eventId } = freed.parse(payload)
  await db.transaction((tx) => offerEventSeats(tx, eventId as EventId, clock.now()))
}

/** `events.pass-offers`: missed offers go on to the next, and seats that became free otherwise are offered. */
export async function passOffers({ db, clock }: Kit): Promise<void> {
  await inPages(
    (page) => listMissed(db.reader, clock.now(), page),
    ({ id }) => db.transaction((tx) => passEventOffer(tx, id, clock.now())),
  )
  await inPages(
    (page) => listWanted(db.reader, clock.now(), page),
    ({ id }) => db.transaction((tx) => offerEventSeats(tx, id, clock.now())),
  )
}

/** `events.remind`: letters before an event, each once. */
export async function remindSoon({ db, clock }: Kit): Promise<void> {
  const today = await dayOf(db.reader, clock.now())
  const by = today.add({ days: await settingOf(db.reader, reminderDays, today) })
  await inPages(
    (page) => listToRemind(db.reader, { now: clock.now(), by }, page),
    ({ id }) => db.transaction((tx) => remind(tx, id, clock.now())),
  )
}

/** `events.tell`: letters about what happened to a booking. */
export async function tell({ db }: Kit, payload: Json): Promise<void> {
  const { bookingId, news } = told.parse(payload)
  await db.transaction((tx) => tellBooking(tx, bookingId as BookingId, news))
}

/** `events.tell-change`: letters to everybody who has booked an event that was changed. */
export async function tellOfChange({ db }: Kit, payload: Json): Promise<void> {
  const { eventId, ...change } = changed.parse(payload)
  await db.transaction((tx) => tellChange(tx, { eventId: eventId as EventId, ...change }))
}
