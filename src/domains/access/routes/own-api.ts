import { z } from 'zod'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce } from '#platform/http'
import { giveConsent, withdrawConsent } from '../actions/consent.ts'
import { setFirstPassword } from '../actions/login.ts'
import { consentJson, firstPasswordJson } from '../forms.ts'
import { hashPassword } from '../passwords/hashing.ts'
import { consentStateOf } from '../queries/consent.ts'
import { findLink } from '../queries/link.ts'
import { actorOf } from './actor.ts'
import { startFor } from './entry.ts'
import { problems } from './login.tsx'

const kind = 'personal-data'
const own = { permission: 'access.settings.manage' }
const guarded = { permission: 'anyone', rateLimit: { max: 30, timeWindow: '10 minutes' } }
const consentOut = z.object({
  kind: z.literal(kind),
  inForce: z.boolean(),
  version: z.string().nullable().describe('Редакция; null, если согласие дано на бумаге или отозвано'),
  givenAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
})
const tokenOut = z.object({ token: z.string(), expiresAt: z.iso.datetime() })

/** `/consents`, `/own-passwords`: the same acts as the pages. */
export function ownApi(app: App): void {
  const reading = { summary: 'Согласие на обработку персональных данных', response: { 200: consentOut } }
  app.get('/consents/personal-data', { config: own, schema: reading }, async (request) => {
    const { inForce, kept, withdrawnAt } = await consentStateOf(request.kit.db.reader, actorOf(request).userId, kind)
    const since = inForce ? null : (withdrawnAt?.toString() ?? null)
    return {
      kind,
      inForce,
      version: kept?.version ?? null,
      givenAt: kept?.givenAt.toString() ?? null,
      withdrawnAt: since,
    } as const
  })

  const giving = { summary: 'Дать согласие с прочитанной редакцией', body: consentJson, response: { 204: z.null() } }
  app.post('/consents/personal-data', { config: own, schema: giving }, async (request, reply) => {
    const { version } = request.body
    return answerOnce(request, reply, async (tx) => {
      await giveConsent(tx, actorOf(request), { kind, version }, request.now)
      return { status: 204, body: null }
    })
  })

  const withdrawing = {
    summary: 'Отозвать согласие: договоры продолжаются, новые заявки и заявления закрыты',
    response: { 204: z.null() },
  }
  app.post('/consents/personal-data/withdrawal', { config: own, schema: withdrawing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await withdrawConsent(tx, actorOf(request), kind, request.now)
      return { status: 204, body: null }
    }),
  )

  const setting = {
    summary: 'Задать свой пароль вместо пароля с выписки и войти',
    body: firstPasswordJson,
    response: { 201: tokenOut },
  }
  app.post('/own-passwords', { config: { ...guarded, keyless: true }, schema: setting }, async (request, reply) => {
    const { token, password } = request.body
    const { db } = request.kit
    const link = await findLink(db.reader, token, 'first-password', request.now)
    if (link?.state !== 'live') return refuse('access.first-password-late')
    const [problem] = (await problems(request, link.userId, password)) ?? []
    if (problem) refuse('access.weak-password', { why: problem.message })
    const passwordHash = await hashPassword(password)
    const userId = await db.transaction((tx) => setFirstPassword(tx, { token, passwordHash }, request.now))
    const started = await startFor(request, userId)
    return reply.code(201).send({ token: started.token, expiresAt: started.until.toString() })
  })
}
