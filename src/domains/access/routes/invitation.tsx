import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { isAfter } from '#kernel/dates'
import { type App, keepSession, parseForm, seeOther, show } from '#platform/http'
import { dayOf, regionZone, settingOf } from '#region'
import type { FieldError } from '#ui'
import { acceptInvitation, actIn, findInvited } from '../actions/invitation.ts'
import { passwordForm } from '../forms.ts'
import type { Invitation } from '../model.ts'
import { InvitationOverPage, InvitationPage } from '../pages/invitation.tsx'
import { hashPassword } from '../passwords/hashing.ts'
import { whyNotPassword } from '../passwords/rules.ts'
import { hasFactor } from '../queries/factor.ts'
import { findInvitation } from '../queries/staff.ts'
import type { User } from '../queries/user.ts'
import { homes } from '../rules.ts'
import { staffPassword } from '../settings.ts'
import { enter, proveUser, startFor, waitOf } from './entry.ts'

type ByToken = { Params: { token: string } }
const anyone = { permission: 'anyone' }
const guarded = { ...anyone, rateLimit: { max: 30, timeWindow: '10 minutes' }, keyless: true }

/** `/invitation/:token`: a member of staff comes in by the link of the letter. */
export function invitationRoutes(app: App): void {
  app.get<ByToken>('/invitation/:token', { config: anyone }, async (request, reply) => {
    const invitation = await findLiving(request)
    if (!invitation) return showOver(reply)
    return showInvitation(reply, invitation, (await findInvited(request.kit.db.reader, invitation)) !== null)
  })

  app.post<ByToken>('/invitation/:token', { config: guarded }, async (request, reply) => {
    const invitation = await findLiving(request)
    if (!invitation) return showOver(reply)
    const { db } = request.kit
    const owner = await findInvited(db.reader, invitation)
    const form = parseForm(passwordForm, request.body)
    const { password } = form.ok ? form.value : ({ password: '' } satisfies z.output<typeof passwordForm>)
    const wrong = await whyNotIn(request, invitation, owner, password)
    if (wrong) return showInvitation(reply, invitation, owner !== null, [{ field: 'password', message: wrong }])

    const passwordHash = owner ? null : await hashPassword(password)
    const invited = { token: request.params.token, email: invitation.email, passwordHash }
    const { userId, roleId } = await db.transaction((tx) => acceptInvitation(tx, invited, invitation, request.now))
    if (await hasFactor(db.reader, userId)) return enter(reply, userId, '/cabinet')
    const started = await startFor(request, userId)
    await db.transaction((tx) => actIn(tx, started.sessionId, roleId, request.now))
    keepSession(reply, started.token, started.until)
    return seeOther(reply, homes[invitation.role], `Вы вошли: ${invitation.scopeName}`)
  })
}

/** An invitation that can be taken up now; null for any other, whatever became of it. */
export async function findLiving({ kit, params, now }: FastifyRequest<ByToken>): Promise<Invitation | null> {
  const found = await findInvitation(kit.db.reader, params.token)
  const living = found && !found.takenAt && !found.withdrawnAt
  return living && isAfter(found.expiresAt, now) ? found : null
}

/** A known owner proves themselves by their own password; a new one chooses it. */
async function whyNotIn(
  request: FastifyRequest,
  invitation: Invitation,
  owner: User | null,
  password: string,
): Promise<string | null> {
  if (!owner) return whyNotChosen(request, invitation, password)
  try {
    if (password && (await proveUser(request, owner, password))) return null
    return 'Это не пароль вашего кабинета. Проверьте раскладку или задайте новый через «Не помню пароль»'
  } catch (error) {
    const minutes = waitOf(error)
    if (minutes === null) throw error
    return `Слишком много попыток. Попробуйте через ${minutes} мин.`
  }
}

/** What is wrong with a password that a newcomer of the staff chooses. */
export async function whyNotChosen(
  request: FastifyRequest,
  { email, surname }: Invitation,
  password: string,
): Promise<string | null> {
  return whyNotPassword(password, await leastOf(request), [email.split('@')[0] ?? null, surname])
}

async function leastOf({ kit, now }: FastifyRequest): Promise<number> {
  const { reader } = kit.db
  return settingOf(reader, staffPassword, await dayOf(reader, now))
}

async function showInvitation(
  reply: FastifyReply,
  invitation: Invitation,
  known: boolean,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const request = reply.request as FastifyRequest<ByToken>
  const [least, zone] = await Promise.all([leastOf(request), regionZone(request.kit.db.reader)])
  const { token } = request.params
  const page = <InvitationPage {...{ token, invitation, known, least, zone, errors }} />
  return show(reply, page, { status: errors.length > 0 ? 422 : 200 })
}

function showOver(reply: FastifyReply): FastifyReply {
  return show(reply, <InvitationOverPage />, { status: 410 })
}
