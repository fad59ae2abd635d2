import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { qrCode } from '#platform/pdf'
import { dayOf, settingOf } from '#region'
import type { FieldError } from '#ui'
import { confirmFactor, findPendingSecret, removeFactor, renewRecoveryCodes, startFactor } from '../actions/factor.ts'
import { enrolmentAddress } from '../factors/totp.ts'
import { codeForm } from '../forms.ts'
import { isStaff } from '../model.ts'
import { FactorPage, RecoveryCodesPage } from '../pages/factor.tsx'
import { countRecoveryCodes } from '../queries/factor.ts'
import { getUser } from '../queries/user.ts'
import { mustSecure } from '../rules.ts'
import { secondFactor } from '../settings.ts'
import { actorOf, securityOf } from './actor.ts'
import { factorSealer } from './code.tsx'

const own = { permission: 'access.settings.manage' }
/** With an open cabinet on somebody else's table one binds no telephone and lets none go. */
const proved = { ...own, proof: true, rateLimit: { max: 30, timeWindow: '10 minutes' } }
const page = '/my/settings/second-factor'

/** `/my/settings/second-factor`: an application for one-time codes beside the password of staff. */
export function factorRoutes(app: App): void {
  app.get(page, { config: { ...own, proof: true } }, async (request, reply) => showFactor(request, reply))

  app.post(page, { config: proved }, async (request, reply) => {
    demandStaff(request)
    return answerOnce(request, reply, async (tx) => {
      await startFactor(tx, actorOf(request), factorSealer(request), request.now)
      return { location: page }
    })
  })

  app.post(`${page}/confirmation`, { config: { ...proved, keyless: true } }, async (request, reply) => {
    demandStaff(request)
    const form = parseForm(codeForm, request.body)
    if (!form.ok) return showFactor(request, reply, form.errors)
    const code = form.value.code.replace(/\s/g, '')
    const confirming = { code, sealer: factorSealer(request), sessionId: request.session?.id }
    const codes = await request.kit.db.transaction((tx) => confirmFactor(tx, actorOf(request), confirming, request.now))
    if (codes) return show(reply, <RecoveryCodesPage codes={codes} />)
    const message = 'Код не подошёл. Проверьте время на телефоне и введите код, который приложение показывает сейчас'
    return showFactor(request, reply, [{ field: 'code', message }])
  })

  app.post(`${page}/codes`, { config: { ...proved, keyless: true } }, async (request, reply) => {
    demandStaff(request)
    const codes = await request.kit.db.transaction((tx) => renewRecoveryCodes(tx, actorOf(request), request.now))
    return show(reply, <RecoveryCodesPage codes={codes} />)
  })

  app.post(`${page}/removal`, { config: proved }, async (request, reply) => {
    demandStaff(request)
    if (await isRequired(request)) notFound()
    return answerOnce(request, reply, async (tx) => {
      await removeFactor(tx, actorOf(request), request.now)
      return { location: page, toast: 'Второй фактор отключён' }
    })
  })
}

async function showFactor(request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[] = []) {
  demandStaff(request)
  const { db, config } = request.kit
  const { userId } = actorOf(request)
  const [secret, left, required, user] = await Promise.all([
    findPendingSecret(db.reader, userId, factorSealer(request)),
    countRecoveryCodes(db.reader, userId),
    isRequired(request),
    getUser(db.reader, userId),
  ])
  const address =
    secret && enrolmentAddress({ secret, issuer: `Кружок, ${config.regionName}`, label: user.email ?? user.surname })
  const pending = secret && address ? { secret, squares: qrCode(address) } : null
  const shown = { pending, secured: securityOf(request).secured, left, required }
  return show(reply, <FactorPage {...shown} errors={errors} />, { status: errors.length > 0 ? 422 : 200 })
}

/** Whether the region demands it of the person, set up or not: in whichever role they act just now. */
async function isRequired(request: FastifyRequest): Promise<boolean> {
  const { reader } = request.kit.db
  const policy = await settingOf(reader, secondFactor, await dayOf(reader, request.now))
  const unsecured = { ...securityOf(request), secured: false }
  return actorOf(request).grants.some(({ role }) => mustSecure(role, unsecured, policy))
}

/** Families sign in with a password: their cabinets open nobody else's data. Nor is the factor of staff touched from there. */
function demandStaff(request: FastifyRequest): void {
  if (!isStaff(actorOf(request).role)) notFound()
}
