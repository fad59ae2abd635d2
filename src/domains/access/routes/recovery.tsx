import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, answerOnce, parseForm, rejectForm, show } from '#platform/http'
import { dayOf, settingOf, support } from '#region'
import { askRecovery, recoverPassword } from '../actions/recovery.ts'
import { passwordForm, recoveryForm } from '../forms.ts'
import { isStaff } from '../model.ts'
import { DeadLinkPage } from '../pages/dead-link.tsx'
import { NewPasswordPage, RecoveryPage, type RecoveryProps } from '../pages/recovery.tsx'
import { hashPassword } from '../passwords/hashing.ts'
import { whyNotPassword } from '../passwords/rules.ts'
import { findLink, type Link } from '../queries/link.ts'
import { findPerson, getUser } from '../queries/user.ts'
import { suggestEmail } from '../rules.ts'
import { familyPassword, staffPassword } from '../settings.ts'
import { enter, originOf } from './entry.ts'
import { sentPath } from './registration.tsx'

const anyone = { permission: 'anyone' }
const guarded = { ...anyone, rateLimit: { max: 30, timeWindow: '10 minutes' } }
type ByToken = { Params: { token: string } }

export function recoveryRoutes(app: App): void {
  app.get('/recovery', { config: anyone }, async (request, reply) => {
    const { reader } = request.kit.db
    return show(reply, <RecoveryPage support={await settingOf(reader, support, await dayOf(reader, request.now))} />)
  })

  app.post('/recovery', { config: guarded }, async (request, reply) => {
    const form = parseForm(recoveryForm, request.body)
    if (!form.ok) return showAgain(reply, form)
    const { email, emailIsRight } = form.value
    const meant = suggestEmail(email)
    if (meant && emailIsRight !== email) {
      const message = `Проверьте адрес: возможно, вы имели в виду ${meant}?`
      return showAgain(reply, { ...rejectForm(request.body, { field: 'email', message }), doubtfulEmail: email })
    }
    return answerOnce(request, reply, async (tx) => {
      await askRecovery(tx, email, originOf(request, email), request.now)
      return { location: sentPath('recovery', email) }
    })
  })

  app.get<ByToken>('/recovery/:token', { config: anyone }, async (request, reply) => {
    const { token } = request.params
    const link = await findLink(request.kit.db.reader, token, 'recover-password', request.now)
    if (link?.state !== 'live') return showDead(reply, link, token)
    return show(reply, <NewPasswordPage token={token} least={await leastFor(request, link)} />)
  })

  app.post<ByToken>('/recovery/:token', { config: { ...guarded, keyless: true } }, async (request, reply) => {
    const { token } = request.params
    const { db } = request.kit
    const link = await findLink(db.reader, token, 'recover-password', request.now)
    if (link?.state !== 'live') return showDead(reply, link, token)
    const form = parseForm(passwordForm, request.body)
    const password = form.ok ? form.value.password : ''
    const [least, owner] = [await leastFor(request, link), await getUser(db.reader, link.userId)]
    const wrong = whyNotPassword(password, least, [
      link.email.split('@')[0] ?? null,
      owner.phone?.slice(2) ?? null,
      owner.surname,
    ])
    if (wrong) {
      const errors = [{ field: 'password', message: wrong }]
      return show(reply, <NewPasswordPage token={token} least={least} errors={errors} />, { status: 422 })
    }
    const origin = originOf(request, link.email)
    const passwordHash = await hashPassword(password)
    const attempts = [origin.account, origin.pair]
    const user = await db.transaction((tx) => recoverPassword(tx, { token, passwordHash, attempts }, request.now))
    return enter(
      reply,
      user.id,
      undefined,
      'Новый пароль действует, вы вошли в кабинет. На других устройствах вход закрыт',
    )
  })
}

type Again = Pick<RecoveryProps, 'errors' | 'answers' | 'doubtfulEmail'>

async function showAgain(reply: FastifyReply, again: Again): Promise<FastifyReply> {
  const { kit, now } = reply.request
  const help = await settingOf(kit.db.reader, support, await dayOf(kit.db.reader, now))
  const { errors, answers, doubtfulEmail } = again
  return show(reply, <RecoveryPage support={help} {...{ errors, answers, doubtfulEmail }} />, { status: 422 })
}

/** Members of staff need a longer one. */
export async function leastFor(request: FastifyRequest, { userId }: { userId: string }): Promise<number> {
  const { reader } = request.kit.db
  const person = await findPerson(reader, userId, '')
  const atWork = person?.grants.some(({ role }) => isStaff(role)) ?? false
  return settingOf(reader, atWork ? staffPassword : familyPassword, await dayOf(reader, request.now))
}

function showDead(reply: FastifyReply, link: Link | null, token: string): FastifyReply {
  const page = <DeadLinkPage purpose="recovery" reason={link ? 'over' : 'unknown'} token={token} />
  return show(reply, page, { status: 410 })
}
