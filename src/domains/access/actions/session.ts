import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { type SessionLimits, startSession, type Visit } from '#platform/session'

/** The token is for the cookie or the bearer and is told once; the session lives until then at most. */
export type Started = { token: string; until: Instant; sessionId: string }

/** Signs a user in: who they are has been proved before. */
export async function startSessionFor(
  tx: Tx,
  userId: string,
  visit: Visit & { limits: SessionLimits },
  now: Instant,
): Promise<Started> {
  const { limits, ...who } = visit
  const { token, session } = await startSession(tx, { userId, ...who }, limits, now)
  await record(
    tx,
    { userId, role: 'family', scopeId: null },
    'access.signed-in',
    { subjectKind: 'user', subjectId: userId },
    now,
  )
  return { token, until: session.createdAt.add(limits.absolute), sessionId: session.id }
}
