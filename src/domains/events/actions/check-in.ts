import type { Actor } from '#access'
import { record } from '#audit'
import { isBefore } from '#kernel/dates'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf, regionZone } from '#region'
import type { EventId } from '../model.ts'
import { organiserOf } from '../owner.ts'
import { updateCame } from '../queries/booking.ts'
import { lockOwnEvent } from '../queries/event.ts'

/** Marks at the door who came; whoever is accepted and not named did not. A later marking corrects. */
export async function checkIn(
  tx: Tx,
  by: Actor,
  { eventId, came }: { eventId: EventId; came: readonly string[] },
  now: Temporal.Instant,
): Promise<number> {
  const asked = { id: eventId, zone: await regionZone(tx) }
  const event = (await lockOwnEvent(tx, organiserOf(by), asked)) ?? refuse('http.not-found')
  const today = await dayOf(tx, now)
  refuseIf(whyNotCheckIn(event, today))
  const count = await updateCame(tx, { eventId, came, userId: by.userId }, now)
  await record(tx, by, 'events.checked-in', { subjectKind: 'event', subjectId: eventId, facts: { came: count } }, now)
  return count
}

/** Nobody has come before the first day. */
export function whyNotCheckIn(
  { startsOn, state }: { startsOn: Temporal.PlainDate; state: string },
  today: Temporal.PlainDate,
): Refusal | null {
  if (state !== 'published') return new Refusal('events.closed', { state })
  return isBefore(today, startsOn) ? new Refusal('events.not-begun', { on: startsOn.toString() }) : null
}
