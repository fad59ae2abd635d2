import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { listLessonsAhead } from '#attendance'
import { isAfter } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { hashToken, newToken } from '#platform/session'
import { dayOf, regionZone } from '#region'
import type { FieldError } from '#ui'
import { bookChildren, leaveEvent, takeOffer } from '../actions/booking.ts'
import { calendarOf } from '../calendar.ts'
import { type BookingId, type BookingView, isLiving, isOver, joinedUntil } from '../model.ts'
import { offerTo } from '../offered.ts'
import { BookingPage, ReceiptPage } from '../pages/booking.tsx'
import { MyBookingPage } from '../pages/my-booking.tsx'
import { MyEventsPage } from '../pages/my-events.tsx'
import { findBooking, listOfFamily } from '../queries/booking.ts'
import { listForFeed } from '../queries/calendar.ts'
import { findEvent, listChanges, listEventsById } from '../queries/event.ts'
import { findFeedOwner, putFeed } from '../queries/feed.ts'
import { sendCalendar } from './calendar-reply.ts'
import { numberOf } from './public.tsx'

type Numbered = { Params: { number: string } }
type Receipt = Numbered & { Querystring: { child?: string | string[] } }
type One = { Params: { id: string } }
const booking = { config: { permission: 'events.booking.write' } }
const childIds = z.union([z.uuid(), z.array(z.uuid())]).transform((one) => [one].flat())
const bookingForm = z.object({ child: childIds.optional().transform((ids) => ids ?? []) })

/** A family books, sees where its children go, takes offered seats and leaves (S-112, S-117, S-118). */
export function familyRoutes(app: App): void {
  app.get<Numbered>('/events/:number/booking', booking, (request, reply) => showBooking(request, reply))

  app.post<Numbered>('/events/:number/booking', booking, async (request, reply) => {
    const form = parseForm(bookingForm, request.body)
    if (!form.ok) return showBooking(request, reply, form)
    const chosen = form.value.child
    if (chosen.length === 0)
      return showBooking(
        request,
        reply,
        rejectForm(request.body, { field: 'child', message: 'Отметьте, кого записываете' }),
      )
    const { event } = await offered(request)
    return answerOnce(request, reply, async (tx) => {
      await bookChildren(tx, actorOf(request), { eventId: event.id, childIds: chosen }, request.now)
      const query = new URLSearchParams(chosen.map((id) => ['child', id]))
      return { location: `/events/${event.number}/booking/receipt?${query}` }
    })
  })

  app.get<Receipt>('/events/:number/booking/receipt', booking, async (request, reply) => {
    const { event, children } = await offered(request)
    const asked = new Set([request.query.child].flat())
    const bookings = (await listOfFamily(request.kit.db.reader, actorOf(request).userId)).filter(
      ({ eventId, childId, state }) => eventId === event.id && asked.has(childId) && isLiving(state),
    )
    const refused = children.filter(
      ({ childId }) => asked.has(childId) && !bookings.some((one) => one.childId === childId),
    )
    const ahead = isAfter(event.startsAt, request.now)
    return show(reply, <ReceiptPage {...{ event, bookings, refused, ahead }} />)
  })
  ownRoutes(app)
  feedRoutes(app)
}

function ownRoutes(app: App): void {
  app.get('/my/events', booking, (request, reply) => showMine(request, reply))

  app.get<One>('/my/events/:id', booking, async (request, reply) => {
    const { reader } = request.kit.db
    const own = await ownBooking(request)
    const zone = await regionZone(reader)
    const event = (await findEvent(reader, own.eventId, zone)) ?? notFound()
    const changes = (await listChanges(reader, event.id)).filter(({ changedAt }) => isAfter(changedAt, own.bookedAt))
    const begun = !isAfter(joinedUntil(event), request.now)
    const facts = { booking: own, event, changes, begun, over: isOver(event, request.now), zone }
    return show(reply, <MyBookingPage {...facts} />)
  })

  app.post<One>('/my/events/:id/acceptance', booking, async (request, reply) => {
    const id = bookingIdOf(request)
    return answerOnce(request, reply, async (tx) => {
      await takeOffer(tx, actorOf(request), id, request.now)
      return { location: `/my/events/${id}`, toast: 'Место за ребёнком' }
    })
  })
  app.post<One>('/my/events/:id/leaving', booking, async (request, reply) => {
    const id = bookingIdOf(request)
    return answerOnce(request, reply, async (tx) => {
      await leaveEvent(tx, actorOf(request), id, request.now)
      return { location: `/my/events/${id}`, toast: 'Запись отменена' }
    })
  })
}

/** The family's own calendar: calendar programs cannot sign in, so the address itself is the secret. */
function feedRoutes(app: App): void {
  app.post('/my/events/feed', booking, async (request, reply) => {
    const token = newToken()
    const { db, config } = request.kit
    await db.transaction((tx) => putFeed(tx, { userId: actorOf(request).userId, hash: hashToken(token) }, request.now))
    return showMine(request, reply, new URL(`/events/feeds/${token}/calendar.ics`, config.publicUrl).toString())
  })

  app.get<{ Params: { token: string } }>(
    '/events/feeds/:token/calendar.ics',
    { config: { permission: 'anyone' } },
    async (request, reply) => {
      const { reader } = request.kit.db
      const userId = (await findFeedOwner(reader, hashToken(request.params.token))) ?? notFound()
      const today = await dayOf(reader, request.now)
      const zone = await regionZone(reader)
      const [events, lessons] = await Promise.all([
        listForFeed(reader, { userId, since: today.subtract({ months: 3 }), zone }),
        listLessonsAhead(reader, { userId, from: today, to: today.add({ months: 2 }), zone }),
      ])
      const { origin } = request.kit.config.publicUrl
      return sendCalendar(
        reply,
        calendarOf(events, { name: 'Кружки и мероприятия детей', origin, now: request.now, lessons }),
        'kruzhok.ics',
      )
    },
  )
}

async function showMine(request: FastifyRequest, reply: FastifyReply, feed?: string): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const bookings = await listOfFamily(reader, actorOf(request).userId)
  const ids = bookings.map(({ eventId }) => eventId)
  const events = await listEventsById(reader, ids, await regionZone(reader))
  const known = bookings.flatMap((one) => {
    const event = events.get(one.eventId)
    return event ? [{ ...one, event, over: isOver(event, request.now) }] : []
  })
  return show(reply, <MyEventsPage bookings={known} {...(feed && { feed })} />)
}

type Shown = { errors: FieldError[]; answers: Record<string, string | string[]> }

async function showBooking(request: FastifyRequest, reply: FastifyReply, shown?: Shown): Promise<FastifyReply> {
  const { event, children, ticked } = await offered(request)
  const page = <BookingPage {...{ event, children, ticked: shown ? null : ticked }} {...shown} />
  return show(reply, page, { status: shown ? 422 : 200 })
}

async function offered(request: FastifyRequest) {
  const number = numberOf((request.params as { number: string }).number)
  const guardianId = actorOf(request).userId
  return (await offerTo(request.kit.db.reader, { number, guardianId }, request.now)) ?? notFound()
}

async function ownBooking(request: FastifyRequest): Promise<BookingView> {
  const by = { guardianId: actorOf(request).userId }
  return (await findBooking(request.kit.db.reader, bookingIdOf(request), by)) ?? notFound()
}

export function bookingIdOf(request: FastifyRequest): BookingId {
  return parseId<'booking'>((request.params as { id: string }).id) ?? notFound()
}
