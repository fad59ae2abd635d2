import { defineChildBlock } from '#enrolment'
import { formatDay } from '#kernel/dates'
import { defineHomeBlock, defineOrganisationBlock, defineSitemap } from '#programmes'
import { dayOf, regionZone } from '#region'
import { Tag } from '#ui'
import { tones } from './pages/my-events.tsx'
import { EventResult } from './pages/result.tsx'
import { listOfChild } from './queries/booking.ts'
import { listComing, listNearest, listOfOrganisation } from './queries/calendar.ts'
import { ownBookingWords } from './words.ts'

const mostOnHome = 3
const mostOfOrganisation = 3

/** The first page shows what comes next in the region (product.md §5). */
defineHomeBlock({
  name: 'events',
  async show(reader, { now }) {
    const [today, zone] = [await dayOf(reader, now), await regionZone(reader)]
    const events = await listNearest(reader, { now, today, most: mostOnHome, zone })
    if (events.length === 0) return null
    return (
      <section key="events">
        <h2>Ближайшие мероприятия</h2>
        {events.map((event) => (
          <EventResult key={event.id} event={event} />
        ))}
        <p>
          <a href="/events">Все мероприятия в календаре</a>
        </p>
      </section>
    )
  },
})

/** The pages of an organisation and of its programmes show where one meets it. */
defineOrganisationBlock({
  name: 'events',
  async show(reader, { providerId, now }) {
    const wanted = { providerId, now, most: mostOfOrganisation, zone: await regionZone(reader) }
    const events = await listOfOrganisation(reader, wanted)
    if (events.length === 0) return null
    return (
      <section key="events" id="events">
        <h2>Мероприятия организации</h2>
        {events.map((event) => (
          <EventResult key={event.id} event={event} />
        ))}
        <p>
          <a href={`/events?organiser=${providerId}`}>Все мероприятия организации</a>
        </p>
      </section>
    )
  },
})

defineSitemap({
  name: 'events',
  paths: async (reader, now, most) =>
    ['/events'].concat((await listComing(reader, now, most - 1)).map((number) => `/events/${number}`)),
})

/** The child's page shows where it goes. */
defineChildBlock({
  name: 'events',
  async show(reader, { childId, today }) {
    const bookings = await listOfChild(reader, childId, today)
    if (bookings.length === 0) return null
    return (
      <section id="events">
        <h2>Мероприятия</h2>
        <ul>
          {bookings.map(({ id, event, on, state }) => (
            <li key={id}>
              <a href={`/my/events/${id}`}>{event}</a>, {formatDay(on)}{' '}
              <Tag tone={tones[state]}>{ownBookingWords[state]}</Tag>
            </li>
          ))}
        </ul>
      </section>
    )
  },
})
