import { type Actor, contactOf } from '#access'
import { record } from '#audit'
import { isAfter } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { fullName, shortName } from '#kernel/names'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { newToken } from '#platform/session'
import { dayOf, settingOf } from '#region'
import type { ChildId, Relation } from '../model.ts'
import { getChild, getOwnChild, guardiansOf, insertCustody } from '../queries/child.ts'
import {
  findInvitation,
  findRelation,
  type Invitation,
  insertInvitation,
  lockCustodies,
  takeInvitation,
  updateCustodyEnded,
  updateHolder,
  updateInvitationCancelled,
} from '../queries/custody.ts'
import { isOwnRecord, type OwnRecord } from '../queries/own-record.ts'
import { whyNotAge } from '../rules/age.ts'
import { whyNotHolder, whyNotLeave, whyNotPay } from '../rules/custody.ts'
import { invitationDays } from '../settings.ts'
import { agesOn } from './child.ts'
import { writeToGuardians } from './letter.ts'

type Guest = { childId: ChildId; email: string; relation: Relation }

/** The holder invites another guardian, or the child from 14, by a single-use link to an address (D17, S-125). */
export async function inviteGuardian(tx: Tx, by: Actor, guest: Guest, now: Temporal.Instant): Promise<void> {
  const { childId, email, relation } = guest
  const child = await getOwnChild(tx, by, childId)
  const today = await dayOf(tx, now)
  refuseIf(whyNotHolder(await guardiansOf(tx, childId), by.userId))
  refuseIf(relation === 'self' ? whyNotAge({ ...child, relation }, await agesOn(tx, now), today) : null)

  const token = newToken()
  const days = await settingOf(tx, invitationDays, today)
  const row = { id: newId(), childId, email, relation, invitedBy: by.userId, token }
  await insertInvitation(tx, { ...row, expiresAt: now.add({ hours: 24 * days }) }, now)
  const facts = { relation }
  await record(tx, by, 'families.invited', { childId, subjectKind: 'invitation', subjectId: row.id, facts }, now)

  const until = today.add({ days }).toString()
  const { name } = await contactOf(tx, by.userId)
  const words = { token, childName: child.name, fromName: shortName(name), relation, until }
  await planLetter(tx, { to: email, cabinet: null, letter: 'families.invitation', facts: words })
}

/** Takes an invitation back before its person came. */
export async function cancelInvitation(
  tx: Tx,
  by: Actor,
  { childId, id }: { childId: ChildId; id: string },
  now: Temporal.Instant,
): Promise<void> {
  await getOwnChild(tx, by, childId)
  refuseIf(whyNotHolder(await guardiansOf(tx, childId), by.userId))
  if (!(await updateInvitationCancelled(tx, { id, childId }, now))) refuse('families.invitation-over')
  await record(tx, by, 'families.invitation-cancelled', { childId, subjectKind: 'invitation', subjectId: id }, now)
}

/** Whoever holds the link becomes a guardian with equal view; the holder stays the holder. */
export async function acceptInvitation(tx: Tx, by: Actor, token: string, now: Temporal.Instant): Promise<ChildId> {
  const invitation = await getLivingInvitation(tx, token, now)
  const { id, childId, relation, invitedBy } = invitation
  const child = await getChild(tx, childId)
  await lockCustodies(tx, childId)
  const guardians = await guardiansOf(tx, childId)
  const taken = relation === 'self' && guardians.some((one) => one.relation === 'self')
  // Who invited may have left the record since: then the word no longer counts.
  const isVoid = taken || !guardians.some(({ userId }) => userId === invitedBy)

  refuseIf(isVoid ? new Refusal('families.invitation-over') : null)
  refuseIf(relation === 'self' ? whyNotAge({ ...child, relation }, await agesOn(tx, now), await dayOf(tx, now)) : null)
  if (!(await takeInvitation(tx, id, by.userId, now))) refuse('families.invitation-over')

  await joinChild(tx, by, { childId, relation }, now)
  return childId
}

