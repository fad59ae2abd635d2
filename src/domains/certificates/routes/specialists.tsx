import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, findStaffMember, type StaffMember } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import {
  changeSpecialist,
  dismissSpecialist,
  inviteSpecialist,
  releaseSpecialist,
  withdrawSpecialist,
} from '../actions/point.ts'
import { invitationForm, rightsForm } from '../forms/point.ts'
import type { ManagedPoint } from '../model/point.ts'
import { InvitationFormPage, RightsPage } from '../pages/managed-point-forms.tsx'
import { getManagedPoint } from '../queries/managed-point.ts'
import { openPoint } from './managed-points.tsx'

type One = { Params: { id: string } }
/** Roles and rights: whoever gives them proves again who they are. */
const managing = { permission: 'certificates.point.manage', proof: true }
const inviting = { ...managing, rateLimit: { max: 60, timeWindow: '10 minutes' } }

/** People of a point: invited by a single-use link, with rights by an order, let go at once (S-158, S-165). */
export function specialistRoutes(app: App): void {
  app.get<One>('/municipality/points/:id/invitation', { config: managing }, async (request, reply) =>
    show(reply, <InvitationFormPage point={await openPoint(request)} />),
  )
  app.post<One>('/municipality/points/:id/invitation', { config: inviting }, async (request, reply) => {
    const point = await openPoint(request)
    const form = parseForm(invitationForm, request.body)
    if (!form.ok) return show(reply, <InvitationFormPage point={point} {...form} />, { status: 422 })
    const { person: name, ...rest } = form.value
    return answerOnce(request, reply, async (tx) => {
      await inviteSpecialist(tx, actorOf(request), { pointId: point.id, name, ...rest }, request.now)
      return { location: `/municipality/points/${point.id}`, toast: `Приглашение отправлено: ${rest.email}` }
    })
  })
  app.post<One>('/municipality/invitations/:id/withdrawal', { config: managing }, async (request, reply) => {
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const pointId = await withdrawSpecialist(tx, actorOf(request), id, request.now)
      return { location: `/municipality/points/${pointId}`, toast: 'Приглашение отозвано' }
    })
  })

  app.get<One>('/municipality/staff/:id', { config: managing }, async (request, reply) => {
    const { member, point } = await memberOf(request)
    return show(reply, <RightsPage point={point} member={member} />)
  })
  app.post<One>('/municipality/staff/:id', { config: managing }, async (request, reply) =>
    changeRightsOf(request, reply),
  )
  app.post<One>('/municipality/staff/:id/dismissal', { config: managing }, async (request, reply) => {
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const pointId = await dismissSpecialist(tx, actorOf(request), id, request.now)
      return { location: `/municipality/points/${pointId}`, toast: 'Вход сотрудника закрыт' }
    })
  })
  app.post<One>('/municipality/staff/:id/second-factor-release', { config: managing }, async (request, reply) => {
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const pointId = await releaseSpecialist(tx, actorOf(request), id, request.now)
      return {
        location: `/municipality/points/${pointId}`,
        toast: 'Второй фактор отключён, сотрудник войдёт по паролю',
      }
    })
  })
}

async function changeRightsOf(request: FastifyRequest<One>, reply: FastifyReply) {
  const { member, point } = await memberOf(request)
  const form = parseForm(rightsForm, request.body)
  if (!form.ok) return show(reply, <RightsPage point={point} member={member} {...form} />, { status: 422 })
  return answerOnce(request, reply, async (tx) => {
    await changeSpecialist(tx, actorOf(request), { roleId: member.roleId, ...form.value }, request.now)
    return { location: `/municipality/points/${point.id}`, toast: 'Права сотрудника изменены' }
  })
}

async function memberOf(request: FastifyRequest<One>): Promise<{ member: StaffMember; point: ManagedPoint }> {
  const { reader } = request.kit.db
  const member = (await findStaffMember(reader, parseId(request.params.id) ?? notFound())) ?? notFound()
  return { member, point: await getManagedPoint(reader, actorOf(request), member.scopeId) }
}
