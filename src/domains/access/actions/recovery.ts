import { record } from '#audit'
import { formatInstant, type Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { planLetter } from '#platform/mail'
import { endAllSessions } from '#platform/session'
import { dayOf, regionZone, settingOf } from '#region'
import { admitLetter, type Origin } from '../limits.ts'
import { deleteAttempts } from '../queries/attempt.ts'
import { insertLink, takeLink, useLinks } from '../queries/link.ts'
import { findUserByEmail, getUser, type User, updateConfirmedEmail, updatePassword } from '../queries/user.ts'
import { recoveryMinutes } from '../settings.ts'
import { politely } from './registration.ts'

/** Asks for a link to a new password. Whether the address is known is found out by the job, so the answer cannot tell. */
export async function askRecovery(tx: Tx, email: string, from: Origin, now: Instant): Promise<void> {
  await admitLetter(tx, from, now)
  await planJob(tx, 'access.send-recovery', { email })
}

/** Sends the link when the very address has a cabinet (S-092, S-094). */
export async function sendRecovery(tx: Tx, email: string, now: Instant): Promise<void> {
  const user = await findUserByEmail(tx, email)
  if (!user || user.blockedAt) return
  const expiresAt = now.add({ minutes: await settingOf(tx, recoveryMinutes, await dayOf(tx, now)) })

  const token = await insertLink(tx, { userId: user.id, email, purpose: 'recover-password', expiresAt }, now)

  await record(
    tx,
    { userId: null, role: 'anonymous', scopeId: null },
    'access.recovery-asked',
    { subjectKind: 'user', subjectId: user.id },
    now,
  )
  const until = formatInstant(expiresAt, await regionZone(tx))
  await planLetter(tx, {
    to: email,
    cabinet: null,
    letter: 'access.recovery',
    facts: { name: politely(user), token, until },
  })
}

/** A new password by the link. The link came to the address, so it is confirmed too; every session before ends. */
export async function recoverPassword(
  tx: Tx,
  recovery: { token: string; passwordHash: string; attempts: readonly string[] },
  now: Instant,
): Promise<User> {
  const link = await takeLink(tx, recovery.token, 'recover-password', now)
  if (!link) return refuse('access.link-used')
  const user = await getUser(tx, link.userId)
  if (user.blockedAt) refuse('access.blocked')

  // Of a cabinet that another system asked for the address is known by the link alone; somebody may have taken it since.
  if (!user.emailConfirmedAt && !(await updateConfirmedEmail(tx, user.id, link.email, now)))
    refuse('access.email-taken')
  await setPassword(tx, user, recovery.passwordHash, now)
  await deleteAttempts(tx, 'sign-in', recovery.attempts)
  return user
}

/** Changes the password of somebody who has just proved who they are; other sessions end. */
export async function setPassword(
  tx: Tx,
  user: User,
  passwordHash: string,
  now: Instant,
  keepSession?: string,
): Promise<void> {
  await updatePassword(tx, user.id, passwordHash)
  await useLinks(tx, user.id, 'recover-password', now)
  await endAllSessions(tx, user.id, now, keepSession)

  const by = { userId: user.id, role: 'family', scopeId: null }
  await record(tx, by, 'access.password-changed', { subjectKind: 'user', subjectId: user.id }, now)
  const facts = { name: politely(user), at: formatInstant(now, await regionZone(tx)) }
  await planLetter(tx, { to: user.email, cabinet: { userId: user.id }, letter: 'access.password-changed', facts })
}
