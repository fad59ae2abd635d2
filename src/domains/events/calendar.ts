import type { LessonAhead } from '#attendance'
import type { Instant } from '#kernel/dates'
import { type CalendarEntry, calendarFile } from '#kernel/ical'
import type { Event } from './model.ts'
import { placeWords } from './words.ts'

type Told = Pick<Event, 'number' | 'startsAt' | 'endsAt' | 'name' | 'online' | 'place' | 'state' | 'organiser'> & {
  municipality: string
  /** Who of the family goes there. */
  children?: string
}

type Calendar = { name: string; origin: string; now: Instant; lessons?: readonly LessonAhead[] }

/** Events, and lessons of a family's children, as a file that calendar programs read. */
export function calendarOf(events: readonly Told[], { name, origin, now, lessons = [] }: Calendar): string {
  const entries: CalendarEntry[] = events.map((event) => ({
    uid: `event-${event.number}@${new URL(origin).hostname}`,
    ...{ startsAt: event.startsAt, endsAt: event.endsAt },
    summary: event.children ? `${event.name} (${event.children})` : event.name,
    description: `Организатор: ${event.organiser}`,
    location: event.online ? placeWords(event) : `${event.municipality}, ${event.place}`,
    url: `${origin}/events/${event.number}`,
    cancelled: event.state === 'cancelled',
  }))
  return calendarFile({ name, stamp: now }, [...entries, ...lessons.map((lesson) => entryOf(lesson, origin))])
}

function entryOf(lesson: LessonAhead, origin: string): CalendarEntry {
  const { groupId, day, startsTime, startsAt, endsAt, child, programme, article, provider, address, room } = lesson
  return {
    uid: `lesson-${groupId}-${day}-${startsTime.replace(':', '')}@${new URL(origin).hostname}`,
    ...{ startsAt, endsAt, summary: `${programme} (${child})`, description: provider },
    location: [address, room].filter(Boolean).join(', '),
    url: `${origin}/programmes/${article}`,
  }
}
