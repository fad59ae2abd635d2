import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { record } from '#audit'
import { parseId } from '#kernel/ids'
import type { Tx } from '#platform/db'
import { line } from '#platform/forms'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import {
  askFactorRelease,
  blockUser,
  confirmFactorRelease,
  lookAtUser,
  unblockUser,
  withdrawRole,
} from '../actions/overseen.ts'
import { UserPage, type UserPageProps, UsersPage } from '../pages/users.tsx'
import { findRelease, searchUsers } from '../queries/overseen.ts'
import { actorOf } from './actor.ts'

type One = { Params: { id: string; role?: string } }
const MOST = 50
const overseeing = { permission: 'access.users.oversee' }
/** Whoever closes doors of others proves again who they are. */
const acting = { ...overseeing, proof: true }
const asked = z.object({
  text: z.string().trim().max(200).catch('').default(''),
  after: z.uuid().nullable().catch(null).default(null),
})
export const reasonForm = z.object({
  reason: line('Напишите причину: чьё обращение или приказ', 3, 300),
})

/** `/region/users`: everybody who signs in, and what the operator may do about it. */
export function overseenRoutes(app: App): void {
  app.get('/region/users', { config: overseeing }, async (request, reply) => {
    const { text, after } = asked.parse(request.query)
    const zone = await regionZone(request.kit.db.reader)
    const found = text.length < 3 ? null : await search(request, text, after)
    const users = found?.slice(0, MOST) ?? null
    const next = found && found.length > MOST ? (users?.at(-1)?.id ?? null) : null
    return show(reply, <UsersPage {...{ text, users, next, zone }} />)
  })
  app.get<One>('/region/users/:id', { config: overseeing }, async (request, reply) => showUser(request, reply))

  reasoned(app, 'blocking', 'Вход закрыт', blockUser)
  reasoned(app, 'unblocking', 'Вход открыт', unblockUser)
  reasoned(app, 'factor-release', 'Просьба записана: её подтвердит другой оператор', askFactorRelease)
  reasoned(app, 'roles/:role/withdrawal', 'Роль забрали', (tx, by, given, now) =>
    withdrawRole(tx, by, { ...given, roleId: given.roleId ?? '' }, now),
  )
  app.post<One>('/region/users/:id/factor-release/confirmation', { config: acting }, async (request, reply) => {
    const userId = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await confirmFactorRelease(tx, actorOf(request), userId, request.now)
      return { location: `/region/users/${userId}`, toast: 'Второй фактор снят' }
    })
  })
}

type Given = { userId: string; reason: string; roleId?: string }
type Act = (tx: Tx, by: ReturnType<typeof actorOf>, given: Given, now: Temporal.Instant) => Promise<void>

function reasoned(app: App, path: string, done: string, act: Act): void {
  app.post<One>(`/region/users/:id/${path}`, { config: acting }, async (request, reply) => {
    const userId = idOf(request)
    const form = parseForm(reasonForm, request.body)
    if (!form.ok) return showUser(request, reply, { ...form, sent: request.url })
    const { reason } = form.value
    const roleId = request.params.role ? (parseId(request.params.role) ?? notFound()) : undefined
    return answerOnce(request, reply, async (tx) => {
      await act(tx, actorOf(request), { userId, reason, ...(roleId ? { roleId } : {}) }, request.now)
      return { location: `/region/users/${userId}`, toast: done }
    })
  })
}

async function search(request: FastifyRequest, text: string, after: string | null) {
  return request.kit.db.transaction(async (tx) => {
    await record(tx, actorOf(request), 'access.users-searched', { facts: { text } }, request.now)
    return searchUsers(tx, text, { after, most: MOST + 1 })
  })
}

type Again = Pick<UserPageProps, 'errors' | 'answers' | 'sent'>

async function showUser(request: FastifyRequest<One>, reply: FastifyReply, again?: Again) {
  const by = actorOf(request)
  const id = idOf(request)
  const { db } = request.kit
  const user = await db.transaction((tx) => lookAtUser(tx, by, id, request.now))
  const [release, zone] = await Promise.all([findRelease(db.reader, id, request.now), regionZone(db.reader)])
  const own = { release: release?.askedBy === by.userId, card: id === by.userId }
  return show(reply, <UserPage {...{ user, release, own, zone }} {...again} />, { status: again ? 422 : 200 })
}

function idOf({ params }: FastifyRequest<One>): string {
  return parseId(params.id) ?? notFound()
}
