import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { endAllSessions } from '#platform/session'
import { dayOf, settingOf } from '#region'
import type { Actor } from '../model.ts'
import { deleteFactor } from '../queries/factor.ts'
import {
  findOverseen,
  findRelease,
  insertRelease,
  type OverseenUser,
  takeRelease,
  updateBlocked,
} from '../queries/overseen.ts'
import { releaseHours } from '../settings.ts'
import { tellOfFactor } from './factor.ts'
import { dismissStaff } from './staff.ts'

type Reasoned = { userId: string; reason: string }

/** Nobody signs in as this user any more, whoever invites them, and whoever is in is out at once. */
export async function blockUser(tx: Tx, by: Actor, { userId, reason }: Reasoned, now: Instant): Promise<void> {
  const user = await getOther(tx, by, userId)
  if (user.barred) refuse('access.blocked-already')
  await updateBlocked(tx, userId, { at: now, by: by.userId })
  await endAllSessions(tx, userId, now)
  await record(tx, by, 'access.user-blocked', { ...subjectOf(userId), reason }, now)
}

/** Signing in is possible again; sessions do not come back. */
export async function unblockUser(tx: Tx, by: Actor, { userId, reason }: Reasoned, now: Instant): Promise<void> {
  const user = await getOther(tx, by, userId)
  if (!user.blockedAt) refuse('access.not-blocked')
  await updateBlocked(tx, userId, null)
  await record(tx, by, 'access.user-unblocked', { ...subjectOf(userId), reason }, now)
}

/** A role is taken away by the region, whoever gave it. */
export async function withdrawRole(
  tx: Tx,
  by: Actor,
  { userId, roleId, reason }: Reasoned & { roleId: string },
  now: Instant,
): Promise<void> {
  const user = await getOther(tx, by, userId)
  const held = user.roles.find(({ id }) => id === roleId)
  if (!held || held.role === 'family' || held.role === 'certificate') return refuse('http.not-found')
  await dismissStaff(tx, by, roleId, now)
  await record(tx, by, 'access.role-withdrawn', { ...subjectOf(userId), facts: { role: held.role }, reason }, now)
}

/** Phone and recovery codes are lost: one person asks, another confirms within the region's term. */
export async function askFactorRelease(tx: Tx, by: Actor, { userId, reason }: Reasoned, now: Instant): Promise<void> {
  const user = await getOther(tx, by, userId)
  if (!user.secured) refuse('access.no-factor')
  const expiresAt = now.add({ hours: await settingOf(tx, releaseHours, await dayOf(tx, now)) })
  if (!(await insertRelease(tx, { userId, reason, askedBy: by.userId, expiresAt }, now))) refuse('access.release-waits')
  await record(tx, by, 'access.factor-release-asked', { ...subjectOf(userId), reason }, now)
}

/**
 * The second pair of eyes: the password alone opens until another factor is set up, and other sessions end. A factor that was set
 * up after the request is not touched.
 */
export async function confirmFactorRelease(tx: Tx, by: Actor, userId: string, now: Instant): Promise<void> {
  await getOther(tx, by, userId)
  const release = (await findRelease(tx, userId, now)) ?? refuse('http.not-found')
  if (release.askedBy === by.userId) refuse('access.own-release')
  if (!(await takeRelease(tx, { id: release.id, by: by.userId }, now))) refuse('http.not-found')
  await deleteFactor(tx, userId)
  await endAllSessions(tx, userId, now)
  await record(tx, by, 'access.factor-released', { ...subjectOf(userId), reason: release.reason }, now)
  await tellOfFactor(tx, { userId }, 'off', now)
}

/** Whoever opens a user's card is in the journal. */
export async function lookAtUser(tx: Tx, by: Actor, userId: string, now: Instant): Promise<OverseenUser> {
  const user = (await findOverseen(tx, userId)) ?? refuse('http.not-found')
  await record(tx, by, 'access.user-looked-at', subjectOf(userId), now)
  return user
}

async function getOther(tx: Tx, by: Actor, userId: string): Promise<OverseenUser> {
  if (userId === by.userId) refuse('access.own-rights')
  return (await findOverseen(tx, userId)) ?? refuse('http.not-found')
}

function subjectOf(userId: string) {
  return { subjectKind: 'user', subjectId: userId }
}
