import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, findOverseen } from '#access'
import { parseId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { offerRole } from '../appointment.ts'
import { appointmentForm, appointmentJson } from '../forms.ts'
import { type GivenRole, givenRoles } from '../model.ts'
import { AppointmentPage, type AppointmentPageProps, RolePage } from '../pages/appointment.tsx'
import { listPlaces } from '../queries/place.ts'

type One = { Params: { id: string } }
type Again = Pick<AppointmentPageProps, 'errors' | 'answers'>
/** Whoever gives roles proves themselves once more (docs/decisions/015). */
const giving = { permission: 'oversight.roles.give', proof: true }
const inviting = { ...giving, rateLimit: { max: 60, timeWindow: '10 minutes' } }
const asked = z.object({ role: z.enum(givenRoles).nullable().catch(null).default(null) }).catch({ role: null })

/** `/region/users/:id/role`: the operator offers a role to somebody who has a cabinet. */
export function appointmentRoutes(app: App): void {
  app.get<One>('/region/users/:id/role', { config: giving }, async (request, reply) => {
    const { role } = asked.parse(request.query)
    return role ? showForm(request, reply, role) : show(reply, <RolePage user={await userOf(request)} />)
  })
  app.post<One>('/region/users/:id/role', { config: inviting }, async (request, reply) => {
    const user = await userOf(request)
    const form = parseForm(appointmentForm, request.body)
    if (!form.ok) {
      const { role } = asked.parse(request.body)
      return role
        ? showForm(request, reply, role, { errors: form.errors, answers: form.answers })
        : show(reply, <RolePage user={user} />, { status: 422 })
    }
    return answerOnce(request, reply, async (tx) => {
      await offerRole(tx, actorOf(request), { userId: user.id, ...form.value }, request.now)
      return { location: `/region/users/${user.id}`, toast: 'Приглашение отправлено' }
    })
  })
}

/** `/users/:id/invitations`: the same offer. */
export function appointmentApi(app: App): void {
  const schema = {
    summary: 'Предложить роль: человек получит письмо со ссылкой',
    ...{ params: z.object({ id: z.uuid() }), body: appointmentJson, response: { 204: z.null() } },
  }
  app.post('/users/:id/invitations', { config: inviting, schema }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await offerRole(tx, actorOf(request), { userId: request.params.id, ...request.body }, request.now)
      return { status: 204, body: null }
    }),
  )
}

async function showForm(request: FastifyRequest<One>, reply: FastifyReply, role: GivenRole, again: Again = {}) {
  const [user, places] = await Promise.all([userOf(request), listPlaces(request.kit.db.reader, role)])
  return show(reply, <AppointmentPage {...{ user, given: role, places }} {...again} />, {
    status: again.errors ? 422 : 200,
  })
}

async function userOf({ kit, params }: FastifyRequest<One>) {
  const user = (await findOverseen(kit.db.reader, parseId(params.id) ?? notFound())) ?? notFound()
  return { id: user.id, name: fullName(user) }
}
