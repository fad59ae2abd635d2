import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import { type Reader, sql, type Tx } from '#platform/db'
import { hashToken, isToken, newToken } from '#platform/session'
import type { Invitation, InvitationId, Order, StaffMember, StaffRole, UserId } from '../model.ts'

const invitation = sql`id, email, surname, name, patronymic, role, scope_id as "scopeId", scope_name as "scopeName", rights,
  jsonb_build_object('number', order_number, 'on', order_on) as "orderRow", created_by as "createdBy", expires_at as "expiresAt",
  taken_at as "takenAt", withdrawn_at as "withdrawnAt"`

type InvitationRow = Omit<Invitation, 'order'> & { orderRow: { number: string; on: string } }

export async function findInvitation(reader: Reader, token: string): Promise<Invitation | null> {
  if (!isToken(token)) return null
  const { rows } = await sql<InvitationRow>`select ${invitation} from access_invitation
    where token_hash = ${hashToken(token)}`.execute(reader)
  return rows[0] ? invitationFrom(rows[0]) : null
}

export async function findInvitationById(reader: Reader, id: string): Promise<Invitation | null> {
  const { rows } = await sql<InvitationRow>`select ${invitation} from access_invitation where id = ${id}`.execute(
    reader,
  )
  return rows[0] ? invitationFrom(rows[0]) : null
}

/** Invitations of a place that nobody has taken up yet, those that have run out among them. */
export async function listInvitations(reader: Reader, scopeId: string): Promise<Invitation[]> {
  const { rows } = await sql<InvitationRow>`select ${invitation} from access_invitation
    where scope_id = ${scopeId} and taken_at is null and withdrawn_at is null order by created_at`.execute(reader)
  return rows.map(invitationFrom)
}

export type NewInvitation = PersonName & {
  email: string
  role: StaffRole
  scopeId: string
  scopeName: string
  rights: readonly string[]
  order: Order
  expiresAt: Instant
}

/** Writes the invitation; one that waits for the same address and place is worth nothing from now on. */
export async function insertInvitation(
  tx: Tx,
  fresh: NewInvitation,
  userId: string,
  now: Instant,
): Promise<{ id: InvitationId; token: string }> {
  const [id, token] = [newId<'invitation'>(), newToken()]
  const { email, role, scopeId, order } = fresh
  await sql`update access_invitation set withdrawn_at = ${now}
    where email = ${email} and role = ${role} and scope_id = ${scopeId} and taken_at is null and withdrawn_at is null`.execute(
    tx,
  )
  await sql`insert into access_invitation (id, token_hash, email, surname, name, patronymic, role, scope_id, scope_name, rights,
      order_number, order_on, created_at, created_by, expires_at)
    values (${id}, ${hashToken(token)}, ${email}, ${fresh.surname}, ${fresh.name}, ${fresh.patronymic}, ${role}, ${scopeId},
      ${fresh.scopeName}, ${[...fresh.rights]}::text[], ${order.number}, ${order.on}, ${now}, ${userId}, ${fresh.expiresAt})`.execute(
    tx,
  )
  return { id, token }
}

/** Uses a living invitation up; null when it is not worth anything, or another press was quicker. */
export async function takeInvitation(tx: Tx, token: string, userId: string, now: Instant): Promise<Invitation | null> {
  if (!isToken(token)) return null
  const { rows } = await sql<InvitationRow>`update access_invitation set taken_at = ${now}, taken_by = ${userId}
    where token_hash = ${hashToken(token)} and taken_at is null and withdrawn_at is null and expires_at > ${now}
    returning ${invitation}`.execute(tx)
  return rows[0] ? invitationFrom(rows[0]) : null
}

