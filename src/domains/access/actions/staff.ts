import { type Author, record } from '#audit'
import { formatDay, formatInstant, type Instant } from '#kernel/dates'
import type { PersonName } from '#kernel/names'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { endAllSessions } from '#platform/session'
import { dayOf, regionZone, settingOf } from '#region'
import type { Actor, InvitationId, Order, StaffMember, StaffRole } from '../model.ts'
import {
  countLivingRoles,
  endRole,
  findInvitationById,
  findRoleId,
  insertAppointment,
  insertInvitation,
  listStaff,
  lockStaffRole,
  removeInvitedRight,
  updateLeft,
  updateRights,
  withdrawInvitations,
} from '../queries/staff.ts'
import { findUserByEmail } from '../queries/user.ts'
import { whyNotAppoint, workInWords } from '../rules.ts'
import { invitationHours } from '../settings.ts'

export type NewSpecialist = {
  name: PersonName
  email: string
  role: StaffRole
  /** Where they will work; whoever calls has checked that the place is the caller's to give. */
  scopeId: string
  scopeName: string
  rights: readonly string[]
  order: Order
}

/**
 * Sends somebody a single-use link to a role in a place (S-158), each right by the order of the institution (S-165).
 * Refuses `access.own-rights`, `access.order-ahead`, `access.works-already`.
 */
export async function inviteStaff(tx: Tx, by: Actor, wish: NewSpecialist, now: Instant): Promise<InvitationId> {
  const { name, email, role, scopeId, scopeName, rights, order } = wish
  const today = await dayOf(tx, now)
  const [owner, hours, zone] = await Promise.all([
    findUserByEmail(tx, email),
    settingOf(tx, invitationHours, today),
    regionZone(tx),
  ])
  const works = owner ? await findRoleId(tx, owner.id, role, scopeId) : null

  refuseIf(whyNotAppoint({ userId: owner?.id ?? null, order }, by, today))
  refuseIf(works ? new Refusal('access.works-already', { place: scopeName }) : null)

  const expiresAt = now.add({ hours })
  const fresh = { ...name, email, role, scopeId, scopeName, rights, order, expiresAt }
  const { id, token } = await insertInvitation(tx, fresh, by.userId, now)
  const facts = { role, scopeId, rights: [...rights], order: order.number }
  await record(tx, by, 'access.invited', { subjectKind: 'invitation', subjectId: id, facts }, now)

  await planLetter(tx, {
    to: email,
    cabinet: null,
    letter: 'access.invitation',
    facts: {
      ...{ name: [name.name, name.patronymic].filter(Boolean).join(' '), place: scopeName, token, role },
      ...{ rights: workInWords(role, rights), order: `№ ${order.number} от ${formatDay(order.on)}` },
      until: formatInstant(expiresAt, zone),
    },
  })
  return id
}

/** The link stops working at once. Whoever calls has checked the place. */
export async function withdrawInvitation(tx: Tx, by: Actor, id: string, now: Instant): Promise<void> {
  const invitation = await findInvitationById(tx, id)
  if (!invitation || (await withdrawInvitations(tx, { id }, now)) === 0) return refuse('http.not-found')
  const facts = { scopeId: invitation.scopeId }
  await record(tx, by, 'access.invitation-withdrawn', { subjectKind: 'invitation', subjectId: id, facts }, now)
}

/** Gives a member of staff other rights by another order; never oneself. Refuses `access.own-rights`. */
export async function changeRights(
  tx: Tx,
  by: Actor,
  change: { roleId: string; rights: readonly string[]; order: Order },
  now: Instant,
): Promise<void> {
  const { roleId, rights, order } = change
  const member = (await lockStaffRole(tx, roleId)) ?? refuse('http.not-found')
  refuseIf(whyNotAppoint({ userId: member.userId, order }, by, await dayOf(tx, now)))

  await updateRights(tx, roleId, rights)
  await insertAppointment(tx, { roleId, userId: member.userId, rights, order, by: by.userId }, now)
  const facts = { scopeId: member.scopeId, from: [...member.rights], to: [...rights], order: order.number }
  await record(tx, by, 'access.rights-changed', { subjectKind: 'user', subjectId: member.userId, facts }, now)
}

/** Somebody does not work there any longer: their sessions end at once, and without another role the account closes. */
export async function dismissStaff(tx: Tx, by: Actor, roleId: string, now: Instant): Promise<StaffMember> {
  const member = (await lockStaffRole(tx, roleId)) ?? refuse('http.not-found')
  if (member.userId === by.userId) refuse('access.own-rights')
  await end(tx, by, member, now)
  return member
}

/** A place closes: nobody works there any longer, and links to it are worth nothing. */
export async function dismissAll(tx: Tx, by: Actor, scopeId: string, now: Instant): Promise<number> {
  // First the links: whoever takes one up at this very moment is waited for, and then let go with the others.
  await withdrawInvitations(tx, { scopeId }, now)
  const members = await listStaff(tx, [scopeId])
  for (const member of members) await end(tx, by, member, now)
  return members.length
}

/** Takes one right from everybody in a place, the invited too: what it stood on is gone. */
export async function takeRight(tx: Tx, by: Actor, from: { scopeId: string; right: string }, now: Instant) {
  const { scopeId, right } = from
  await removeInvitedRight(tx, from)
  for (const { roleId, userId, rights } of await listStaff(tx, [scopeId])) {
    if (!rights.includes(right)) continue
    const left = rights.filter((one) => one !== right)
    await updateRights(tx, roleId, left)
    const facts = { scopeId, from: [...rights], to: left }
    await record(tx, by, 'access.rights-changed', { subjectKind: 'user', subjectId: userId, facts }, now)
  }
}

async function end(tx: Tx, by: Author, { roleId, userId, role, scopeId }: StaffMember, now: Instant): Promise<void> {
  await endRole(tx, roleId, by.userId, now)
  await endAllSessions(tx, userId, now)
  const leaves = (await countLivingRoles(tx, userId)) === 0
  if (leaves) await updateLeft(tx, userId, now)
  const facts = { role, scopeId, closed: leaves }
  await record(tx, by, 'access.role-ended', { subjectKind: 'user', subjectId: userId, facts }, now)
}
