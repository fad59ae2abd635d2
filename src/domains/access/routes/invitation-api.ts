import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fullName } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import type { App } from '#platform/http'
import { acceptInvitation, actIn, findInvited } from '../actions/invitation.ts'
import { takingJson } from '../forms.ts'
import type { Invitation } from '../model.ts'
import { hashPassword } from '../passwords/hashing.ts'
import { findUserByEmail, type User } from '../queries/user.ts'
import { demandCode } from './code.tsx'
import { proveUser, startFor } from './entry.ts'
import { findLiving, whyNotChosen } from './invitation.tsx'

const guarded = { permission: 'anyone', rateLimit: { max: 30, timeWindow: '10 minutes' } }
const linked = z.object({ token: z.string().min(1).max(200) })
const invitationOut = z.object({
  ...{ name: z.string(), email: z.string(), role: z.string(), place: z.string(), rights: z.array(z.string()) },
  order: z.object({ number: z.string(), on: z.iso.date() }),
  expiresAt: z.iso.datetime(),
  known: z.boolean().describe('Кабинет с этой почтой уже есть: нужен его пароль, а не новый'),
})
const takenOut = z.object({ token: z.string(), expiresAt: z.iso.datetime(), role: z.string(), scopeId: z.uuid() })

/** `/staff-invitations/:token`: the single-use link of an institution's sign-in (S-158), as its page takes it. */
export function invitationApi(app: App): void {
  const reading = {
    summary: 'Приглашение на работу по ссылке из письма',
    params: linked,
    response: { 200: invitationOut },
  }
  app.get('/staff-invitations/:token', { config: guarded, schema: reading }, async (request) => {
    const invitation = (await findLiving(request)) ?? refuse('access.invitation-over')
    const { email, role, scopeName, rights, order, expiresAt } = invitation
    return {
      ...{ name: fullName(invitation), email, role, place: scopeName, rights: [...rights] },
      order: { number: order.number, on: order.on.toString() },
      expiresAt: expiresAt.toString(),
      known: (await findInvited(request.kit.db.reader, invitation)) !== null,
    }
  })

  const taking = {
    summary: 'Принять приглашение на работу: новый пароль или, если кабинет уже есть, его пароль; сразу открывает вход',
    params: linked,
    body: takingJson,
    response: { 201: takenOut },
  }
  const config = { ...guarded, keyless: true }
  app.post('/staff-invitations/:token', { config, schema: taking }, async (request, reply) => {
    const invitation = (await findLiving(request)) ?? refuse('access.invitation-over')
    const { db } = request.kit
    const { password, code } = request.body
    const owner = await findInvited(db.reader, invitation)
    await demandOwn(request, { invitation, owner, password })
    // Whoever comes back after leaving chooses a new password; a second factor from before is asked as on the page.
    const known = owner ?? (await findUserByEmail(db.reader, invitation.email))
    if (known) await demandCode(request, known.id, code)

    const passwordHash = owner ? null : await hashPassword(password)
    const invited = { token: request.params.token, email: invitation.email, passwordHash }
    const { userId, roleId } = await db.transaction((tx) => acceptInvitation(tx, invited, invitation, request.now))
    const { token, sessionId, until } = await startFor(request, userId)
    await db.transaction((tx) => actIn(tx, sessionId, roleId, request.now))
    const { role, scopeId } = invitation
    return reply.code(201).send({ token, expiresAt: until.toString(), role, scopeId })
  })
}

type Taking = { invitation: Invitation; owner: User | null; password: string }

/** A known owner proves themselves; a newcomer chooses a password that is long enough. */
async function demandOwn(request: FastifyRequest, { invitation, owner, password }: Taking): Promise<void> {
  if (owner) {
    if (!(await proveUser(request, owner, password))) refuse('access.wrong-password')
    return
  }
  const why = await whyNotChosen(request, invitation, password)
  if (why) refuse('access.weak-password', { why })
}
