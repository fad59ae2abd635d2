import { z } from 'zod'
import { actorOf, listInvitations, listStaff, scopeOf } from '#access'
import { fullName } from '#kernel/names'
import { type App, answerOnce } from '#platform/http'
import { dismissColleague, inviteColleague, withdrawColleague } from '../actions/staff.ts'
import { colleagueForm } from '../forms.ts'
import type { ProviderId } from '../model.ts'

const one = z.object({ id: z.uuid() })
const managing = { permission: 'providers.staff.manage' }
const nothing = { 204: z.null() }
const out = z.object({
  staff: z.array(z.object({ id: z.uuid(), name: z.string(), signedInAt: z.iso.datetime().nullable() })),
  invitations: z.array(z.object({ id: z.uuid(), email: z.string(), expiresAt: z.iso.datetime() })),
})

/** Colleagues of one's own organisation for machines. */
export function staffApi(app: App): void {
  const listing = { summary: 'Сотрудники своей организации и приглашения', response: { 200: out } }
  app.get('/provider/staff', { config: managing, schema: listing }, async (request) => {
    const id = scopeOf(actorOf(request))
    const { reader } = request.kit.db
    const [staff, invitations] = await Promise.all([listStaff(reader, [id]), listInvitations(reader, id)])
    return {
      staff: staff.map((member) => ({
        id: member.roleId,
        name: fullName(member),
        signedInAt: member.signedInAt?.toString() ?? null,
      })),
      invitations: invitations.map(({ id: its, email, expiresAt }) => ({
        id: its,
        email,
        expiresAt: expiresAt.toString(),
      })),
    }
  })

  const inviting = { summary: 'Пригласить коллегу', body: colleagueForm, response: nothing }
  const config = { ...managing, proof: true, rateLimit: { max: 60, timeWindow: '10 minutes' } }
  app.post('/provider/invitations', { config, schema: inviting }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      const providerId = scopeOf(by) as ProviderId
      await inviteColleague(tx, by, { providerId, colleague: request.body }, request.now)
      return { status: 204, body: null }
    }),
  )

  const withdrawing = { summary: 'Отозвать приглашение', params: one, response: nothing }
  app.delete('/provider/invitations/:id', { config: managing, schema: withdrawing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await withdrawColleague(tx, actorOf(request), request.params.id, request.now)
      return { status: 204, body: null }
    }),
  )

  const dismissing = { summary: 'Закрыть вход коллеге', params: one, response: nothing }
  app.delete(
    '/provider/staff/:id',
    { config: { ...managing, proof: true }, schema: dismissing },
    async (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        await dismissColleague(tx, actorOf(request), request.params.id, request.now)
        return { status: 204, body: null }
      }),
  )
}
