import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { ageOn } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, show } from '#platform/http'
import { dayOf, regionZone } from '#region'
import type { FieldError } from '#ui'
import { agesOn } from '../actions/child.ts'
import {
  acceptInvitation,
  cancelInvitation,
  getLivingInvitation,
  handOver,
  inviteGuardian,
  leaveChild,
} from '../actions/custody.ts'
import { invitationForm } from '../forms.ts'
import type { ChildId } from '../model.ts'
import { AdultsPage, InvitationPage } from '../pages/adults.tsx'
import { getChild, getOwnChild, guardiansOf } from '../queries/child.ts'
import { listInvitations } from '../queries/custody.ts'

type One = { Params: { id: string } }
type Linked = { Params: { token: string } }
const config = { permission: 'families.children.manage' }
const guarded = { ...config, rateLimit: { max: 10, timeWindow: '10 minutes' } }

/** Adults of a record: invitations, handing over, leaving. */
export function custodyRoutes(app: App): void {
  app.get<One>('/my/children/:id/adults', { config }, async (request, reply) => showAdults(request, reply))

  app.post<One>('/my/children/:id/invitations', { config: guarded }, async (request, reply) => {
    const form = parseForm(invitationForm, request.body)
    if (!form.ok) return showAdults(request, reply, form)
    const childId = childOf(request)
    return answerOnce(request, reply, async (tx) => {
      await inviteGuardian(tx, actorOf(request), { childId, ...form.value }, request.now)
      return { location: `/my/children/${childId}/adults`, toast: 'Приглашение отправлено' }
    })
  })

  app.post<{ Params: { id: string; invitation: string } }>(
    '/my/children/:id/invitations/:invitation/cancellation',
    { config },
    async (request, reply) => {
      const childId = childOf(request)
      const id = parseId(request.params.invitation) ?? notFound()
      return answerOnce(request, reply, async (tx) => {
        await cancelInvitation(tx, actorOf(request), { childId, id }, request.now)
        return { location: `/my/children/${childId}/adults`, toast: 'Приглашение отменено' }
      })
    },
  )

  app.post<One>('/my/children/:id/holder', { config }, async (request, reply) => {
    const childId = childOf(request)
    const { userId = '' } = (request.body ?? {}) as { userId?: string }
    const toUserId = parseId(userId) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await handOver(tx, actorOf(request), { childId, toUserId }, request.now)
      return { location: `/my/children/${childId}/adults`, toast: 'Карточка передана' }
    })
  })

  app.post<One>('/my/children/:id/departure', { config }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await leaveChild(tx, actorOf(request), childOf(request), request.now)
      return { location: '/my/children', toast: 'Ребёнка больше нет в вашем кабинете' }
    }),
  )

  invitationRoutes(app)
}

/** The link of the letter: who is not signed in comes back to it after signing in. */
function invitationRoutes(app: App): void {
  app.get<Linked>('/invitations/:token', { config: guarded }, async (request, reply) => {
    const { reader } = request.kit.db
    const { token } = request.params
    const { childId, relation } = await getLivingInvitation(reader, token, request.now)
    const { name } = await getChild(reader, childId)
    return show(reply, <InvitationPage token={token} childName={name} relation={relation} />)
  })

  app.post<Linked>('/invitations/:token', { config: guarded }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const childId = await acceptInvitation(tx, actorOf(request), request.params.token, request.now)
      return { location: `/my/children/${childId}`, toast: 'Карточка теперь и в вашем кабинете' }
    }),
  )
}

async function showAdults(
  request: FastifyRequest,
  reply: FastifyReply,
  again: { errors?: FieldError[]; answers?: FormAnswers } = {},
) {
  const { userId } = actorOf(request)
  const { reader } = request.kit.db
  const child = await getOwnChild(reader, actorOf(request), childOf(request))
  const [guardians, invitations, ages, today, zone] = await Promise.all([
    guardiansOf(reader, child.id),
    listInvitations(reader, child.id, request.now),
    agesOn(reader, request.now),
    dayOf(reader, request.now),
    regionZone(reader),
  ])
  const mayBeSelf = ageOn(child.birthOn, today) >= ages.self && !guardians.some(({ relation }) => relation === 'self')
  const page = <AdultsPage {...{ child, guardians, invitations, userId, mayBeSelf, zone }} {...again} />
  return show(reply, page, { status: again.errors ? 422 : 200 })
}

function childOf(request: FastifyRequest): ChildId {
  const { id } = request.params as { id: string }
  return parseId<'child'>(id) ?? notFound()
}
