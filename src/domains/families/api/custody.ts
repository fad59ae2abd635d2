import { z } from 'zod'
import { type Actor, actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { shortName } from '#kernel/names'
import type { Reader } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import {
  acceptInvitation,
  cancelInvitation,
  getLivingInvitation,
  handOver,
  inviteGuardian,
  leaveChild,
} from '../actions/custody.ts'
import { askReminder } from '../actions/reminder.ts'
import { invitationForm, reminderForm } from '../forms.ts'
import type { ChildId } from '../model.ts'
import { getChild, getOwnChild, guardiansOf } from '../queries/child.ts'
import { listInvitations } from '../queries/custody.ts'

const one = z.object({ id: z.uuid() })
const linked = z.object({ token: z.string().max(100) })
const relation = z.enum(['mother', 'father', 'guardian', 'self'])
const adultsOut = z.object({
  adults: z.array(z.object({ userId: z.uuid(), name: z.string(), relation, holder: z.boolean() })),
  invitations: z.array(z.object({ id: z.uuid(), email: z.string(), relation, expiresAt: z.iso.datetime() })),
})
const invitationOut = z.object({ childName: z.string(), relation })

const family = { permission: 'families.children.manage' }
const guarded = { ...family, rateLimit: { max: 10, timeWindow: '10 minutes' } }

/** `/children/:id/adults` and all around it, `/invitations/:token`, `/reminders`: the same acts as the cabinet. */
export function custodyApi(app: App): void {
  const reading = { summary: 'Кто отвечает за ребёнка', params: one, response: { 200: adultsOut } }
  app.get('/children/:id/adults', { config: family, schema: reading }, async (request) =>
    adultsOf(request.kit.db.reader, actorOf(request), request.params.id, request.now),
  )

  const inviting = {
    summary: 'Пригласить взрослого или самого ребёнка: на почту придёт ссылка',
    params: one,
    body: invitationForm,
    response: { 201: adultsOut },
  }
  app.post('/children/:id/invitations', { config: guarded, schema: inviting }, async (request, reply) => {
    const [by, childId] = [actorOf(request), childOf(request.params.id)]
    return answerOnce(request, reply, async (tx) => {
      await inviteGuardian(tx, by, { childId, ...request.body }, request.now)
      return { status: 201, body: await adultsOf(tx, by, childId, request.now) }
    })
  })

  const both = one.extend({ invitation: z.uuid() })
  const cancelling = { summary: 'Отменить приглашение', params: both, response: { 200: adultsOut } }
  const path = '/children/:id/invitations/:invitation/cancellation'
  app.post(path, { config: family, schema: cancelling }, async (request, reply) => {
    const [by, childId] = [actorOf(request), childOf(request.params.id)]
    return answerOnce(request, reply, async (tx) => {
      await cancelInvitation(tx, by, { childId, id: request.params.invitation }, request.now)
      return { status: 200, body: await adultsOf(tx, by, childId, request.now) }
    })
  })

  holderApi(app)
  invitationApi(app)
  reminderApi(app)
}

function holderApi(app: App): void {
  const body = z.object({ userId: z.uuid() })
  const handing = { summary: 'Передать карточку другому взрослому', params: one, body, response: { 200: adultsOut } }
  app.post('/children/:id/holder', { config: family, schema: handing }, async (request, reply) => {
    const [by, childId] = [actorOf(request), childOf(request.params.id)]
    return answerOnce(request, reply, async (tx) => {
      await handOver(tx, by, { childId, toUserId: request.body.userId }, request.now)
      return { status: 200, body: await adultsOf(tx, by, childId, request.now) }
    })
  })

  const leaving = { summary: 'Убрать ребёнка из своего кабинета', params: one, response: { 204: z.null() } }
  app.post('/children/:id/departure', { config: family, schema: leaving }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await leaveChild(tx, actorOf(request), childOf(request.params.id), request.now)
      return { status: 204, body: null }
    }),
  )
}

function invitationApi(app: App): void {
  const reading = { summary: 'Приглашение по ссылке из письма', params: linked, response: { 200: invitationOut } }
  app.get('/invitations/:token', { config: guarded, schema: reading }, async (request) => {
    const { reader } = request.kit.db
    const { childId, relation } = await getLivingInvitation(reader, request.params.token, request.now)
    return { childName: (await getChild(reader, childId)).name, relation }
  })

  const accepting = {
    summary: 'Принять приглашение',
    params: linked,
    response: { 200: z.object({ childId: z.uuid() }) },
  }
  app.post('/invitations/:token', { config: guarded, schema: accepting }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const childId = await acceptInvitation(tx, actorOf(request), request.params.token, request.now)
      return { status: 200, body: { childId } }
    }),
  )
}

function reminderApi(app: App): void {
  const asking = {
    summary: 'Напомнить письмом, когда младшего ребёнка можно будет добавить',
    body: reminderForm,
    response: { 201: z.object({ remindOn: z.iso.date() }) },
  }
  app.post('/reminders', { config: guarded, schema: asking }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const on = await askReminder(tx, actorOf(request), request.body.birthOn, request.now)
      return { status: 201, body: { remindOn: on.toString() } }
    }),
  )
}

async function adultsOf(
  reader: Reader,
  by: Actor,
  id: string,
  now: Temporal.Instant,
): Promise<z.output<typeof adultsOut>> {
  const child = await getOwnChild(reader, by, id)
  const [guardians, invitations] = await Promise.all([
    guardiansOf(reader, child.id),
    listInvitations(reader, child.id, now),
  ])
  const holds = guardians.some(({ userId, holder }) => holder && userId === by.userId)
  return {
    adults: guardians.map((one) => {
      const { userId, relation, holder } = one
      return { userId, name: shortName(one), relation, holder }
    }),
    // Addresses of the invited are for who invited them, as on the page.
    invitations: (holds ? invitations : []).map(({ id, email, relation, expiresAt }) => {
      return { id, email, relation, expiresAt: expiresAt.toString() }
    }),
  }
}

function childOf(id: string): ChildId {
  return parseId<'child'>(id) ?? notFound()
}
