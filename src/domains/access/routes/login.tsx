import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, parseForm, seeOther, show } from '#platform/http'
import { dayOf, settingOf } from '#region'
import type { FieldError } from '#ui'
import { changeOwnPassword, setFirstPassword } from '../actions/login.ts'
import { ownPasswordForm, passwordChangeForm } from '../forms.ts'
import { FirstPasswordPage, OwnPasswordPage } from '../pages/own-password.tsx'
import { hashPassword } from '../passwords/hashing.ts'
import { whyNotPassword } from '../passwords/rules.ts'
import { findLink } from '../queries/link.ts'
import { findLoginOf } from '../queries/login.ts'
import { getUser } from '../queries/user.ts'
import { familyPassword } from '../settings.ts'
import { actorOf } from './actor.ts'
import { enter, proveByPassword, waitOf } from './entry.ts'

const guarded = { permission: 'anyone', rateLimit: { max: 30, timeWindow: '10 minutes' } }
const bearer = { permission: 'access.own-password.change' }
type ByToken = { Params: { token: string } }

/** Sign-in by a certificate's number: the first password of one's own, and every later one (S-038). */
export function loginRoutes(app: App): void {
  app.get<ByToken>('/sign-in/first/:token', { config: guarded }, async (request, reply) => {
    const { token } = request.params
    const link = await findLink(request.kit.db.reader, token, 'first-password', request.now)
    if (link?.state !== 'live') return late(reply)
    return show(reply, <FirstPasswordPage token={token} least={await leastOf(request)} />)
  })

  app.post<ByToken>('/sign-in/first/:token', { config: { ...guarded, keyless: true } }, async (request, reply) => {
    const { token } = request.params
    const { db } = request.kit
    const link = await findLink(db.reader, token, 'first-password', request.now)
    if (link?.state !== 'live') return late(reply)
    const form = parseForm(ownPasswordForm, request.body)
    const [least, password] = [await leastOf(request), form.ok ? form.value.newPassword : '']
    const errors = await problems(request, link.userId, password)
    if (errors) return show(reply, <FirstPasswordPage token={token} least={least} errors={errors} />, { status: 422 })
    const passwordHash = await hashPassword(password)
    const userId = await db.transaction((tx) => setFirstPassword(tx, { token, passwordHash }, request.now))
    return enter(reply, userId, undefined, 'Пароль сохранён, вы вошли по номеру сертификата')
  })

  app.get('/my/own-password', { config: bearer }, async (request, reply) =>
    show(reply, <OwnPasswordPage least={await leastOf(request)} />),
  )

  app.post('/my/own-password', { config: { ...bearer, keyless: true } }, async (request, reply) => {
    const { db } = request.kit
    const { userId } = actorOf(request)
    const form = parseForm(passwordChangeForm, request.body)
    const errors = form.ok
      ? ((await problems(request, userId, form.value.newPassword)) ??
        (await unproved(request, form.value.currentPassword)))
      : form.errors
    if (!form.ok || errors)
      return show(reply, <OwnPasswordPage least={await leastOf(request)} errors={errors ?? []} />, { status: 422 })
    const passwordHash = await hashPassword(form.value.newPassword)
    await db.transaction((tx) => changeOwnPassword(tx, userId, passwordHash, request.now, request.session?.id))
    return seeOther(reply, '/my', 'Пароль изменён. На других устройствах вход закрыт')
  })
}

/** The token lives for a quarter of an hour: the printed password is simply typed again. */
function late(reply: FastifyReply): FastifyReply {
  return seeOther(reply, '/sign-in', 'Время вышло. Введите номер сертификата и пароль с выписки ещё раз')
}

/** What is wrong with a password for a number. */
export async function problems(
  request: FastifyRequest,
  userId: string,
  password: string,
): Promise<FieldError[] | null> {
  const { reader } = request.kit.db
  const [{ surname, name }, login] = await Promise.all([getUser(reader, userId), findLoginOf(reader, userId)])
  const least = await leastOf(request)
  const why = whyNotPassword(password, least, [login?.number ?? null, surname, name])
  return why ? [{ field: 'newPassword', message: why }] : null
}

async function unproved(request: FastifyRequest, password: string): Promise<FieldError[] | null> {
  const field = 'currentPassword'
  const login = await findLoginOf(request.kit.db.reader, actorOf(request).userId)
  try {
    if (login && (await proveByPassword(request, login.number, password))) return null
    return [{ field, message: 'Нынешний пароль не подошёл. Проверьте раскладку и Caps Lock' }]
  } catch (error) {
    const minutes = waitOf(error)
    if (minutes === null) throw error
    return [{ field, message: `Слишком много попыток. Попробуйте через ${minutes} мин.` }]
  }
}

async function leastOf({ kit, now }: FastifyRequest): Promise<number> {
  return settingOf(kit.db.reader, familyPassword, await dayOf(kit.db.reader, now))
}