/** A link that still works, or the page that says what to do instead. */
export async function getLivingInvitation(reader: Reader, token: string, now: Temporal.Instant): Promise<Invitation> {
  const found = (await findInvitation(reader, token)) ?? refuse('http.not-found')
  const over = found.usedAt || found.cancelledAt || !isAfter(found.expiresAt, now)
  return over ? refuse('families.invitation-over') : found
}

/**
 * A child from 14 joins the own record by SNILS and the number of the certificate, which the caller has looked up
 * (S-125). Refuses `families.own-record-unknown` alike for a wrong SNILS, a wrong number and another name.
 */
export async function joinOwnRecord(tx: Tx, by: Actor, own: OwnRecord, now: Temporal.Instant): Promise<ChildId> {
  if (own.childId) await lockCustodies(tx, own.childId)
  if (!own.childId || !(await isOwnRecord(tx, by, own))) refuse('families.own-record-unknown')
  const child = await getChild(tx, own.childId)
  refuseIf(whyNotAge({ ...child, relation: 'self' }, await agesOn(tx, now), await dayOf(tx, now)))

  await joinChild(tx, by, { childId: child.id, relation: 'self' }, now)
  return child.id
}

/** The holder hands the record over to another guardian. */
export async function handOver(
  tx: Tx,
  by: Actor,
  { childId, toUserId }: { childId: ChildId; toUserId: string },
  now: Temporal.Instant,
): Promise<void> {
  await getOwnChild(tx, by, childId)
  await lockCustodies(tx, childId)
  const guardians = await guardiansOf(tx, childId)
  refuseIf(whyNotHolder(guardians, by.userId))
  if (!guardians.some(({ userId }) => userId === toUserId)) refuse('http.not-found')

  await updateHolder(tx, childId, toUserId)
  await record(tx, by, 'families.handed-over', { childId, subjectKind: 'user', subjectId: toUserId }, now)
  await writeToOthers(tx, by, childId, 'families.handed-over')
}

/** A guardian leaves the record; the child leaves the cabinet. */
export async function leaveChild(tx: Tx, by: Actor, childId: ChildId, now: Temporal.Instant): Promise<void> {
  const { birthOn } = await getOwnChild(tx, by, childId)
  await lockCustodies(tx, childId)
  const [guardians, today] = await Promise.all([guardiansOf(tx, childId), dayOf(tx, now)])
  refuseIf(whyNotLeave(guardians, by.userId, { birthOn, today }))

  await updateCustodyEnded(tx, { childId, userId: by.userId }, now)
  await record(tx, by, 'families.left', { childId, subjectKind: 'user', subjectId: by.userId }, now)
  await writeToOthers(tx, by, childId, 'families.left')
}

/** What a child may not do alone: promise money. Refuses `families.adult-needed` (D18). */
export async function demandAdult(
  reader: Reader,
  by: Pick<Actor, 'userId'>,
  { childId, parentKopecks }: { childId: string; parentKopecks: bigint },
): Promise<void> {
  if (parentKopecks > 0n) refuseIf(whyNotPay(await findRelation(reader, childId, by.userId), parentKopecks))
}

async function joinChild(
  tx: Tx,
  by: Actor,
  { childId, relation }: { childId: ChildId; relation: Relation },
  now: Temporal.Instant,
): Promise<void> {
  await insertCustody(tx, { id: newId(), childId, userId: by.userId, relation, holder: false }, now)
  await record(
    tx,
    by,
    'families.joined',
    { childId, subjectKind: 'child', subjectId: childId, facts: { relation } },
    now,
  )
  await writeToOthers(tx, by, childId, 'families.joined')
}

async function writeToOthers(tx: Tx, by: Actor, childId: ChildId, letter: string): Promise<void> {
  const [child, { name }] = await Promise.all([getChild(tx, childId), contactOf(tx, by.userId)])
  const facts = { childId, childName: fullName(child), personName: shortName(name) }
  await writeToGuardians(tx, childId, { letter, facts, except: by.userId })
}
