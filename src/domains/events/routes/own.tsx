import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { listMunicipalities, regionZone } from '#region'
import type { FieldError } from '#ui'
import { archiveEvent, cancelEvent, draftEvent, editEvent, publishEvent, toldOf } from '../actions/event.ts'
import { agreementForm, eventForm, reasonForm, reasonLine } from '../forms.ts'
import { type Event, type EventFacts, type EventId, isOver, type Told } from '../model.ts'
import { organiserOf } from '../owner.ts'
import { AgreementPage } from '../pages/agreement.tsx'
import { EventFormPage, type EventFormProps } from '../pages/event-form.tsx'
import { OwnEventPage } from '../pages/own-event.tsx'
import { OwnEventsPage } from '../pages/own-list.tsx'
import { countBookings } from '../queries/booking.ts'
import { countOwnEvents, findOwnEvent, listChanges, listOwnEvents, organiserName } from '../queries/event.ts'
import { consequencesOf } from '../rules/event.ts'

type One = { Params: { id: string } }
type Listing = { Querystring: { state?: unknown; page?: unknown } }
const writing = { config: { permission: 'events.own.write' } }
const most = 50

/** `/organiser/events`: organisations, municipalities and the region hold events (S-109). */
export function ownRoutes(app: App): void {
  app.get<Listing>('/organiser/events', writing, async (request, reply) => {
    const { reader } = request.kit.db
    const organiser = organiserOf(actorOf(request))
    const [counts, zone, name] = await Promise.all([
      countOwnEvents(reader, organiser),
      regionZone(reader),
      organiserName(reader, organiser),
    ])
    const state =
      (['draft', 'cancelled', 'archived'] as const).find((one) => one === request.query.state) ?? 'published'
    const pages = Math.max(1, Math.ceil(counts[state] / most))
    const page = Math.min(pages, Math.max(1, Number.parseInt(String(request.query.page), 10) || 1))
    const events = await listOwnEvents(reader, organiser, { state, page, most, zone })
    return show(reply, <OwnEventsPage organiser={name} {...{ state, counts, events, page, pages }} />)
  })

  app.get('/organiser/events/new', writing, (_request, reply) => showForm(reply, { event: null }))
  app.post('/organiser/events', writing, async (request, reply) => {
    const form = parseForm(eventForm, request.body)
    if (!form.ok) return showForm(reply, { event: null, ...form })
    return answerOnce(request, reply, async (tx) => {
      const id = await draftEvent(tx, actorOf(request), form.value, request.now)
      return { location: pageOf(id), toast: 'Черновик создан' }
    })
  })

  app.get<One>('/organiser/events/:id', writing, (request, reply) => showOwn(request, reply))
  editingRoutes(app)
  actRoutes(app)
}

function editingRoutes(app: App): void {
  app.get<One>('/organiser/events/:id/edit', writing, async (request, reply) => {
    const { event } = await ownEvent(request)
    if (event.state === 'cancelled' || event.state === 'archived') return seeOther(reply, pageOf(event.id))
    return showForm(reply, { event })
  })
  app.post<One>('/organiser/events/:id/edit', writing, async (request, reply) => {
    const { event, zone } = await ownEvent(request)
    const form = parseForm(eventForm, request.body)
    if (!form.ok) return showForm(reply, { event, ...form })
    const agreement = parseForm(agreementForm, request.body)
    const [before, after] = [toldOf(event), afterOf(form.value, zone)]
    const consequences = consequencesOf({ ...event, told: before }, after)
    const errors = agreement.ok && agreement.value.agreed ? missingIn(agreement.value, consequences?.beyond ?? 0) : null
    if (consequences && (errors === null || errors.length > 0)) {
      const { answers: typed } = rejectForm(request.body)
      const { agreed: _, reason = '', toWaiting = '', ...rest } = typed
      const shown = { event, before, after, consequences, zone, facts: form.value, typed: rest }
      const page = <AgreementPage {...shown} errors={errors ?? []} answers={{ reason, toWaiting }} />
      return show(reply, page, { status: errors ? 422 : 200 })
    }
    const agreed = agreement.ok && agreement.value.agreed ? agreement.value : null
    return answerOnce(request, reply, async (tx) => {
      await editEvent(tx, actorOf(request), { id: event.id, facts: form.value, agreed }, request.now)
      return {
        location: pageOf(event.id),
        toast: consequences ? 'Изменение сохранено, семьям отправлены письма' : 'Сохранено',
      }
    })
  })
}

/** What is still to be said before a change that concerns people is saved. */
function missingIn({ reason, toWaiting }: { reason: string; toWaiting: boolean }, beyond: number): FieldError[] {
  const read = reasonLine.safeParse(reason)
  return [
    ...(read.success ? [] : [{ field: 'reason', message: read.error.issues[0]?.message ?? '' }]),
    ...(beyond > 0 && !toWaiting
      ? [{ field: 'toWaiting', message: 'Отметьте, что согласны, или вернитесь и оставьте больше мест' }]
      : []),
  ]
}

function afterOf(facts: EventFacts, zone: string): Told {
  const at = (day: Temporal.PlainDate, time: string) =>
    day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
  const { startsOn, startsTime, endsOn, endsTime } = facts
  return toldOf({ ...facts, startsAt: at(startsOn, startsTime), endsAt: at(endsOn, endsTime) })
}

function actRoutes(app: App): void {
  app.post<One>('/organiser/events/:id/publication', writing, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await publishEvent(tx, actorOf(request), id, request.now)
      return { location: pageOf(id), toast: 'Мероприятие опубликовано' }
    })
  })
  app.post<One>('/organiser/events/:id/cancellation', writing, async (request, reply) => {
    const form = parseForm(reasonForm, request.body)
    if (!form.ok) return showOwn(request, reply, form)
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await cancelEvent(tx, actorOf(request), { id, reason: form.value.reason }, request.now)
      return { location: pageOf(id), toast: 'Мероприятие отменено, семьям отправлены письма' }
    })
  })
  app.post<One>('/organiser/events/:id/archive', writing, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await archiveEvent(tx, actorOf(request), id, request.now)
      return { location: '/organiser/events?state=archived', toast: 'Мероприятие в архиве' }
    })
  })
}

type Shown = { errors: FieldError[]; answers: Record<string, string | string[]> }

async function showOwn(request: FastifyRequest, reply: FastifyReply, shown?: Shown): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const { event, zone } = await ownEvent(request)
  const [changes, { pending }] = await Promise.all([listChanges(reader, event.id), countBookings(reader, event.id)])
  const page = <OwnEventPage {...{ event, changes, pending, zone, over: isOver(event, request.now) }} {...shown} />
  return show(reply, page, { status: shown ? 422 : 200 })
}

async function showForm(reply: FastifyReply, shown: Omit<EventFormProps, 'municipalities'>): Promise<FastifyReply> {
  const municipalities = await listMunicipalities(reply.request.kit.db.reader)
  return show(reply, <EventFormPage {...shown} municipalities={municipalities} />, { status: shown.errors ? 422 : 200 })
}

/** The organiser's own event of the address, or not found. */
export async function ownEvent(request: FastifyRequest, id?: EventId): Promise<{ event: Event; zone: string }> {
  const { reader } = request.kit.db
  const zone = await regionZone(reader)
  const event = await findOwnEvent(reader, organiserOf(actorOf(request)), { id: id ?? idOf(request), zone })
  return { event: event ?? notFound(), zone }
}

function idOf(request: FastifyRequest): EventId {
  return parseId<'event'>((request.params as { id: string }).id) ?? notFound()
}

function pageOf(id: EventId): string {
  return `/organiser/events/${id}`
}
