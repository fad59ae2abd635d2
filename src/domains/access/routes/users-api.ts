import { z } from 'zod'
import { record } from '#audit'
import { maskEmail } from '#kernel/contacts'
import { fullName } from '#kernel/names'
import type { Tx } from '#platform/db'
import { type App, answerOnce } from '#platform/http'
import {
  askFactorRelease,
  blockUser,
  confirmFactorRelease,
  lookAtUser,
  unblockUser,
  withdrawRole,
} from '../actions/overseen.ts'
import { type OverseenUser, searchUsers } from '../queries/overseen.ts'
import { actorOf } from './actor.ts'
import { reasonForm } from './users.tsx'

const MOST = 50
const overseeing = { permission: 'access.users.oversee' }
const acting = { ...overseeing, proof: true }
const one = z.object({ id: z.uuid() })
const userOut = z.object({
  ...{ id: z.uuid(), name: z.string(), secured: z.boolean() },
  email: z.string().nullable().describe('Адрес скрыт'),
  ...{ createdAt: z.string(), signedInAt: z.string().nullable(), blockedAt: z.string().nullable() },
  barred: z.boolean().describe('Вход закрыл оператор: приглашение его не откроет'),
  roles: z.array(z.object({ id: z.uuid(), role: z.string(), scopeName: z.string().nullable() })),
})

/** `/users`: the same acts as the operator's pages, journalled alike. */
export function overseenApi(app: App): void {
  const listing = {
    summary: 'Найти пользователя по почте целиком или по частям имени',
    querystring: z.object({ text: z.string().trim().min(3).max(200), cursor: z.uuid().optional() }),
    response: { 200: z.object({ users: z.array(userOut), cursor: z.uuid().nullable() }) },
  }
  app.get('/users', { config: overseeing, schema: listing }, async (request) => {
    const { text, cursor = null } = request.query
    const found = await request.kit.db.transaction(async (tx) => {
      await record(tx, actorOf(request), 'access.users-searched', { facts: { text } }, request.now)
      return searchUsers(tx, text, { after: cursor, most: MOST + 1 })
    })
    const users = found.slice(0, MOST)
    return { users: users.map(userFrom), cursor: found.length > MOST ? (users.at(-1)?.id ?? null) : null }
  })

  const reading = { summary: 'Карточка пользователя', params: one, response: { 200: userOut } }
  app.get('/users/:id', { config: overseeing, schema: reading }, async (request) =>
    userFrom(
      await request.kit.db.transaction((tx) => lookAtUser(tx, actorOf(request), request.params.id, request.now)),
    ),
  )

  reasoned(app, 'blocking', 'Закрыть вход', blockUser)
  reasoned(app, 'unblocking', 'Открыть вход', unblockUser)
  reasoned(app, 'factor-release', 'Попросить снять второй фактор', askFactorRelease)

  const ending = {
    summary: 'Забрать роль',
    params: one.extend({ role: z.uuid() }),
    body: reasonForm,
    response: { 204: z.null() },
  }
  app.post('/users/:id/roles/:role/withdrawal', { config: acting, schema: ending }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const { id: userId, role: roleId } = request.params
      await withdrawRole(tx, actorOf(request), { userId, roleId, reason: request.body.reason }, request.now)
      return { status: 204, body: null }
    }),
  )

  const confirming = { summary: 'Подтвердить снятие второго фактора', params: one, response: { 204: z.null() } }
  app.post('/users/:id/factor-release/confirmation', { config: acting, schema: confirming }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await confirmFactorRelease(tx, actorOf(request), request.params.id, request.now)
      return { status: 204, body: null }
    }),
  )
}

type Act = (
  tx: Tx,
  by: ReturnType<typeof actorOf>,
  given: { userId: string; reason: string },
  now: Temporal.Instant,
) => Promise<void>

function reasoned(app: App, path: string, summary: string, act: Act): void {
  const schema = { summary, params: one, body: reasonForm, response: { 204: z.null() } }
  app.post(`/users/:id/${path}`, { config: acting, schema }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await act(tx, actorOf(request), { userId: request.params.id, reason: request.body.reason }, request.now)
      return { status: 204, body: null }
    }),
  )
}

function userFrom({ id, email, secured, createdAt, signedInAt, blockedAt, barred, roles, ...name }: OverseenUser) {
  return {
    ...{ id, name: fullName(name), secured, barred, email: email && maskEmail(email), createdAt: createdAt.toString() },
    ...{ signedInAt: signedInAt?.toString() ?? null, blockedAt: blockedAt?.toString() ?? null },
    roles: roles.map(({ id: roleId, role, scopeName }) => ({ id: roleId, role, scopeName })),
  }
}
