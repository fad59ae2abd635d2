import type { FastifyRequest } from 'fastify'
import { fullName, shortName } from '#kernel/names'
import type { Reader } from '#platform/db'
import type { Hooks, Verdict } from '#platform/http'
import type { MenuLine, Permission } from '#platform/manifest'
import type { SessionLimits } from '#platform/session'
import { dayOf, settingOf } from '#region'
import { type Actor, isStaff, type Role } from '../model.ts'
import { findVisitor } from '../queries/user.ts'
import { actingGrant, mustProve, mustSecure } from '../rules.ts'
import { proofMinutes, secondFactor } from '../settings.ts'
import { actorOf, countsOf, securityOf, setActor, setCounts, setSecurity, visitorOf } from './actor.ts'
import { menuOf } from './menu.ts'

export type AccessOptions = {
  /** Of all manifests. */
  permissions: Readonly<Record<string, Permission>>
  /** Lines of the cabinets, of all manifests. */
  menu: readonly MenuLine[]
  /** How much waits behind lines of the menu, by their addresses. */
  counts?(reader: Reader, actor: Actor): Promise<Readonly<Record<string, number>>>
  /** Members of staff are signed out sooner than families. */
  staffSessions: SessionLimits
  /** Whether this came by the protected channel: decided by listener or gateway, never by what the client says. */
  isProtected?: (request: FastifyRequest) => boolean
}

/** What the platform asks of those who know people. */
export function createHooks({
  permissions,
  menu,
  counts,
  staffSessions,
  isProtected = () => false,
}: AccessOptions): Hooks {
  return {
    async authenticate(request) {
      const { token, now } = request
      if (!token) return
      const { reader } = request.kit.db
      const visitor = await findVisitor(reader, token.value, now)
      const grant = visitor && actingGrant(visitor.person.grants, visitor.person.actingId)
      if (!visitor || !grant) return
      const { session, person } = visitor
      const { role, scopeId, rights } = grant
      const { id: userId, grants } = person
      const protectedChannel = isProtected(request)
      setActor(request, {
        userId,
        role,
        scopeId,
        rights,
        grants,
        name: fullName(person),
        protectedChannel,
      })
      setSecurity(request, person)
      // A page that is read shows them; a form that comes back counts late.
      if (counts && request.face === 'page' && request.method === 'GET')
        setCounts(request, await counts(reader, actorOf(request)))
      request.session = session
      request.who = `user:${userId}`
      if (isStaff(role)) request.sessionLimits = staffSessions
    },

    async authorise(request, permission): Promise<Verdict> {
      const actor = visitorOf(request)
      if (!actor) return 'sign-in'
      if (permission === 'signed-in') return 'ok'
      if (!permissions[permission]?.roles.includes(actor.role)) return 'not-found'
      return isStaff(actor.role) ? guardStaff(request, actor.role, permission) : 'ok'
    },

    countLate(request) {
      const actor = visitorOf(request)
      if (!counts || !actor || countsOf(request)) return null
      return counts(request.kit.db.reader, actor).then((counted) => setCounts(request, counted))
    },

    signedIn(request) {
      const actor = visitorOf(request)
      return actor && { name: shortened(actor.name), menu: menuOf(actor, menu, countsOf(request) ?? {}) }
    },
  }
}

/** The second factor where the region demands it, and another proof before what is dangerous. */
async function guardStaff(request: FastifyRequest, role: Role, permission: string): Promise<Verdict> {
  const secured = securityOf(request)
  const { now, session } = request
  const { reader } = request.kit.db
  if (secured.waived) return 'ok'
  const today = await dayOf(reader, now)
  // One's own settings stay open: the second factor is set up there.
  const own = permission === 'access.settings.manage'
  if (!own && mustSecure(role, secured, await settingOf(reader, secondFactor, today))) return 'second-factor'
  if (!request.routeOptions.config.proof) return 'ok'
  const sending = request.method !== 'GET' && request.method !== 'HEAD'
  const minutes = await settingOf(reader, proofMinutes, today)
  return mustProve(session?.elevatedUntil ?? null, { sending, minutes }, now) ? 'step-up' : 'ok'
}

/** «Петрова Анна Викторовна» → «Петрова А. В.»; a name of other parts stays whole. */
function shortened(full: string): string {
  const [surname = '', name = '', patronymic = null, ...rest] = full.split(' ')
  return name && rest.length === 0 ? shortName({ surname, name, patronymic }) : full
}
