import type { Instant } from '#kernel/dates'
import { calendarFile } from '#kernel/ical'
import type { Event } from './model.ts'
import { placeWords } from './words.ts'

type Told = Pick<Event, 'number' | 'startsAt' | 'endsAt' | 'name' | 'online' | 'place' | 'state' | 'organiser'> & {
  municipality: string
  /** Who of the family goes there. */
  children?: string
}

/** Events as a file that calendar programs read. */
export function calendarOf(
  events: readonly Told[],
  { name, origin, now }: { name: string; origin: string; now: Instant },
): string {
  const entries = events.map((event) => ({
    uid: `event-${event.number}@${new URL(origin).hostname}`,
    ...{ startsAt: event.startsAt, endsAt: event.endsAt },
    summary: event.children ? `${event.name} (${event.children})` : event.name,
    description: `Организатор: ${event.organiser}`,
    location: event.online ? placeWords(event) : `${event.municipality}, ${event.place}`,
    url: `${origin}/events/${event.number}`,
    cancelled: event.state === 'cancelled',
  }))
  return calendarFile({ name, stamp: now }, entries)
}
