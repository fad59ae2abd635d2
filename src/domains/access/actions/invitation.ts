import { type Author, record } from '#audit'
import type { Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { endAllSessions } from '#platform/session'
import type { Invitation, UserId } from '../model.ts'
import {
  countLivingRoles,
  findRoleId,
  insertActingRole,
  insertAppointment,
  takeInvitation,
  updateReturned,
} from '../queries/staff.ts'
import { findUserByEmail, insertNewcomer, type User, updateConfirmedEmail, updatePassword } from '../queries/user.ts'
import { grantRole } from './role.ts'

/**
 * Whose cabinet the role will be added to (nobody gets a second account), or null when a password is to be chosen:
 * the address is new, was never confirmed, has no password yet, or its owner has left the service before.
 */
export async function findInvited(reader: Reader, { email }: Pick<Invitation, 'email'>): Promise<User | null> {
  const user = await findUserByEmail(reader, email)
  if (!user?.emailConfirmedAt || !user.passwordHash) return null
  return user.blockedAt && (await countLivingRoles(reader, user.id)) === 0 ? null : user
}

/**
 * Takes the role up. The link proves the address; a known owner has proved themselves by their own password, which the
 * edge has checked, and then `passwordHash` is null. A door that the operator closed stays closed.
 * Refuses `access.invitation-over`, `access.own-rights`, `access.blocked`.
 */
export async function acceptInvitation(
  tx: Tx,
  invited: { token: string; email: string; passwordHash: string | null },
  name: Pick<Invitation, 'surname' | 'name' | 'patronymic'>,
  now: Instant,
): Promise<{ userId: UserId; roleId: string }> {
  const { token, email, passwordHash } = invited
  // A new password never goes into a cabinet that has an owner, whatever the edge believed a moment ago.
  if (((await findInvited(tx, { email })) === null) !== (passwordHash !== null)) refuse('access.invitation-over')
  const userId = passwordHash ? await openAccount(tx, email, { name, passwordHash }, now) : await open(tx, email)
  const invitation = await takeInvitation(tx, token, userId, now)
  if (!invitation) return refuse('access.invitation-over')
  if (invitation.createdBy === userId) refuse('access.own-rights')

  const { role, scopeId, scopeName, rights, order, createdBy } = invitation
  const inviter: Author = { userId: createdBy, role: 'municipality', scopeId: null }
  await grantRole(tx, inviter, { userId, role, scopeId, scopeName, rights }, now)
  const roleId = (await findRoleId(tx, userId, role, scopeId)) ?? refuse('http.not-found')
  await insertAppointment(tx, { roleId, userId, rights, order, by: createdBy }, now)
  const by: Author = { userId, role, scopeId }
  await record(tx, by, 'access.invitation-taken', { subjectKind: 'invitation', subjectId: invitation.id }, now)
  return { userId, roleId }
}

/** The browser that took the link up works in that role from its first page. */
export async function actIn(tx: Tx, sessionId: string, roleId: string, now: Instant): Promise<void> {
  await insertActingRole(tx, sessionId, roleId, now)
}

type NewAccount = { name: Pick<Invitation, 'surname' | 'name' | 'patronymic'>; passwordHash: string }

async function openAccount(tx: Tx, email: string, { name, passwordHash }: NewAccount, now: Instant): Promise<UserId> {
  const fresh = { name, email, phone: null, municipalityId: null, passwordHash, emailConfirmedAt: null }
  // Whoever registered under the address without proving it is overwritten, as a registration would.
  const userId = (await insertNewcomer(tx, fresh, now)) ?? (await known(tx, email))
  if (!(await updateReturned(tx, userId))) refuse('access.blocked')
  await updatePassword(tx, userId, passwordHash)
  if (!(await updateConfirmedEmail(tx, userId, email, now))) refuse('access.email-taken')
  await endAllSessions(tx, userId, now)
  const by: Author = { userId, role: 'family', scopeId: null }
  await record(tx, by, 'access.email-confirmed', { subjectKind: 'user', subjectId: userId }, now)
  return userId
}

async function known(tx: Tx, email: string): Promise<UserId> {
  return (await findUserByEmail(tx, email))?.id ?? refuse('access.invitation-over')
}

/** A cabinet that has an owner, and whose door is not closed. */
async function open(tx: Tx, email: string): Promise<UserId> {
  const user = (await findUserByEmail(tx, email)) ?? refuse('access.invitation-over')
  return user.blockedAt ? refuse('access.blocked') : user.id
}
