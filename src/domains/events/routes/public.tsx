import { visitorOf } from '#access'
import { parseDay } from '#kernel/dates'
import { type App, notFound, show } from '#platform/http'
import { looksForChildren } from '#programmes'
import { regionZone } from '#region'
import { calendarOf } from '../calendar.ts'
import { findDay, findMonth, momentOf, surroundings, understood } from '../found.ts'
import { type Event, isLiving, isOver, kindsOf, sectionOf } from '../model.ts'
import { DayPage, MonthPage } from '../pages/calendar.tsx'
import { EventPage } from '../pages/event.tsx'
import { listOfFamily } from '../queries/booking.ts'
import { listEvents, listSimilar } from '../queries/calendar.ts'
import { listChildFacts } from '../queries/clash.ts'
import { findPublicEvent, listChanges } from '../queries/event.ts'
import { isOpen } from '../rules/booking.ts'
import { sendCalendar } from './calendar-reply.ts'

type Asking = { Querystring: Record<string, unknown> }
type One = { Params: { number: string } }
const open = { config: { permission: 'anyone' } }
/** As many as a calendar program takes without complaint. */
const mostInFile = 500

/** «Мероприятия»: the calendar of the region, its days and cards, for everybody (S-109…S-116). */
export function publicRoutes(app: App): void {
  app.get<Asking>('/events', open, async (request, reply) => {
    const { reader } = request.kit.db
    const moment = await momentOf(reader, request.now)
    const { asked, search, instead } = await understood(reader, request.query, moment)
    const [found, around] = await Promise.all([
      findMonth(reader, asked, { query: request.query, moment }),
      surroundings(reader, { search, visitor: visitorOf(request), today: moment.today }),
    ])
    return show(reply, <MonthPage {...{ search, instead, today: moment.today, ...found, ...around }} />)
  })

  app.get<Asking & { Params: { day: string } }>('/events/days/:day', open, async (request, reply) => {
    const { reader } = request.kit.db
    const day = /^\d{4}-\d\d-\d\d$/.test(request.params.day) ? parseDay(request.params.day) : null
    const moment = await momentOf(reader, request.now)
    const { asked, search, instead } = await understood(reader, request.query, moment)
    const [found, around] = await Promise.all([
      findDay(reader, asked, { day: day ?? notFound(), query: request.query, zone: moment.zone }),
      surroundings(reader, { search, visitor: visitorOf(request), today: moment.today }),
    ])
    return show(reply, <DayPage {...{ search, instead, today: moment.today, ...found, ...around }} />)
  })

  app.get<One>('/events/:number', open, async (request, reply) => {
    const { reader } = request.kit.db
    const moment = await momentOf(reader, request.now)
    const event = (await findPublicEvent(reader, numberOf(request.params.number), moment.zone)) ?? notFound()
    const visitor = visitorOf(request)
    const family = visitor && looksForChildren(visitor) ? visitor : null
    const kinds = kindsOf[sectionOf(event.kind)]
    const [similar, changes, bookings, children] = await Promise.all([
      listSimilar(reader, { event, kinds, ...moment }),
      listChanges(reader, event.id),
      family ? listOfFamily(reader, family.userId) : [],
      family ? listChildFacts(reader, { eventId: event.id, guardianId: family.userId, zone: moment.zone }) : [],
    ])
    const mine = bookings.filter(({ eventId, state }) => eventId === event.id && isLiving(state))
    const facts = { open: isOpen(event, request.now, moment.today), over: isOver(event, request.now) }
    const { origin } = request.kit.config.publicUrl
    const mayBook = visitor === null || family !== null
    const allBooked = children.length > 0 && children.every(({ booked }) => booked)
    return show(
      reply,
      <EventPage {...{ event, similar, changes, mine, mayBook, allBooked, origin, zone: moment.zone, ...facts }} />,
    )
  })

  fileRoutes(app)
}

function fileRoutes(app: App): void {
  const { reader } = app.kit.db
  const { origin } = app.kit.config.publicUrl
  app.get<One>('/events/:number/event.ics', open, async (request, reply) => {
    const event = await publicEvent(request.params.number)
    const file = calendarOf([event], { name: event.name, origin, now: request.now })
    return sendCalendar(reply, file, `event-${event.number}.ics`)
  })
  app.get<Asking>('/events/calendar.ics', open, async (request, reply) => {
    const moment = await momentOf(reader, request.now)
    const { asked } = await understood(reader, request.query, moment)
    const span = { from: moment.today.subtract({ days: 7 }), to: null, most: mostInFile, zone: moment.zone }
    const events = await listEvents(reader, asked, span)
    return sendCalendar(reply, calendarOf(events, { name: 'Мероприятия', origin, now: request.now }), 'events.ics')
  })

  async function publicEvent(number: string): Promise<Event> {
    return (await findPublicEvent(reader, numberOf(number), await regionZone(reader))) ?? notFound()
  }
}

export function numberOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : notFound()
}
