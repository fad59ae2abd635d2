import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import type { PersonName } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { endAllSessions, endSession } from '#platform/session'
import { admitLetter, type Origin } from '../limits.ts'
import type { Actor } from '../model.ts'
import { findUserByEmail, getUser, updatePerson } from '../queries/user.ts'
import { politely, sendConfirmation } from './registration.ts'

export type PersonChange = { name: PersonName; phone: string | null; municipalityId: string | null }

/** A person corrects their own name, phone or municipality. */
export async function changePerson(tx: Tx, by: Actor, change: PersonChange, now: Instant): Promise<void> {
  await updatePerson(tx, by.userId, change)
  await record(tx, by, 'access.person-changed', { subjectKind: 'user', subjectId: by.userId }, now)
}

/** A link goes to the new address; until it is opened the old one stays. Nobody learns whether the new one is known. */
export async function askEmailChange(tx: Tx, by: Actor, email: string, from: Origin, now: Instant): Promise<void> {
  await admitLetter(tx, from, now)
  const [user, owner] = [await getUser(tx, by.userId), await findUserByEmail(tx, email)]
  await record(tx, by, 'access.email-change-asked', { subjectKind: 'user', subjectId: by.userId }, now)
  if (owner && owner.id !== user.id)
    await planLetter(tx, {
      to: email,
      cabinet: { userId: owner.id },
      letter: 'access.known-address',
      facts: { name: politely(owner) },
    })
  else await sendConfirmation(tx, user, email, now)
}

/** Signs out one of the person's own devices. */
export async function endOwnSession(tx: Tx, by: Actor, sessionId: string, now: Instant): Promise<void> {
  if (!(await endSession(tx, sessionId, now, by.userId))) refuse('http.not-found')
  await record(tx, by, 'access.session-ended', { subjectKind: 'user', subjectId: by.userId }, now)
}

/** Signs out everywhere but here. */
export async function endOtherSessions(tx: Tx, by: Actor, sessionId: string, now: Instant): Promise<number> {
  const ended = await endAllSessions(tx, by.userId, now, sessionId)
  await record(tx, by, 'access.sessions-ended', { subjectKind: 'user', subjectId: by.userId, facts: { ended } }, now)
  return ended
}
