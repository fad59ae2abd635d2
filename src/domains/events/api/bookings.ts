import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, actorOf } from '#access'
import type { Reader, Tx } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import { regionZone } from '#region'
import { answerBooking, bookChildren, leaveEvent, takeOffer } from '../actions/booking.ts'
import { checkIn } from '../actions/check-in.ts'
import { reasonLine } from '../forms.ts'
import { type BookingId, type BookingView, bookingStates, type EventId } from '../model.ts'
import { offerTo } from '../offered.ts'
import { organiserOf } from '../owner.ts'
import { findBooking, listBookings, listOfFamily, type Whose } from '../queries/booking.ts'
import { findOwnEvent } from '../queries/event.ts'

const booking = { permission: 'events.booking.write' }
const answering = { permission: 'events.booking.answer' }
const one = z.object({ id: z.uuid() })
const numbered = z.object({ number: z.coerce.number().int().min(1).max(999_999_999) })

const shape = z.object({
  ...{ id: z.uuid(), number: z.int(), eventId: z.uuid(), childId: z.uuid(), state: z.enum(bookingStates) },
  ...{ surname: z.string(), name: z.string(), patronymic: z.string().nullable(), bookedAt: z.string() },
  offerTo: z.string().nullable().describe('До какого момента предложенное место ждёт семью'),
  place: z.int().nullable().describe('Место в листе ожидания'),
  ...{ reason: z.string().nullable(), came: z.boolean().nullable() },
})
const response = { 200: shape }
const obstacle = z.enum(['cancelled', 'over', 'entry-closed', 'age', 'booked', 'full'])

function bookingJson(view: BookingView): z.input<typeof shape> {
  const { birthOn: _, ...told } = view
  return { ...told, bookedAt: view.bookedAt.toString(), offerTo: view.offerTo?.toString() ?? null }
}

/** Bookings over REST: the same acts as the pages of families and organisers. */
export function bookingsApi(app: App): void {
  bookingApi(app)
  familyApi(app)
  organiserApi(app)
}

function bookingApi(app: App): void {
  const { reader } = app.kit.db
  const child = z.object({
    ...{ childId: z.uuid(), name: z.string(), outcome: z.enum(['seat', 'waiting', 'none']) },
    ...{ obstacles: z.array(obstacle), warnings: z.array(z.enum(['age', 'clash'])) },
  })
  const offer = {
    summary: 'Кого из детей кабинета можно записать на мероприятие',
    params: numbered,
    response: { 200: z.object({ children: z.array(child) }) },
  }
  app.get('/events/:number/booking', { config: booking, schema: offer }, async (request) => {
    const asked = { number: request.params.number, guardianId: actorOf(request).userId }
    const { children } = (await offerTo(reader, asked, request.now)) ?? notFound()
    return { children: children.map(({ childId, name, answer }) => ({ childId, name, ...answer })) }
  })

  const answer = z.object({
    ...{ childId: z.uuid(), child: z.string(), id: z.uuid().optional(), number: z.int().optional() },
    ...{ state: z.enum(bookingStates).optional(), obstacles: z.array(obstacle).optional() },
  })
  const book = {
    summary: 'Записать детей на мероприятие: у каждого свой ответ',
    params: numbered,
    body: z.object({ children: z.array(z.uuid()).min(1).max(30) }),
    response: { 201: z.object({ answers: z.array(answer) }) },
  }
  app.post('/events/:number/booking', { config: booking, schema: book }, async (request, reply) => {
    const by = actorOf(request)
    const asked = { number: request.params.number, guardianId: by.userId }
    const { event } = (await offerTo(reader, asked, request.now)) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const wish = { eventId: event.id, childIds: request.body.children }
      return { status: 201, body: { answers: await bookChildren(tx, by, wish, request.now) } }
    })
  })
}

