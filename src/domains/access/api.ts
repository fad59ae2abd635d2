import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { maskEmail } from '#kernel/contacts'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce } from '#platform/http'
import { listSessions } from '#platform/session'
import { dayOf, findMunicipality, settingOf } from '#region'
import { elevate } from './actions/factor.ts'
import { admitFirst } from './actions/login.ts'
import { askRecovery, recoverPassword } from './actions/recovery.ts'
import { confirmEmail, register, sendConfirmation } from './actions/registration.ts'
import { signOut } from './actions/session.ts'
import { endOtherSessions, endOwnSession } from './actions/settings.ts'
import { credentialsJson, emailJson, proofJson, registrationJson, tokenJson } from './forms.ts'
import { hashPassword } from './passwords/hashing.ts'
import { whyNotPassword } from './passwords/rules.ts'
import { hasFactor } from './queries/factor.ts'
import { findLink } from './queries/link.ts'
import { getUser, type User } from './queries/user.ts'
import { actorOf } from './routes/actor.ts'
import { demandCode, proofErrors } from './routes/code.tsx'
import { originOf, proveByPassword, proveUser, startFor } from './routes/entry.ts'
import { invitationApi } from './routes/invitation-api.ts'
import { ownApi } from './routes/own-api.ts'
import { leastFor } from './routes/recovery.tsx'
import { familyPassword } from './settings.ts'

const anyone = { permission: 'anyone' }
const own = { permission: 'signed-in' }
const guarded = { ...anyone, rateLimit: { max: 30, timeWindow: '10 minutes' } }

const sentOut = z.object({ sentTo: z.string().describe('Адрес, как его показывают: первая буква и домен') })
const tokenOut = z.object({
  token: z.string().describe('Заголовок Authorization: Bearer …; показывается один раз'),
  expiresAt: z.iso.datetime(),
})
const firstPasswordOut = z.object({
  firstPasswordToken: z.string().describe('Пароль был с выписки: задайте свой, POST /own-passwords'),
})
const sessionOut = z.object({
  id: z.string(),
  userAgent: z.string(),
  address: z.string().nullable(),
  lastSeenAt: z.iso.datetime(),
  current: z.boolean(),
})
const grantOut = z.object({ role: z.string(), scopeId: z.uuid().nullable(), rights: z.array(z.string()) })
const meOut = z.object({
  id: z.uuid(),
  surname: z.string(),
  name: z.string(),
  patronymic: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  municipalityId: z.uuid().nullable(),
  acting: grantOut,
  roles: z.array(grantOut),
})

/** `/registrations`, `/confirmations`, `/sessions`, `/recoveries`, `/passwords`, `/staff-invitations`, `/me`: the same acts as the pages. */
export function api(app: App): void {
  registrationApi(app)
  sessionApi(app)
  recoveryApi(app)
  invitationApi(app)
  ownApi(app)
  app.get('/me', { config: own, schema: { summary: 'Кто вошёл', response: { 200: meOut } } }, async (request) => {
    const { role, scopeId, rights, grants, userId } = actorOf(request)
    const { id, surname, name, patronymic, email, phone, municipalityId } = await getUser(request.kit.db.reader, userId)
    const roles = grants.map(({ role, scopeId, rights }) => ({ role, scopeId, rights: [...rights] }))
    const acting = { role, scopeId, rights: [...rights] }
    return { id, surname, name, patronymic, email, phone, municipalityId, acting, roles }
  })
}

function registrationApi(app: App): void {
  const schema = {
    summary: 'Зарегистрировать семью: письмо со ссылкой уходит на почту',
    body: registrationJson,
    response: { 202: sentOut },
  }
  app.post('/registrations', { config: guarded, schema }, async (request, reply) => {
    const { surname, name, patronymic, email, phone, municipalityId, password } = request.body
    const { reader } = request.kit.db
    if (!(await findMunicipality(reader, municipalityId))) refuse('access.unknown-municipality')
    const least = await settingOf(reader, familyPassword, await dayOf(reader, request.now))
    demandPassword(password, least, { email, phone, surname })
    const passwordHash = await hashPassword(password)
    const registration = { name: { surname, name, patronymic }, email, phone, municipalityId, passwordHash }
    return answerOnce(request, reply, async (tx) => {
      await register(tx, registration, originOf(request, email), request.now)
      return { status: 202, body: { sentTo: maskEmail(email) } }
    })
  })

  const confirming = {
    summary: 'Подтвердить почту ссылкой из письма и паролем и войти',
    body: tokenJson,
    response: { 201: tokenOut },
  }
  app.post('/confirmations', { config: { ...guarded, keyless: true }, schema: confirming }, async (request, reply) => {
    const { token, password } = request.body
    const { db } = request.kit
    const link = await findLink(db.reader, token, 'confirm-email', request.now)
    if (link?.state !== 'live') return refuse('access.link-used')
    const owner = await getUser(db.reader, link.userId)
    const user = (await proveUser(request, owner, password)) ?? refuse('access.wrong-password')
    await db.transaction((tx) => confirmEmail(tx, token, request.now))
    return reply.code(201).send(await openFor(request, user))
  })
}

