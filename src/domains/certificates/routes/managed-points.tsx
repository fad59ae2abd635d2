import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { actorOf, listInvitations, listStaff } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, type ParsedForm, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import { appointPoint, authorisePoint, changePoint, closePoint } from '../actions/point.ts'
import { authorityForm, closingForm, newPointForm, pointFactsForm } from '../forms/point.ts'
import type { PointId } from '../model/certificate.ts'
import type { ManagedPoint } from '../model/point.ts'
import { ManagedPointPage } from '../pages/managed-point.tsx'
import { AuthorityPage, ClosingPage, PointFactsPage } from '../pages/managed-point-forms.tsx'
import { ManagedPointsPage, NewPointPage } from '../pages/managed-points.tsx'
import { getManagedPoint, listManagedPoints } from '../queries/managed-point.ts'

type One = { Params: { id: string } }
const reading = { permission: 'certificates.point.read' }
const managing = { permission: 'certificates.point.manage' }

/** `/municipality/points`: who accepts and activates, by which act (S-155, S-160, S-166, S-167). */
export function managedPointRoutes(app: App): void {
  app.get('/municipality/points', { config: reading }, async (request, reply) => {
    const by = actorOf(request)
    const points = await listManagedPoints(request.kit.db.reader, by)
    return show(reply, <ManagedPointsPage points={points} mayChange={by.role === 'municipality'} />)
  })

  app.get('/municipality/points/new', { config: managing }, async (_request, reply) => show(reply, <NewPointPage />))

  app.post('/municipality/points', { config: managing }, async (request, reply) => {
    const form = parseForm(newPointForm, request.body)
    if (!form.ok) return show(reply, <NewPointPage {...form} />, { status: 422 })
    const { act, mayActivate, ...facts } = form.value
    return answerOnce(request, reply, async (tx) => {
      const id = await appointPoint(tx, actorOf(request), { act, mayActivate, facts }, request.now)
      return { location: `/municipality/points/${id}`, toast: 'Пункт назначен, семьи его уже видят' }
    })
  })

  app.get<One>('/municipality/points/:id', { config: reading }, async (request, reply) => showPoint(request, reply))

  changeRoutes(app)
}

function changeRoutes(app: App): void {
  app.get<One>('/municipality/points/:id/facts', { config: managing }, async (request, reply) =>
    show(reply, <PointFactsPage point={await openPoint(request)} />),
  )
  app.post<One>('/municipality/points/:id/facts', { config: managing }, async (request, reply) => {
    const point = await openPoint(request)
    const form = parseForm(pointFactsForm, request.body)
    if (!form.ok) return show(reply, <PointFactsPage point={point} {...form} />, { status: 422 })
    return answerOnce(request, reply, async (tx) => {
      await changePoint(tx, actorOf(request), { id: point.id, facts: form.value }, request.now)
      return { location: `/municipality/points/${point.id}`, toast: 'Данные пункта сохранены' }
    })
  })

  app.get<One>('/municipality/points/:id/authority', { config: managing }, async (request, reply) =>
    show(reply, <AuthorityPage point={await openPoint(request)} />),
  )
  app.post<One>('/municipality/points/:id/authority', { config: managing }, async (request, reply) => {
    const point = await openPoint(request)
    const form: ParsedForm<z.output<typeof authorityForm>> = parseForm(authorityForm, request.body)
    if (!form.ok) return show(reply, <AuthorityPage point={point} {...form} />, { status: 422 })
    return answerOnce(request, reply, async (tx) => {
      await authorisePoint(tx, actorOf(request), { id: point.id, ...form.value }, request.now)
      return { location: `/municipality/points/${point.id}`, toast: 'Полномочие пункта сохранено' }
    })
  })

  app.get<One>('/municipality/points/:id/closing', { config: managing }, async (request, reply) =>
    show(reply, <ClosingPage point={await openPoint(request)} />),
  )
  app.post<One>('/municipality/points/:id/closing', { config: managing }, async (request, reply) => {
    const point = await openPoint(request)
    const form = parseForm(closingForm, request.body)
    if (!form.ok) return show(reply, <ClosingPage point={point} {...form} />, { status: 422 })
    return answerOnce(request, reply, async (tx) => {
      await closePoint(tx, actorOf(request), { id: point.id, act: form.value.act }, request.now)
      return { location: `/municipality/points/${point.id}`, toast: 'Пункт закрыт, входы сотрудников тоже' }
    })
  })
}

async function showPoint(request: FastifyRequest<One>, reply: FastifyReply) {
  const { reader } = request.kit.db
  const by = actorOf(request)
  const point = await openPoint(request)
  const [staff, invitations, zone] = await Promise.all([
    listStaff(reader, [point.id]),
    listInvitations(reader, point.id),
    regionZone(reader),
  ])
  const facts = { point, staff, invitations, zone, now: request.now, mayChange: by.role === 'municipality' }
  return show(reply, <ManagedPointPage {...facts} />)
}

/** Of another municipality and not there are the same. */
export async function openPoint(request: FastifyRequest<One>): Promise<ManagedPoint> {
  const id: PointId = parseId<'point'>(request.params.id) ?? notFound()
  return getManagedPoint(request.kit.db.reader, actorOf(request), id)
}
