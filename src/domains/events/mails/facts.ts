import { formatPhone } from '#kernel/contacts'
import { formatInstant } from '#kernel/dates'
import { beginningOf } from '#ui'
import type { BookingView, Event } from '../model.ts'
import { costWords, placeWords, whenWords } from '../words.ts'

/** What letters about a booking are written from; moments as words of the region's clocks. */
export type BookingLetterFacts = {
  id: string
  number: number
  eventId: string
  eventNumber: number
  child: string
  event: string
  when: string
  where: string
  cost: string
  /** In words without their signs; empty where there are none. */
  conditions: string
  organiser: string
  contact: string
  /** Only for those who take part in an event online. */
  link: string | null
  until: string | null
  place: number | null
  reason: string | null
  /** «Время: … (было: …)» */
  changes: string[]
}

export function bookingFacts(booking: BookingView, event: Event, zone: string): BookingLetterFacts {
  const contact = [event.contactName, formatPhone(event.contactPhone), event.contactEmail].filter(Boolean).join(', ')
  return {
    ...{ id: booking.id, number: booking.number, eventId: event.id, eventNumber: event.number },
    ...{ child: `${booking.name} ${booking.surname}`, event: event.name, when: whenWords(event) },
    ...{ where: `${event.municipality}, ${placeWords(event)}`, cost: costWords(event) },
    conditions: beginningOf(event.conditions, 5000),
    ...{ organiser: event.organiser, contact, link: booking.state === 'accepted' ? event.link : null },
    until: booking.offerTo && formatInstant(booking.offerTo, zone),
    ...{ place: booking.place, reason: booking.reason, changes: [] },
  }
}

export const example: BookingLetterFacts = {
  id: '0199d1a0-0000-7000-8000-000000000901',
  number: 1042,
  eventId: '0199d1a0-0000-7000-8000-000000000601',
  eventNumber: 101,
  child: 'Мария Петрова',
  event: 'Мастер-класс «Ёлочная игрушка»',
  when: '5 декабря 2026 года, 11:00–13:00',
  where: 'г. Озёрный, ул. Ленина, 12, актовый зал',
  cost: '300 ₽, материалы включены',
  conditions: 'Дети до 8 лет приходят со взрослым.',
  organiser: 'Дом детского творчества',
  contact: 'Ирина Львовна, +7 482 002 12 34',
  link: null,
  until: null,
  place: null,
  reason: null,
  changes: [],
}