function sessionApi(app: App): void {
  const opening = {
    summary: 'Войти по почте или по номеру сертификата; на пароль с выписки отвечает просьбой о своём пароле',
    body: credentialsJson,
    response: { 201: tokenOut, 202: firstPasswordOut },
  }
  app.post('/sessions', { config: { ...anyone, keyless: true }, schema: opening }, async (request, reply) => {
    const { body, kit, now } = request
    const name = 'email' in body ? body.email : body.certificateNumber
    const user = (await proveByPassword(request, name, body.password)) ?? refuse('access.wrong-password')
    const { login } = user
    if (login?.printKey) {
      const token = await kit.db.transaction((tx) => admitFirst(tx, login, now))
      return reply.code(202).send({ firstPasswordToken: token })
    }
    if (!login && !user.emailConfirmedAt) {
      await kit.db.transaction((tx) => sendConfirmation(tx, user, name, now))
      refuse('access.unconfirmed')
    }
    if (!login) await demandCode(request, user.id, 'code' in body ? body.code : undefined)
    return reply.code(201).send(await openProved(request, user))
  })

  provingApi(app)

  const listing = { summary: 'Где открыт кабинет', response: { 200: z.object({ sessions: z.array(sessionOut) }) } }
  app.get('/sessions', { config: own, schema: listing }, async (request) => {
    const sessions = await listSessions(request.kit.db.reader, actorOf(request).userId, request.now)
    return {
      sessions: sessions.map(({ id, userAgent, address, lastSeenAt }) => ({
        id,
        userAgent,
        address,
        lastSeenAt: lastSeenAt.toString(),
        current: id === request.session?.id,
      })),
    }
  })

  const ending = {
    summary: 'Выйти: current — отсюда, others — отовсюду, кроме этого входа',
    params: z.object({ id: z.string() }),
    response: { 204: z.null() },
  }
  app.delete('/sessions/:id', { config: { ...own, keyless: true }, schema: ending }, async (request, reply) => {
    const { id } = request.params
    const by = actorOf(request)
    const current = request.session?.id ?? ''
    await request.kit.db.transaction(async (tx) => {
      if (id === 'others') await endOtherSessions(tx, by, current, request.now)
      else if (id === 'current' || id === current) await signOut(tx, by, current, request.now)
      else await endOwnSession(tx, by, id, request.now)
    })
    return reply.code(204).send(null)
  })
}

function recoveryApi(app: App): void {
  const asking = {
    summary: 'Прислать ссылку для нового пароля; ответ один и тот же для любого адреса',
    body: emailJson,
    response: { 202: sentOut },
  }
  app.post('/recoveries', { config: guarded, schema: asking }, async (request, reply) => {
    const { email } = request.body
    return answerOnce(request, reply, async (tx) => {
      await askRecovery(tx, email, originOf(request, email), request.now)
      return { status: 202, body: { sentTo: maskEmail(email) } }
    })
  })

  const setting = {
    summary: 'Задать новый пароль по ссылке из письма и войти',
    body: tokenJson,
    response: { 201: tokenOut },
  }
  app.post('/passwords', { config: { ...guarded, keyless: true }, schema: setting }, async (request, reply) => {
    const { token, password } = request.body
    const { db } = request.kit
    const link = await findLink(db.reader, token, 'recover-password', request.now)
    if (link?.state !== 'live') return refuse('access.link-used')
    demandPassword(password, await leastFor(request, link), await getUser(db.reader, link.userId))
    const passwordHash = await hashPassword(password)
    const { account, pair } = originOf(request, link.email)
    const recovery = { token, passwordHash, attempts: [account, pair] }
    const user = await db.transaction((tx) => recoverPassword(tx, recovery, request.now))
    return reply.code(201).send(await openFor(request, user))
  })
}

function demandPassword(password: string, least: number, owner: Pick<User, 'email' | 'phone' | 'surname'>): void {
  const why = whyNotPassword(password, least, [
    owner.email?.split('@')[0] ?? null,
    owner.phone?.slice(2) ?? null,
    owner.surname,
  ])
  if (why) refuse('access.weak-password', { why })
}

function provingApi(app: App): void {
  const proving = {
    summary:
      'Подтвердить вход ещё раз, кодом или паролем: на несколько минут открывает опасные действия, токен меняется',
    body: proofJson,
    response: { 201: tokenOut },
  }
  app.post(
    '/sessions/confirmations',
    { config: { ...own, keyless: true }, schema: proving },
    async (request, reply) => {
      const { code = '', password = '' } = request.body
      const by = actorOf(request)
      const { db, config } = request.kit
      const byCode = await hasFactor(db.reader, by.userId)
      const errors = await proofErrors(request, { byCode, code, password })
      const { session } = request
      if (errors.length > 0 || !session) return refuse(byCode ? 'access.wrong-code' : 'access.wrong-password')
      const { token } = await db.transaction((tx) => elevate(tx, by, session, request.now))
      const expiresAt = session.createdAt.add(config.sessions.absolute).toString()
      return reply.code(201).send({ token, expiresAt })
    },
  )
}

/** A password or a link alone does not open the cabinet of somebody with a second factor. */
async function openFor(request: FastifyRequest, user: User): Promise<z.output<typeof tokenOut>> {
  if (await hasFactor(request.kit.db.reader, user.id)) refuse('access.code-needed')
  return openProved(request, user)
}

async function openProved(request: FastifyRequest, user: User): Promise<z.output<typeof tokenOut>> {
  const { token, until } = await startFor(request, user.id)
  return { token, expiresAt: until.toString() }
}