/** Withdraws one invitation, or all of a place; says how many there were. */
export async function withdrawInvitations(
  tx: Tx,
  which: { id: string } | { scopeId: string },
  now: Instant,
): Promise<number> {
  const mine = 'id' in which ? sql`id = ${which.id}` : sql`scope_id = ${which.scopeId}`
  const result = await sql`update access_invitation set withdrawn_at = ${now}
    where ${mine} and taken_at is null and withdrawn_at is null`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** Links that are under way no longer bring this right. */
export async function removeInvitedRight(
  tx: Tx,
  { scopeId, right }: { scopeId: string; right: string },
): Promise<void> {
  await sql`update access_invitation set rights = array_remove(rights, ${right})
    where scope_id = ${scopeId} and taken_at is null and withdrawn_at is null`.execute(tx)
}

function invitationFrom({ orderRow, ...row }: InvitationRow): Invitation {
  return { ...row, order: orderFrom(orderRow) }
}

function orderFrom({ number, on }: { number: string; on: string }): Order {
  return { number, on: Temporal.PlainDate.from(on) }
}

type StaffRow = Omit<StaffMember, 'order'> & { orderNumber: string | null; orderOn: Day | null }

const member = sql`role.id as "roleId", role.user_id as "userId", role.role, role.scope_id as "scopeId", role.rights,
  role.granted_at as since, person.surname, person.name, person.patronymic, person.email,
  (select max(created_at) from session where session.user_id = role.user_id) as "signedInAt",
  exists (select from access_factor factor where factor.user_id = role.user_id and factor.confirmed_at is not null) as secured,
  appointment.order_number as "orderNumber", appointment.order_on as "orderOn"`
const members = sql`access_role role join access_user person on person.id = role.user_id
  left join lateral (
    select order_number, order_on from access_appointment where role_id = role.id order by appointed_at desc limit 1
  ) appointment on true`

/** Who works at these places now, with their orders and when they last signed in. */
export async function listStaff(reader: Reader, scopeIds: readonly string[]): Promise<StaffMember[]> {
  const { rows } = await sql<StaffRow>`select ${member} from ${members}
    where role.scope_id = any(${[...scopeIds]}::uuid[]) and role.ended_at is null
    order by person.surname, person.name, role.id`.execute(reader)
  return rows.map(memberFrom)
}

/** Somebody who works somewhere now; whoever asks checks that the place is theirs to see. */
export async function findStaffMember(reader: Reader, roleId: string): Promise<StaffMember | null> {
  const { rows } = await sql<StaffRow>`select ${member} from ${members}
    where role.id = ${roleId} and role.ended_at is null and role.scope_id is not null`.execute(reader)
  return rows[0] ? memberFrom(rows[0]) : null
}

/** A living staff role, locked against another change of the same moment; null when it has ended. */
export async function lockStaffRole(tx: Tx, roleId: string): Promise<StaffMember | null> {
  const { rows } = await sql<StaffRow>`select ${member} from ${members}
    where role.id = ${roleId} and role.ended_at is null and role.role <> 'family' for no key update of role`.execute(tx)
  return rows[0] ? memberFrom(rows[0]) : null
}

function memberFrom({ orderNumber, orderOn, ...row }: StaffRow): StaffMember {
  return { ...row, order: orderNumber && orderOn ? { number: orderNumber, on: orderOn } : null }
}

export async function insertAppointment(
  tx: Tx,
  row: { roleId: string; userId: UserId; rights: readonly string[]; order: Order; by: string },
  now: Instant,
): Promise<void> {
  await sql`insert into access_appointment (id, role_id, user_id, rights, order_number, order_on, appointed_at, appointed_by)
    values (${newId()}, ${row.roleId}, ${row.userId}, ${[...row.rights]}::text[], ${row.order.number}, ${row.order.on}, ${now},
      ${row.by})`.execute(tx)
}

export async function updateRights(tx: Tx, roleId: string, rights: readonly string[]): Promise<void> {
  await sql`update access_role set rights = ${[...rights]}::text[] where id = ${roleId} and ended_at is null`.execute(
    tx,
  )
}

export async function endRole(tx: Tx, roleId: string, userId: string | null, now: Instant): Promise<void> {
  await sql`update access_role set ended_at = ${now}, ended_by = ${userId} where id = ${roleId} and ended_at is null`.execute(
    tx,
  )
}

/** The living role in a place. */
export async function findRoleId(reader: Reader, userId: string, role: string, scopeId: string | null) {
  const { rows } = await sql<{ id: string }>`select id from access_role
    where user_id = ${userId} and role = ${role} and scope_id is not distinct from ${scopeId} and ended_at is null`.execute(
    reader,
  )
  return rows[0]?.id ?? null
}

/** Whether somebody who worked in a place has left it since. */
export async function hasSomebodyLeft(
  reader: Reader,
  { role, scopeId }: { role: string; scopeId: string | null },
  since: Instant,
): Promise<boolean> {
  const { rows } = await sql`select from access_role
    where role = ${role} and scope_id is not distinct from ${scopeId} and ended_at >= ${since} limit 1`.execute(reader)
  return rows.length > 0
}

export async function countLivingRoles(reader: Reader, userId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from access_role
    where user_id = ${userId} and ended_at is null`.execute(reader)
  return rows[0]?.count ?? 0
}

/** Works for the registry in another place as well. */
export async function worksElsewhere(reader: Reader, userId: string, roleId: string): Promise<boolean> {
  const { rows } = await sql`select from access_role where user_id = ${userId} and id <> ${roleId} and ended_at is null
    and role not in ('family', 'certificate') limit 1`.execute(reader)
  return rows.length > 0
}

/** The last place of work is left: nobody signs in until somebody invites again. A door that is closed stays as it is. */
export async function updateLeft(tx: Tx, userId: string, now: Instant): Promise<void> {
  await sql`update access_user set blocked_at = ${now} where id = ${userId} and blocked_at is null`.execute(tx)
}

/** Opens a door that closed behind who left; false when the operator closed it. */
export async function updateReturned(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await sql`update access_user set blocked_at = null where id = ${userId} and blocked_by is null
    returning 1`.execute(tx)
  return rows.length > 0
}

/** In which role the session acts from its first page. */
export async function insertActingRole(tx: Tx, sessionId: string, roleId: string, now: Instant): Promise<void> {
  await sql`insert into access_acting_role (session_id, role_id, chosen_at) values (${sessionId}, ${roleId}, ${now})
    on conflict (session_id) do update set role_id = excluded.role_id, chosen_at = excluded.chosen_at`.execute(tx)
}
