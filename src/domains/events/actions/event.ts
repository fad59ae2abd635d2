import type { Actor } from '#access'
import { record } from '#audit'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { regionZone } from '#region'
import { type Event, type EventFacts, type EventId, type Organiser, sectionOf, type Told } from '../model.ts'
import { organiserOf } from '../owner.ts'
import { sendLastToWaiting, updateAllClosed } from '../queries/booking.ts'
import {
  insertChange,
  insertEvent,
  lockOwnEvent,
  organiserName,
  updateEvent,
  updateEventState,
} from '../queries/event.ts'
import {
  type Agreement,
  consequencesOf,
  whyNotArchive,
  whyNotCancel,
  whyNotChange,
  whyNotEdit,
  whyNotPublish,
} from '../rules/event.ts'
import { kindWords, sectionWords } from '../words.ts'

/** An organiser begins an event; nobody sees it yet. */
export async function draftEvent(tx: Tx, by: Actor, facts: EventFacts, now: Temporal.Instant): Promise<EventId> {
  const organiser = organiserOf(by)
  const id = newId<'event'>()
  await insertEvent(
    tx,
    { ...facts, ...organiser, id, ...(await derived(tx, facts, organiser)) },
    { userId: by.userId, now },
  )
  await write(tx, by, 'drafted', { id, facts: { name: facts.name } }, now)
  return id
}

/** Families see the event and may book from now on. */
export async function publishEvent(tx: Tx, by: Actor, id: EventId, now: Temporal.Instant): Promise<void> {
  const event = await lockOwn(tx, by, id)
  refuseIf(whyNotPublish(event, now))
  await updateEventState(tx, { id, state: 'published' }, { userId: by.userId, now })
  await write(tx, by, 'published', { id }, now)
}

/**
 * Changes an event. Where people have booked and it concerns them, the organiser must have agreed to what it does to
 * them: they are told with the reason, and the last of them wait where seats became too few (docs/decisions/023).
 */
export async function editEvent(
  tx: Tx,
  by: Actor,
  { id, facts, agreed }: { id: EventId; facts: EventFacts; agreed: Agreement | null },
  now: Temporal.Instant,
): Promise<void> {
  const event = await lockOwn(tx, by, id)
  const found = await derived(tx, facts, event)
  const [before, after] = [toldOf(event), toldOf({ ...facts, ...found })]
  const consequences = consequencesOf({ ...event, told: before }, after)
  const days = { ...event, endsAt: found.endsAt }
  refuseIf(
    whyNotEdit(event, now) ??
      whyNotEdit(days, now) ??
      whyNotChange(consequences, facts, { agreed, waiting: event.waiting }),
  )

  const out = consequences?.beyond ?? 0
  await updateEvent(tx, { ...facts, ...found, id, out }, { userId: by.userId, now })
  const moved = out > 0 ? await sendLastToWaiting(tx, id, out) : []
  const reason = consequences && agreed ? agreed.reason : null
  await write(tx, by, 'edited', { id, reason, facts: { ...(out > 0 && { out }) } }, now)

  if (reason) {
    const changeId = await insertChange(tx, { id, reason, before, after }, { userId: by.userId, now })
    await planJob(tx, 'events.tell-change', { eventId: id, changeId, moved })
  }
  // A larger event, or one without a limit, may have seats for those who wait.
  if (event.waiting > 0) await planJob(tx, 'events.seat-freed', { eventId: id })
}

/** The event will not be held: all bookings end, everybody is told why. */
export async function cancelEvent(
  tx: Tx,
  by: Actor,
  { id, reason }: { id: EventId; reason: string },
  now: Temporal.Instant,
): Promise<void> {
  const event = await lockOwn(tx, by, id)
  refuseIf(whyNotCancel(event, now))
  await updateEventState(tx, { id, state: 'cancelled', reason }, { userId: by.userId, now })
  const closed = await updateAllClosed(tx, { eventId: id, reason }, now)
  await write(tx, by, 'cancelled', { id, reason, facts: { bookings: closed.length } }, now)
  for (const bookingId of closed) await planJob(tx, 'events.tell', { bookingId, news: 'cancelled' })
}

/** Takes an event away from sight: a draft that is not needed, or one that is over. */
export async function archiveEvent(tx: Tx, by: Actor, id: EventId, now: Temporal.Instant): Promise<void> {
  const event = await lockOwn(tx, by, id)
  refuseIf(whyNotArchive(event, now))
  await updateEventState(
    tx,
    { id, state: 'archived', ...(event.reason && { reason: event.reason }) },
    { userId: by.userId, now },
  )
  await write(tx, by, 'archived', { id }, now)
}

export function toldOf(
  event: Pick<Event, 'startsAt' | 'endsAt' | 'online' | 'place' | 'costKopecks' | 'capacity'>,
): Told {
  const { startsAt, endsAt, online, place, costKopecks, capacity } = event
  return {
    ...{ startsAt: startsAt.toString(), endsAt: endsAt.toString(), online, place, capacity },
    costKopecks: String(costKopecks),
  }
}

/** Moments by the clocks of the region, and the words that the event is found by. */
async function derived(tx: Tx, facts: EventFacts, organiser: Organiser) {
  const zone = await regionZone(tx)
  const at = (day: Temporal.PlainDate, plainTime: string) =>
    day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(plainTime) }).toInstant()
  const { name, kind, place, description } = facts
  const texts = [
    name,
    kindWords[kind],
    sectionWords[sectionOf(kind)],
    await organiserName(tx, organiser),
    place,
    description,
  ]
  return {
    startsAt: at(facts.startsOn, facts.startsTime),
    endsAt: at(facts.endsOn, facts.endsTime),
    search: texts.join('\n').toLowerCase().replaceAll('ё', 'е'),
  }
}

async function lockOwn(tx: Tx, by: Actor, id: EventId): Promise<Event> {
  const zone = await regionZone(tx)
  return (await lockOwnEvent(tx, organiserOf(by), { id, zone })) ?? refuse('http.not-found')
}

type Written = { id: EventId; facts?: Record<string, unknown>; reason?: string | null }

async function write(
  tx: Tx,
  by: Actor,
  word: string,
  { id, facts, reason }: Written,
  now: Temporal.Instant,
): Promise<void> {
  await record(
    tx,
    by,
    `events.${word}`,
    { subjectKind: 'event', subjectId: id, facts: facts ?? {}, reason: reason ?? null },
    now,
  )
}
