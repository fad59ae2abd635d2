import { type Author, record } from '#audit'
import { type Instant, isAfter } from '#kernel/dates'
import type { PersonName } from '#kernel/names'
import { Refusal, refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { endAllSessions } from '#platform/session'
import { dayOf, settingOf } from '#region'
import type { UserId } from '../model.ts'
import { insertLink, takeLink, useLinks } from '../queries/link.ts'
import { deleteLogin, findLogin, type Login, updateClosed, updateOwnPassword, upsertLogin } from '../queries/login.ts'
import { insertUser } from '../queries/user.ts'
import { ownPasswordMinutes, printedPasswordDays } from '../settings.ts'
import { grantRole } from './role.ts'

export type NumberSignIn = {
  /** Ten digits. */
  number: string
  /** Whose number it is: what the head of the pages shows. */
  name: PersonName
  scopeId: string
  passwordHash: string
  printKey: string
}

/**
 * Gives a certificate's number a printed password (S-038), and at the first time a user of its own. Whoever was signed in
 * by the number is out; the printed password lives for some days and opens nothing but the choice of an own one.
 */
export async function printPassword(tx: Tx, by: Author, signIn: NumberSignIn, now: Instant): Promise<UserId> {
  const { number, passwordHash, printKey, name, scopeId } = signIn
  const [before, days] = await Promise.all([
    findLogin(tx, number),
    dayOf(tx, now).then((today) => settingOf(tx, printedPasswordDays, today)),
  ])

  const userId = before?.userId ?? (await insertBearer(tx, by, { name, scopeId }, now))
  await upsertLogin(tx, { number, userId, passwordHash, printKey, expiresAt: now.add({ hours: 24 * days }) }, now)
  await useLinks(tx, userId, 'first-password', now)
  await endAllSessions(tx, userId, now)
  await record(tx, by, 'access.password-printed', { subjectKind: 'user', subjectId: userId }, now)
  return userId
}

/** The printed password was right: a token with which an own one is set, at once and once. */
export async function admitFirst(tx: Tx, login: Login, now: Instant): Promise<string> {
  if (login.expiresAt && !isAfter(login.expiresAt, now)) refuse('access.printed-expired')
  const expiresAt = now.add({ minutes: await settingOf(tx, ownPasswordMinutes, await dayOf(tx, now)) })
  return insertLink(tx, { userId: login.userId, email: null, purpose: 'first-password', expiresAt }, now)
}

/** An own password in place of the printed one. */
export async function setFirstPassword(
  tx: Tx,
  { token, passwordHash }: { token: string; passwordHash: string },
  now: Instant,
): Promise<UserId> {
  const link = await takeLink(tx, token, 'first-password', now)
  if (!link) throw new Refusal('access.first-password-late')
  await changeOwnPassword(tx, link.userId, passwordHash, now)
  return link.userId
}

/** Another password of one's own; other sessions end. */
export async function changeOwnPassword(
  tx: Tx,
  userId: UserId,
  passwordHash: string,
  now: Instant,
  keepSession?: string,
): Promise<void> {
  await updateOwnPassword(tx, userId, passwordHash, now)
  await endAllSessions(tx, userId, now, keepSession)
  const by = { userId, role: 'certificate', scopeId: null }
  await record(tx, by, 'access.password-changed', { subjectKind: 'user', subjectId: userId }, now)
}

/** The number opens nothing any more: the certificate left the registry. */
export async function closeLogin(tx: Tx, by: Author, number: string, now: Instant): Promise<void> {
  const userId = await deleteLogin(tx, number)
  if (!userId) return
  await endAllSessions(tx, userId, now)
  await record(tx, by, 'access.login-closed', { subjectKind: 'user', subjectId: userId }, now)
}

/** The number opens nothing for now: its certificate may come back into the registry. */
export async function suspendLogin(tx: Tx, by: Author, number: string, now: Instant): Promise<void> {
  const userId = await updateClosed(tx, number, now)
  if (!userId) return
  await useLinks(tx, userId, 'first-password', now)
  await endAllSessions(tx, userId, now)
  await record(tx, by, 'access.login-suspended', { subjectKind: 'user', subjectId: userId }, now)
}

/** The certificate is in the registry again, and its number signs in as before. */
export async function resumeLogin(tx: Tx, by: Author, number: string, now: Instant): Promise<void> {
  const userId = await updateClosed(tx, number, null)
  if (userId) await record(tx, by, 'access.login-resumed', { subjectKind: 'user', subjectId: userId }, now)
}

async function insertBearer(
  tx: Tx,
  by: Author,
  { name, scopeId }: Pick<NumberSignIn, 'name' | 'scopeId'>,
  now: Instant,
): Promise<UserId> {
  const nobody = { email: null, phone: null, municipalityId: null, passwordHash: null, emailConfirmedAt: null }
  const userId = await insertUser(tx, { name, ...nobody }, now)
  await grantRole(tx, by, { userId, role: 'certificate', scopeId, rights: [] }, now)
  return userId
}
