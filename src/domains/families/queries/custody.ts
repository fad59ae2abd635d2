import type { Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import { hashToken, isToken } from '#platform/session'
import type { ChildId, Relation } from '../model.ts'

/** An invitation as its link finds it. */
export type Invitation = {
  id: string
  childId: ChildId
  email: string
  relation: Relation
  invitedBy: string
  expiresAt: Instant
  usedAt: Instant | null
  cancelledAt: Instant | null
}

const columns = sql`invitation.id, invitation.child_id as "childId", invitation.email, invitation.relation,
  invitation.invited_by as "invitedBy", invitation.expires_at as "expiresAt", invitation.used_at as "usedAt",
  invitation.cancelled_at as "cancelledAt"`

/** Invitations that still wait for their person. */
export async function listInvitations(reader: Reader, childId: string, now: Instant): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`select ${columns} from families_invitation invitation
    where invitation.child_id = ${childId} and used_at is null and cancelled_at is null and expires_at > ${now}
    order by id`.execute(reader)
  return rows
}

export async function findInvitation(reader: Reader, token: string): Promise<Invitation | null> {
  if (!isToken(token)) return null
  const { rows } = await sql<Invitation>`select ${columns} from families_invitation invitation
    where invitation.token_hash = ${hashToken(token)}`.execute(reader)
  return rows[0] ?? null
}

/** A new invitation takes the place of the one sent to the same address before. */
export async function insertInvitation(
  tx: Tx,
  row: Pick<Invitation, 'id' | 'childId' | 'email' | 'relation' | 'invitedBy' | 'expiresAt'> & { token: string },
  now: Instant,
): Promise<void> {
  await sql`update families_invitation set cancelled_at = ${now}
    where child_id = ${row.childId} and email = ${row.email} and used_at is null and cancelled_at is null`.execute(tx)
  await sql`insert into families_invitation (id, token_hash, child_id, email, relation, invited_by, created_at, expires_at)
    values (${row.id}, ${hashToken(row.token)}, ${row.childId}, ${row.email}, ${row.relation}, ${row.invitedBy}, ${now},
      ${row.expiresAt})`.execute(tx)
}

/** Uses the link up; false when it is over or another press was quicker. */
export async function takeInvitation(tx: Tx, id: string, userId: string | null, now: Instant): Promise<boolean> {
  const result = await sql`update families_invitation set used_at = ${now}, used_by = ${userId}
    where id = ${id} and used_at is null and cancelled_at is null and expires_at > ${now}`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function updateInvitationCancelled(
  tx: Tx,
  { id, childId }: { id: string; childId: string },
  now: Instant,
): Promise<boolean> {
  const result = await sql`update families_invitation set cancelled_at = ${now}
    where id = ${id} and child_id = ${childId} and used_at is null and cancelled_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

/** One holder at a time: the old one steps back before the new one comes (D17). */
export async function updateHolder(tx: Tx, childId: string, userId: string): Promise<void> {
  await sql`update families_custody set holder = false where child_id = ${childId} and ended_at is null and holder`.execute(
    tx,
  )
  await sql`update families_custody set holder = true
    where child_id = ${childId} and user_id = ${userId} and ended_at is null`.execute(tx)
}

export async function updateCustodyEnded(
  tx: Tx,
  { childId, userId }: { childId: string; userId: string },
  now: Instant,
): Promise<void> {
  await sql`update families_custody set ended_at = ${now}
    where child_id = ${childId} and user_id = ${userId} and ended_at is null and not holder`.execute(tx)
}

/** Who changes custodies of a child waits for the others who do. */
export async function lockCustodies(tx: Tx, childId: string): Promise<void> {
  await sql`select from families_child where id = ${childId} for no key update`.execute(tx)
}

/** Who this user is to the child; null for a stranger. */
export async function findRelation(reader: Reader, childId: string, userId: string | null): Promise<Relation | null> {
  const { rows } = await sql<{ relation: Relation }>`select relation from families_custody
    where child_id = ${childId} and user_id = ${userId} and ended_at is null`.execute(reader)
  return rows[0]?.relation ?? null
}

/** Who the adult is by papers (S-172). */
export async function updateRelation(
  tx: Tx,
  { userId, childId, relation }: { userId: string; childId: string; relation: Relation },
): Promise<void> {
  await sql`update families_custody set relation = ${relation}
    where user_id = ${userId} and child_id = ${childId} and ended_at is null`.execute(tx)
}
