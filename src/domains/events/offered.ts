import type { Instant } from '#kernel/dates'
import type { Reader } from '#platform/db'
import { dayOf, regionZone } from '#region'
import type { Event } from './model.ts'
import type { Offered } from './pages/booking.tsx'
import { listChildFacts } from './queries/clash.ts'
import { findPublicEvent } from './queries/event.ts'
import { mayBook, onlyFitting } from './rules/booking.ts'

/** The cabinet's children before an event, each with what may be done; null when families cannot see the event. */
export async function offerTo(
  reader: Reader,
  { number, guardianId }: { number: number; guardianId: string },
  now: Instant,
): Promise<{ event: Event; children: Offered[]; ticked: string | null; zone: string } | null> {
  const zone = await regionZone(reader)
  const event = await findPublicEvent(reader, number, zone)
  if (!event) return null
  const today = await dayOf(reader, now)
  const facts = await listChildFacts(reader, { eventId: event.id, guardianId, zone })
  const children = facts.map((child) => ({ ...child, answer: mayBook({ event, child, now, today }) }))
  const ticked = onlyFitting(new Map(children.map(({ childId, answer }) => [childId, answer])))
  return { event, children, ticked, zone }
}
