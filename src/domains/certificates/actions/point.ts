import {
  type Actor,
  changeRights,
  dismissAll,
  dismissStaff,
  findInvitationById,
  findStaffMember,
  inviteStaff,
  type Order,
  releaseFactor,
  takeRight,
  withdrawInvitation,
} from '#access'
import { record } from '#audit'
import { newId } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf, registerAct } from '#region'
import type { PointId } from '../model/certificate.ts'
import type { ManagedPoint, NamedAct, PointFacts } from '../model/point.ts'
import { insertPoint, lockManagedPoint, updateAuthority, updateClosed, updatePoint } from '../queries/managed-point.ts'
import { whyNotAct, whyNotChange, whyNotGive, whyNotInvite } from '../rules/point.ts'

export type Appointment = { facts: PointFacts; mayActivate: boolean; act: NamedAct }

/** An order of the municipality names an institution that accepts, registers and, if so authorised, activates (S-160). */
export async function appointPoint(
  tx: Tx,
  by: Actor,
  { facts, mayActivate, act }: Appointment,
  now: Temporal.Instant,
): Promise<PointId> {
  const municipalityId = by.role === 'municipality' && by.scopeId ? by.scopeId : refuse('http.not-found')
  const today = await dayOf(tx, now)
  refuseIf(whyNotAct(act, today))

  const actId = await registerAct(tx, by, { ...act, municipalityId }, now)
  const id = newId<'point'>()
  await insertPoint(tx, { ...facts, id, municipalityId, mayActivate, actId, openedOn: today })
  const trace = { name: facts.name, mayActivate, act: act.number }
  await record(tx, by, 'certificates.point-appointed', { subjectKind: 'point', subjectId: id, facts: trace }, now)
  return id
}

/** Hours, telephone, specialist and the workplace (S-166, S-167). Without a stated workplace nobody there sees personal data. */
export async function changePoint(
  tx: Tx,
  by: Actor,
  { id, facts }: { id: PointId; facts: PointFacts },
  now: Temporal.Instant,
): Promise<void> {
  const point = await lockManagedPoint(tx, by, id)
  refuseIf(whyNotChange(point, by))

  await updatePoint(tx, id, facts)
  const lost = facts.workplace ? [] : ['see-personal-data', 'merge']
  for (const right of lost) await takeRight(tx, by, { scopeId: id, right }, now)
  const trace = { before: published(point), after: published(facts) }
  await record(tx, by, 'certificates.point-changed', { subjectKind: 'point', subjectId: id, facts: trace }, now)
}

/** Another order gives or takes the authority to activate (S-061). */
export async function authorisePoint(
  tx: Tx,
  by: Actor,
  { id, mayActivate, act }: { id: PointId; mayActivate: boolean; act: NamedAct },
  now: Temporal.Instant,
): Promise<void> {
  const point = await lockManagedPoint(tx, by, id)
  refuseIf(whyNotChange(point, by))
  refuseIf(whyNotAct(act, await dayOf(tx, now)))

  await updateAuthority(
    tx,
    id,
    mayActivate,
    await registerAct(tx, by, { ...act, municipalityId: point.municipalityId }, now),
  )
  const trace = { mayActivate, act: act.number }
  await record(tx, by, 'certificates.point-authorised', { subjectKind: 'point', subjectId: id, facts: trace }, now)
}

/** The point leaves the table of families today; its workers are signed out and links to it are worth nothing. */
export async function closePoint(
  tx: Tx,
  by: Actor,
  { id, act }: { id: PointId; act: NamedAct },
  now: Temporal.Instant,
): Promise<void> {
  const point = await lockManagedPoint(tx, by, id)
  const today = await dayOf(tx, now)
  refuseIf(whyNotChange(point, by))
  refuseIf(whyNotAct(act, today))

  await updateClosed(tx, id, today, await registerAct(tx, by, { ...act, municipalityId: point.municipalityId }, now))
  const dismissed = await dismissAll(tx, by, id, now)
  const trace = { act: act.number, dismissed }
  await record(tx, by, 'certificates.point-closed', { subjectKind: 'point', subjectId: id, facts: trace }, now)
}

export type Specialist = { pointId: PointId; name: PersonName; email: string; rights: readonly string[]; order: Order }

/** S-158, S-165: a specialist of the point gets a single-use link, each right apart, by the institution's order. */
export async function inviteSpecialist(tx: Tx, by: Actor, wish: Specialist, now: Temporal.Instant): Promise<void> {
  const { pointId, rights, ...person } = wish
  const point = await lockManagedPoint(tx, by, pointId)
  refuseIf(whyNotInvite(point, by))
  refuseIf(whyNotGive(rights, point))

  const place = { role: 'reception' as const, scopeId: point.id, scopeName: `${point.name}, пункт приёма` }
  await inviteStaff(tx, by, { ...person, rights, ...place }, now)
}

export async function withdrawSpecialist(
  tx: Tx,
  by: Actor,
  invitationId: string,
  now: Temporal.Instant,
): Promise<PointId> {
  const invitation = (await findInvitationById(tx, invitationId)) ?? refuse('http.not-found')
  const point = await lockManagedPoint(tx, by, invitation.scopeId)
  refuseIf(whyNotChange(point, by))
  await withdrawInvitation(tx, by, invitationId, now)
  return point.id
}

type Rights = { roleId: string; rights: readonly string[]; order: Order }

export async function changeSpecialist(tx: Tx, by: Actor, change: Rights, now: Temporal.Instant): Promise<PointId> {
  const point = await pointOfRole(tx, by, change.roleId)
  refuseIf(whyNotGive(change.rights, point))
  await changeRights(tx, by, change, now)
  return point.id
}

/** Who leaves loses the role, the sessions and, without another role, the account, at once. */
export async function dismissSpecialist(tx: Tx, by: Actor, roleId: string, now: Temporal.Instant): Promise<PointId> {
  const point = await pointOfRole(tx, by, roleId)
  await dismissStaff(tx, by, roleId, now)
  return point.id
}

/** Somebody lost the phone with the codes: the password alone opens again. Refuses `access.factor-elsewhere`. */
export async function releaseSpecialist(tx: Tx, by: Actor, roleId: string, now: Temporal.Instant): Promise<PointId> {
  const point = await pointOfRole(tx, by, roleId)
  await releaseFactor(tx, by, roleId, now)
  return point.id
}

async function pointOfRole(tx: Tx, by: Actor, roleId: string): Promise<ManagedPoint> {
  // The point is locked before its people, as when it closes; the act itself locks the role.
  const member = (await findStaffMember(tx, roleId)) ?? refuse('http.not-found')
  const point = await lockManagedPoint(tx, by, member.scopeId)
  refuseIf(whyNotChange(point, by))
  return point
}

function published({ name, address, phone, hours, specialist, workplace }: PointFacts) {
  return { name, address, phone, hours, specialist, workplace }
}
