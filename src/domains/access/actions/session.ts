import { record } from '#audit'
import { formatInstant, type Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { endSession, listAgents, type SessionLimits, startSession, type Visit } from '#platform/session'
import { regionZone } from '#region'
import { deviceOf } from '../device.ts'
import type { Origin } from '../limits.ts'
import { type Actor, anonymous } from '../model.ts'
import { deleteAttempts, deleteLatestAttempt } from '../queries/attempt.ts'
import { getUser } from '../queries/user.ts'
import { politely } from './registration.ts'

/** The token is for the cookie or the bearer and is told once; the session lives until then at most. */
export type Started = { token: string; until: Instant; sessionId: string }

/** Signs a user in: who they are has been proved before. Refuses `access.blocked`, also on a way begun before the block. */
export async function startSessionFor(
  tx: Tx,
  userId: string,
  visit: Visit & { limits: SessionLimits; elevatedUntil?: Instant },
  now: Instant,
): Promise<Started> {
  if ((await getUser(tx, userId)).blockedAt) refuse('access.blocked')
  const { limits, ...who } = visit
  const known = await isKnownDevice(tx, userId, visit.userAgent)
  const { token, session } = await startSession(tx, { userId, ...who }, limits, now)
  const by = { userId, role: 'family', scopeId: null }
  await record(tx, by, 'access.signed-in', { subjectKind: 'user', subjectId: userId }, now)
  if (!known) await tellOfDevice(tx, userId, visit, now)
  return { token, until: session.createdAt.add(limits.absolute), sessionId: session.id }
}

/** The first device of all is no news; browsers renew themselves, so the kind of device counts. */
async function isKnownDevice(tx: Tx, userId: string, userAgent: string): Promise<boolean> {
  const devices = (await listAgents(tx, userId)).map(deviceOf)
  return devices.length === 0 || devices.includes(deviceOf(userAgent))
}

async function tellOfDevice(tx: Tx, userId: string, { userAgent, address }: Visit, now: Instant): Promise<void> {
  const user = await getUser(tx, userId)
  const at = formatInstant(now, await regionZone(tx))
  const facts = { name: politely(user), device: deviceOf(userAgent), address, at }
  await planLetter(tx, { to: user.email, cabinet: { userId }, letter: 'access.new-sign-in', facts })
}

/** The password was right: what was counted against the person is forgiven. */
export async function forgiveAttempts(tx: Tx, { account, network, pair }: Origin): Promise<void> {
  await deleteAttempts(tx, 'sign-in', [account, pair])
  await deleteLatestAttempt(tx, 'sign-in', network)
}

/** Leaves a trace of a wrong password; of an unknown address one without a user. */
export async function recordFailure(tx: Tx, userId: string | null, now: Instant): Promise<void> {
  const subject = userId ? { subjectKind: 'user', subjectId: userId } : {}
  await record(tx, anonymous, 'access.sign-in-failed', subject, now)
}

export async function signOut(tx: Tx, by: Actor, sessionId: string, now: Instant): Promise<void> {
  await endSession(tx, sessionId, now)
  await record(tx, by, 'access.signed-out', { subjectKind: 'user', subjectId: by.userId }, now)
}
