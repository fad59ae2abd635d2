import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { record } from '#audit'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { workbook, XLSX_TYPE } from '#platform/xlsx'
import { dayOf } from '#region'
import type { FieldError } from '#ui'
import { answerBooking, type BookingDecision } from '../actions/booking.ts'
import { checkIn, whyNotCheckIn } from '../actions/check-in.ts'
import { reasonForm } from '../forms.ts'
import { bookingStates, type EventId, isLiving } from '../model.ts'
import { organiserOf } from '../owner.ts'
import { BookingsPage, type BookingTab, bookingTabs, statesOf } from '../pages/bookings.tsx'
import { CheckInPage } from '../pages/check-in.tsx'
import { countBookings, findBooking, listAtDoor, listBookings } from '../queries/booking.ts'
import { sheetOf } from '../sheets.ts'
import { bookingIdOf } from './family.tsx'
import { ownEvent } from './own.tsx'

type One = { Params: { id: string } }
type Tabbed = One & { Querystring: { tab?: unknown } }
const answering = { config: { permission: 'events.booking.answer' } }
const uuids = z.union([z.uuid(), z.array(z.uuid())]).transform((one) => [one].flat())
const checkInForm = z.object({ came: uuids.optional().transform((ids) => ids ?? []) })

/** Who has booked an organiser's event: answers, the list for the door, the table. */
export function bookingRoutes(app: App): void {
  app.get<Tabbed>('/organiser/events/:id/bookings', answering, async (request, reply) => {
    const tab = bookingTabs.find((one) => one === request.query.tab) ?? 'accepted'
    const { event } = await ownEvent(request)
    return showBookings(request, reply, { tab, eventId: event.id })
  })

  app.get<One>('/organiser/events/:id/bookings.xlsx', answering, async (request, reply) => {
    const { event, zone } = await ownEvent(request)
    const { db } = request.kit
    const bookings = await listBookings(db.reader, event.id, bookingStates.filter(isLiving))
    await db.transaction((tx) => {
      const subject = { subjectKind: 'event', subjectId: event.id, facts: { children: bookings.length } }
      return record(tx, actorOf(request), 'events.list-taken', subject, request.now)
    })
    return reply
      .type(XLSX_TYPE)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="event-${event.number}.xlsx"`)
      .send(Buffer.from(await workbook([sheetOf(event, bookings, zone)])))
  })

  app.post<One>('/organiser/bookings/:id/confirmation', answering, (request, reply) =>
    decide(request, reply, { yes: true }),
  )
  app.post<One>('/organiser/bookings/:id/refusal', answering, async (request, reply) => {
    const form = parseForm(reasonForm, request.body)
    if (form.ok) return decide(request, reply, { yes: false, ...form.value })
    const { eventId, state } = await ownBooking(request)
    const tab = state === 'pending' ? 'pending' : 'accepted'
    return showBookings(request, reply, { tab, eventId, shown: form })
  })
  checkInRoutes(app)
}

function checkInRoutes(app: App): void {
  app.get<One>('/organiser/events/:id/check-in', answering, async (request, reply) => {
    const { reader } = request.kit.db
    const { event } = await ownEvent(request)
    const [bookings, today] = [await listAtDoor(reader, event.id), await dayOf(reader, request.now)]
    return show(reply, <CheckInPage {...{ event, bookings }} early={whyNotCheckIn(event, today) !== null} />)
  })
  app.post<One>('/organiser/events/:id/check-in', answering, async (request, reply) => {
    const form = parseForm(checkInForm, request.body)
    const { event } = await ownEvent(request)
    const came = form.ok ? form.value.came : []
    return answerOnce(request, reply, async (tx) => {
      const count = await checkIn(tx, actorOf(request), { eventId: event.id, came }, request.now)
      return { location: `/organiser/events/${event.id}/check-in`, toast: `Отметки сохранены, пришли: ${count}` }
    })
  })
}

async function decide(request: FastifyRequest, reply: FastifyReply, decision: BookingDecision) {
  const { id, eventId, state } = await ownBooking(request)
  return answerOnce(request, reply, async (tx) => {
    await answerBooking(tx, actorOf(request), { id, decision }, request.now)
    const tab = state === 'accepted' ? 'accepted' : 'pending'
    const toast = decision.yes ? 'Запись подтверждена' : 'Отказ отправлен семье'
    return { location: `/organiser/events/${eventId}/bookings?tab=${tab}`, toast }
  })
}

type Shown = { errors: FieldError[]; answers: Record<string, string | string[]> }

async function showBookings(
  request: FastifyRequest,
  reply: FastifyReply,
  { tab, eventId, shown }: { tab: BookingTab; eventId: EventId; shown?: Shown },
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const { event, zone } = await ownEvent(request, eventId)
  const [counts, bookings] = await Promise.all([
    countBookings(reader, event.id),
    listBookings(reader, event.id, statesOf[tab]),
  ])
  const page = <BookingsPage {...{ event, tab, counts, bookings, zone }} {...shown} />
  return show(reply, page, { status: shown ? 422 : 200 })
}

async function ownBooking(request: FastifyRequest) {
  const by = { organiser: organiserOf(actorOf(request)) }
  return (await findBooking(request.kit.db.reader, bookingIdOf(request), by)) ?? notFound()
}
