import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, listInvitations, listStaff, scopeOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import { dismissColleague, inviteColleague, withdrawColleague } from '../actions/staff.ts'
import { colleagueForm } from '../forms.ts'
import type { ProviderId } from '../model.ts'
import { InviteColleaguePage, type InviteProps, StaffPage } from '../pages/staff.tsx'
import { getProvider } from '../queries/provider.ts'

type One = { Params: { id: string } }
const managing = { permission: 'providers.staff.manage' }
/** Whoever gives roles proves themselves once more (docs/decisions/015). */
const giving = { ...managing, proof: true }
const inviting = { rateLimit: { max: 60, timeWindow: '10 minutes' } }
const keeping = { permission: 'providers.register.keep', proof: true }

/** Several people of one organisation: invited by colleagues, and by the operator when nobody is there. */
export function staffRoutes(app: App): void {
  app.get('/provider/staff', { config: giving }, async (request, reply) => {
    const { reader } = request.kit.db
    const by = actorOf(request)
    const id = scopeOf(by) as ProviderId
    const [{ shortName: provider }, staff, invitations, zone] = await Promise.all([
      getProvider(reader, id),
      listStaff(reader, [id]),
      listInvitations(reader, id),
      regionZone(reader),
    ])
    return show(reply, <StaffPage {...{ provider, staff, invitations, userId: by.userId, now: request.now, zone }} />)
  })

  app.post<One>('/provider/staff/:id/dismissal', { config: giving }, async (request, reply) => {
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await dismissColleague(tx, actorOf(request), id, request.now)
      return { location: '/provider/staff', toast: 'Вход закрыт' }
    })
  })
  app.post<One>('/provider/invitations/:id/withdrawal', { config: managing }, async (request, reply) => {
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await withdrawColleague(tx, actorOf(request), id, request.now)
      return { location: '/provider/staff', toast: 'Приглашение отозвано' }
    })
  })
  invitationRoutes(app)
}

function invitationRoutes(app: App): void {
  app.get('/provider/staff/invitation', { config: giving }, async (request, reply) =>
    showInvite(reply, await placeOf(request, 'own')),
  )
  app.post('/provider/staff/invitation', { config: { ...giving, ...inviting } }, async (request, reply) =>
    invite(request, reply, await placeOf(request, 'own')),
  )
  app.get<One>('/region/providers/:id/invitation', { config: keeping }, async (request, reply) =>
    showInvite(reply, await placeOf(request, 'any')),
  )
  app.post<One>('/region/providers/:id/invitation', { config: { ...keeping, ...inviting } }, async (request, reply) =>
    invite(request, reply, await placeOf(request, 'any')),
  )
}

type Where = Pick<InviteProps, 'provider' | 'action' | 'back'> & { providerId: ProviderId }

async function placeOf(request: FastifyRequest, whose: 'own' | 'any'): Promise<Where> {
  const asked = whose === 'own' ? actorOf(request).scopeId : parseId((request.params as One['Params']).id)
  const { id, shortName: provider } = await getProvider(request.kit.db.reader, (asked ?? notFound()) as ProviderId)
  return whose === 'own'
    ? {
        providerId: id,
        provider,
        action: '/provider/staff/invitation',
        back: { href: '/provider/staff', label: 'Сотрудники' },
      }
    : {
        ...{ providerId: id, provider, action: `/region/providers/${id}/invitation` },
        back: { href: `/region/providers/${id}`, label: provider },
      }
}

async function invite(request: FastifyRequest, reply: FastifyReply, where: Where) {
  const form = parseForm(colleagueForm, request.body)
  if (!form.ok) return showInvite(reply, where, form)
  const { providerId, back } = where
  return answerOnce(request, reply, async (tx) => {
    await inviteColleague(tx, actorOf(request), { providerId, colleague: form.value }, request.now)
    return { location: back.href, toast: `Приглашение отправлено: ${form.value.email}` }
  })
}

function showInvite(reply: FastifyReply, where: Where, again?: Pick<InviteProps, 'errors' | 'answers'>) {
  return show(reply, <InviteColleaguePage {...where} {...again} />, { status: again ? 422 : 200 })
}
