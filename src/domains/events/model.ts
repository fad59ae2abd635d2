import { type Day, type Instant, isAfter } from '#kernel/dates'
import type { Id } from '#kernel/ids'

export type EventId = Id<'event'>
export type BookingId = Id<'booking'>

/** The six sections of personified financing; the kinds that the seed names are grouped by them (S-110, domain 8.7). */
export const sections = ['competitive', 'leisure', 'educational', 'career', 'community', 'other'] as const
export type Section = (typeof sections)[number]
export const kindsOf = {
  competitive: ['contest', 'olympiad'],
  leisure: ['concert', 'festival', 'exhibition', 'action'],
  educational: ['master-class', 'training', 'conference'],
  career: ['career'],
  community: ['community'],
  other: ['other'],
} as const satisfies Record<Section, readonly string[]>
export type Kind = (typeof kindsOf)[Section][number]
export const kinds: readonly Kind[] = sections.flatMap((section): readonly Kind[] => kindsOf[section])

export function sectionOf(kind: Kind): Section {
  return sections.find((section) => (kindsOf[section] as readonly string[]).includes(kind)) ?? 'other'
}

export const levels = ['institution', 'municipal', 'regional', 'national'] as const
export type Level = (typeof levels)[number]
/** For whom an event is, beside the ages. */
export const audiences = ['everyone', 'adapted', 'families', 'teams'] as const
export type Audience = (typeof audiences)[number]
export type EventState = 'draft' | 'published' | 'cancelled' | 'archived'

/** Who holds an event: a provider, a municipality (body), or the region where both are null. */
export type Organiser = { providerId: string | null; bodyId: string | null }

/** What an organiser writes of an event. Days and times are by the clocks of the region. */
export type EventFacts = {
  name: string
  kind: Kind
  level: Level
  audience: Audience
  description: string
  conditions: string
  municipalityId: string
  online: boolean
  /** The address, or what the event online is called. */
  place: string
  /** Told only to those who take part. */
  link: string | null
  startsOn: Day
  /** «10:00» */
  startsTime: string
  endsOn: Day
  endsTime: string
  /** The last day on which families book. */
  entryTo: Day
  ageFrom: number
  ageTo: number
  /** Other ages are refused; else they are only warned. */
  ageStrict: boolean
  costKopecks: bigint
  costNote: string
  /** Null: without a limit. */
  capacity: number | null
  waits: boolean
  /** The organiser answers every booking; else a seat is a yes. */
  byHand: boolean
  contactName: string
  contactPhone: string
  contactEmail: string | null
}

/** An event as everybody may see it; `link` is for those who take part. */
export type Event = EventFacts &
  Organiser & {
    id: EventId
    number: number
    startsAt: Instant
    endsAt: Instant
    taken: number
    waiting: number
    state: EventState
    reason: string | null
    organiser: string
    municipality: string
  }

/** Pending, accepted and offered ones hold a seat; waiting ones stand in the list by their numbers. */
export const bookingStates = [
  ...(['pending', 'accepted', 'waiting', 'offered'] as const),
  ...(['refused', 'left', 'missed', 'closed'] as const),
] as const
export type BookingState = (typeof bookingStates)[number]

export type Booking = {
  id: BookingId
  number: number
  eventId: EventId
  childId: string
  state: BookingState
  offerTo: Instant | null
}

/** A booking with the child and the place in the list, as both sides see it. */
export type BookingView = Booking & {
  surname: string
  name: string
  patronymic: string | null
  birthOn: Day
  bookedAt: Instant
  reason: string | null
  came: boolean | null
  /** 1 is the head of the waiting list. */
  place: number | null
}

/** What was changed of an event after people had booked. */
export type Change = { id: string; changedAt: Instant; reason: string; before: Told; after: Told }
/** The part of an event that is told when it changes. */
export type Told = {
  startsAt: string
  endsAt: string
  online: boolean
  place: string
  costKopecks: string
  capacity: number | null
}

/** One joins an evening, and leaves it, until it begins; an exhibition of many days until its end. */
export function joinedUntil({ startsAt, startsOn, endsAt, endsOn }: Timed): Instant {
  return isAfter(endsOn, startsOn) ? endsAt : startsAt
}
type Timed = Pick<Event, 'startsAt' | 'startsOn' | 'endsAt' | 'endsOn'>

export function isOver(event: Pick<Event, 'endsAt'>, now: Instant): boolean {
  return !isAfter(event.endsAt, now)
}

export function isHeld(state: BookingState): boolean {
  return state === 'pending' || state === 'accepted' || state === 'offered'
}

export function isLiving(state: BookingState): boolean {
  return isHeld(state) || state === 'waiting'
}