function familyApi(app: App): void {
  const { reader } = app.kit.db
  const list = {
    summary: 'На что записаны дети кабинета',
    response: { 200: z.object({ bookings: z.array(shape) }) },
  }
  app.get('/my/events', { config: booking, schema: list }, async (request) => ({
    bookings: (await listOfFamily(reader, actorOf(request).userId)).map(bookingJson),
  }))
  const single = { summary: 'Одна запись на мероприятие', params: one, response }
  app.get('/my/events/:id', { config: booking, schema: single }, (request) =>
    found(reader, request.params.id, { guardianId: actorOf(request).userId }),
  )
  const acceptance = { summary: 'Занять предложенное место', params: one, response }
  app.post('/my/events/:id/acceptance', { config: booking, schema: acceptance }, (request, reply) =>
    decide(request, reply, (tx, by, id) => takeOffer(tx, by, id, request.now)),
  )
  const leaving = { summary: 'Отказаться от места или выйти из листа ожидания', params: one, response }
  app.post('/my/events/:id/leaving', { config: booking, schema: leaving }, (request, reply) =>
    decide(request, reply, (tx, by, id) => leaveEvent(tx, by, id, request.now)),
  )
}

function organiserApi(app: App): void {
  const { reader } = app.kit.db
  const list = {
    summary: 'Записавшиеся на ваше мероприятие',
    params: one,
    response: { 200: z.object({ bookings: z.array(shape) }) },
  }
  app.get('/organiser/events/:id/bookings', { config: answering, schema: list }, async (request) => {
    const asked = { id: request.params.id, zone: await regionZone(reader) }
    const event = (await findOwnEvent(reader, organiserOf(actorOf(request)), asked)) ?? notFound()
    return { bookings: (await listBookings(reader, event.id, bookingStates)).map(bookingJson) }
  })
  const confirmation = { summary: 'Подтвердить запись', params: one, response }
  app.post('/organiser/bookings/:id/confirmation', { config: answering, schema: confirmation }, (request, reply) =>
    decide(request, reply, (tx, by, id) => answerBooking(tx, by, { id, decision: { yes: true } }, request.now)),
  )
  const refusal = { summary: 'Отказать с причиной', params: one, body: z.object({ reason: reasonLine }), response }
  app.post('/organiser/bookings/:id/refusal', { config: answering, schema: refusal }, (request, reply) => {
    const decision = { yes: false as const, reason: request.body.reason }
    return decide(request, reply, (tx, by, id) => answerBooking(tx, by, { id, decision }, request.now))
  })
  const marking = {
    summary: 'Отметить, кто пришёл: остальные участники не пришли',
    params: one,
    body: z.object({ came: z.array(z.uuid()).max(5000).describe('Записи тех, кто пришёл') }),
    response: { 200: z.object({ came: z.int() }) },
  }
  app.post('/organiser/events/:id/check-in', { config: answering, schema: marking }, (request, reply) => {
    const wish = { eventId: request.params.id as EventId, came: request.body.came }
    return answerOnce(request, reply, async (tx) => ({
      ...{ status: 200, body: { came: await checkIn(tx, actorOf(request), wish, request.now) } },
    }))
  })
}

/** Does the act and answers with the booking as it became. */
function decide(
  request: FastifyRequest,
  reply: FastifyReply,
  act: (tx: Tx, by: Actor, id: BookingId) => Promise<void>,
) {
  const by = actorOf(request)
  const { id } = request.params as { id: BookingId }
  return answerOnce(request, reply, async (tx) => {
    await act(tx, by, id)
    const whose =
      by.role === 'family' || by.role === 'certificate' ? { guardianId: by.userId } : { organiser: organiserOf(by) }
    return { status: 200, body: await found(tx, id, whose) }
  })
}

async function found(reader: Reader, id: string, by: Whose): Promise<z.input<typeof shape>> {
  return bookingJson((await findBooking(reader, id as BookingId, by)) ?? notFound())
}
