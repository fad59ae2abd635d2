import { record } from '#audit'
import { formatInstant, type Instant } from '#kernel/dates'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import type { Sealer } from '#platform/sealing'
import { elevateSession, endAllSessions, type Session } from '#platform/session'
import { dayOf, regionZone, settingOf } from '#region'
import { hashRecoveryCode, newRecoveryCodes } from '../factors/recovery-codes.ts'
import { newSecret, stepOf } from '../factors/totp.ts'
import { admitCode, forgiveCode } from '../limits.ts'
import { type Actor, anonymous } from '../model.ts'
import {
  deleteFactor,
  findFactor,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
  updateConfirmed,
  upsertPendingFactor,
} from '../queries/factor.ts'
import { lockStaffRole, worksElsewhere } from '../queries/staff.ts'
import { getUser } from '../queries/user.ts'
import { proofMinutes } from '../settings.ts'
import { politely } from './registration.ts'

/** What a typed code was worth. A code is good for one use even while its half-minute lasts. */
export type CodeAnswer = 'right' | 'wrong' | 'reused'

/** A new secret for an application of codes; it asks nothing until its first code came back. */
export async function startFactor(tx: Tx, by: Actor, sealer: Sealer, now: Instant): Promise<void> {
  await upsertPendingFactor(tx, by.userId, sealer.seal(by.userId, newSecret()), now)
}

/** The secret that waits for its first code; null when there is none, or it asks already. */
export async function findPendingSecret(reader: Reader, userId: string, sealer: Sealer): Promise<string | null> {
  const factor = await findFactor(reader, userId)
  return factor && !factor.confirmedAt ? sealer.open(userId, factor.sealed) : null
}

/**
 * The application shows what we expect: from now on codes are asked, and other sessions end. Returns recovery codes, told
 * this once; null for a wrong code.
 */
export async function confirmFactor(
  tx: Tx,
  by: Actor,
  { code, sealer, sessionId }: { code: string; sealer: Sealer; sessionId?: string | undefined },
  now: Instant,
): Promise<string[] | null> {
  const secret = await findPendingSecret(tx, by.userId, sealer)
  const step = secret && stepOf(secret, code, now)
  if (!step || !(await updateConfirmed(tx, by.userId, step, now))) return null

  const codes = await renewCodes(tx, by.userId)
  await endAllSessions(tx, by.userId, now, sessionId)
  await record(tx, by, 'access.factor-enrolled', { subjectKind: 'user', subjectId: by.userId }, now)
  await tellOfFactor(tx, by, 'on', now)
  return codes
}

/** Another sheet of recovery codes, for who has used or lost the one before. */
export async function renewRecoveryCodes(tx: Tx, by: Actor, now: Instant): Promise<string[]> {
  const factor = await findFactor(tx, by.userId)
  if (!factor?.confirmedAt) return refuse('http.not-found')
  const codes = await renewCodes(tx, by.userId)
  await record(tx, by, 'access.recovery-codes-renewed', { subjectKind: 'user', subjectId: by.userId }, now)
  return codes
}

/** The password alone opens again. */
export async function removeFactor(tx: Tx, by: Actor, now: Instant): Promise<void> {
  await deleteFactor(tx, by.userId)
  await record(tx, by, 'access.factor-removed', { subjectKind: 'user', subjectId: by.userId }, now)
  await tellOfFactor(tx, by, 'off', now)
}

/**
 * Phone and paper are lost: whoever gives the person the role lets them in by the password, and sessions end. Whoever calls has
 * checked the place. Refuses `access.factor-elsewhere`: what protects another place is not this one's to take away.
 */
export async function releaseFactor(tx: Tx, by: Actor, roleId: string, now: Instant): Promise<void> {
  const { userId, secured } = (await lockStaffRole(tx, roleId)) ?? refuse('http.not-found')

  refuseIf(userId === by.userId ? new Refusal('access.own-rights') : null)
  refuseIf((await worksElsewhere(tx, userId, roleId)) ? new Refusal('access.factor-elsewhere') : null)
  if (!secured) return

  await deleteFactor(tx, userId)
  await endAllSessions(tx, userId, now)
  await record(tx, by, 'access.factor-released', { subjectKind: 'user', subjectId: userId }, now)
  await tellOfFactor(tx, { userId }, 'off', now)
}

/**
 * Looks at a code of the application or of the paper; wrong ones are counted before they are looked at, so the caller commits
 * whatever the answer. Refuses `access.too-many-codes`.
 */
export async function checkCode(
  tx: Tx,
  { userId, code, sealer }: { userId: string; code: string; sealer: Sealer },
  now: Instant,
): Promise<CodeAnswer> {
  await admitCode(tx, userId, now)
  const answer = await worthOf(tx, { userId, code, sealer }, now)
  if (answer === 'right') await forgiveCode(tx, userId)
  else await record(tx, anonymous, 'access.code-failed', { subjectKind: 'user', subjectId: userId }, now)
  return answer
}

/** Who is signed in has just proved it again: dangerous acts are open for some minutes, under another token. */
export async function elevate(tx: Tx, by: Actor, session: Session, now: Instant): Promise<{ token: string }> {
  const until = now.add({ minutes: await settingOf(tx, proofMinutes, await dayOf(tx, now)) })
  await record(tx, by, 'access.proved-again', { subjectKind: 'user', subjectId: by.userId }, now)
  return elevateSession(tx, session, until, now)
}

async function worthOf(
  tx: Tx,
  { userId, code, sealer }: { userId: string; code: string; sealer: Sealer },
  now: Instant,
): Promise<CodeAnswer> {
  const factor = await findFactor(tx, userId)
  if (!factor?.confirmedAt) return 'wrong'
  const digits = code.replace(/\s/g, '')
  if (/^\d{6}$/.test(digits)) {
    const step = stepOf(sealer.open(userId, factor.sealed), digits, now)
    if (step === null) return 'wrong'
    return (await takeStep(tx, userId, step)) ? 'right' : 'reused'
  }
  if (!(await takeRecoveryCode(tx, userId, hashRecoveryCode(userId, code), now))) return 'wrong'
  await record(tx, anonymous, 'access.recovery-code-used', { subjectKind: 'user', subjectId: userId }, now)
  return 'right'
}

async function renewCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await replaceRecoveryCodes(
    tx,
    userId,
    codes.map((code) => hashRecoveryCode(userId, code)),
  )
  return codes
}

/** The person learns by letter what was done to their second factor. */
export async function tellOfFactor(
  tx: Tx,
  { userId }: { userId: string },
  state: 'on' | 'off',
  now: Instant,
): Promise<void> {
  const user = await getUser(tx, userId)
  const facts = { name: politely(user), state, at: formatInstant(now, await regionZone(tx)) }
  await planLetter(tx, { to: user.email, cabinet: { userId }, letter: 'access.factor-changed', facts })
}
