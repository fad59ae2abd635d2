import type { Json } from '#kernel/refusal'
import { beginningOf } from '#ui'
import type { Event } from '../model.ts'

/** schema.org facts of an event, for search engines. */
export function eventFacts(event: Event, origin: string): Json {
  const address = `${origin}/events/${event.number}`
  const attendance = event.online ? 'OnlineEventAttendanceMode' : 'OfflineEventAttendanceMode'
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.name,
    description: beginningOf(event.description, 5000),
    url: address,
    startDate: event.startsAt.toString(),
    endDate: event.endsAt.toString(),
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: `https://schema.org/${attendance}`,
    inLanguage: 'ru',
    typicalAgeRange: `${event.ageFrom}-${event.ageTo}`,
    isAccessibleForFree: event.costKopecks === 0n,
    maximumAttendeeCapacity: event.capacity,
    location: event.online
      ? { '@type': 'VirtualLocation', url: address }
      : {
          '@type': 'Place',
          name: event.place,
          address: {
            '@type': 'PostalAddress',
            addressCountry: 'RU',
            addressLocality: event.municipality,
            streetAddress: event.place,
          },
        },
    organizer: { '@type': 'Organization', name: event.organiser },
    offers: { '@type': 'Offer', price: Number(event.costKopecks) / 100, priceCurrency: 'RUB', url: address },
  }
}
