import { type Author, record } from '#audit'
import { formatInstant, type Instant } from '#kernel/dates'
import { fullName, nameKey, type PersonName } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { dayOf, operator, regionZone, settingOf } from '#region'
import { consentsTo } from '../documents/document.ts'
import { type Actor, anonymous, type UserId } from '../model.ts'
import { hasConsent, insertConsents } from '../queries/consent.ts'
import { insertLink } from '../queries/link.ts'
import { findPerson, findUserByEmail, insertNewcomer, type User, updateConfirmedEmail } from '../queries/user.ts'
import { confirmationHours } from '../settings.ts'
import { politely } from './registration.ts'
import { grantRole } from './role.ts'

export type Newcomer = { name: PersonName; email: string; phone: string; municipalityId: string }

/** Who lives at an address that a visitor named at a desk: nobody yet, this very person, or somebody else. */
export async function whoIsAt(
  reader: Reader,
  { email, name }: Pick<Newcomer, 'email' | 'name'>,
): Promise<{ is: 'newcomer' } | { is: 'known' | 'other'; userId: UserId }> {
  const user = await findUserByEmail(reader, email)
  if (!user?.emailConfirmedAt) return { is: 'newcomer' }
  return { is: nameKey(user) === nameKey(name) ? 'known' : 'other', userId: user.id }
}

/**
 * The cabinet of somebody at a reception point who has just proved the address by a letter (S-176, S-177): their own,
 * or a new one without a password, which they set themselves by the link of another letter.
 * Refuses `access.other-name`, `access.blocked`.
 */
export async function openCabinet(tx: Tx, newcomer: Newcomer, now: Instant): Promise<Actor> {
  const known = await findUserByEmail(tx, newcomer.email)
  if (!known?.emailConfirmedAt) return makeCabinet(tx, newcomer, now)
  if (known.blockedAt) refuse('access.blocked')
  if (nameKey(known) !== nameKey(newcomer.name)) refuse('access.other-name')
  // A member of staff has a family too.
  const { grants = [] } = (await findPerson(tx, known.id, '')) ?? {}
  if (!grants.some(({ role }) => role === 'family'))
    await grantRole(tx, anonymous, { userId: known.id, role: 'family', scopeId: null, rights: [] }, now)
  // The screen has asked for the consents that lacked, withdrawn ones among them.
  if (!(await hasConsent(tx, known.id, 'personal-data'))) await keepConsents(tx, known.id, now)
  return familyOf(known.id, known)
}

async function makeCabinet(tx: Tx, newcomer: Newcomer, now: Instant): Promise<Actor> {
  const { name, email } = newcomer
  const today = await dayOf(tx, now)
  const hours = await settingOf(tx, confirmationHours, today)

  const userId = await insertNewcomer(tx, { ...newcomer, passwordHash: null, emailConfirmedAt: null }, now)
  if (!userId) return refuse('access.other-name')
  await updateConfirmedEmail(tx, userId, email, now)
  await keepConsents(tx, userId, now)
  await grantRole(tx, anonymous, { userId, role: 'family', scopeId: null, rights: [] }, now)
  const by: Author = { userId, role: 'family', scopeId: null }
  await record(tx, by, 'access.registered-at-point', { subjectKind: 'user', subjectId: userId }, now)

  const expiresAt = now.add({ hours })
  const token = await insertLink(tx, { userId, email, purpose: 'recover-password', expiresAt }, now)
  const until = formatInstant(expiresAt, await regionZone(tx))
  await planLetter(tx, {
    to: email,
    cabinet: null,
    letter: 'access.cabinet-at-point',
    facts: { name: politely(name), token, until },
  })
  return familyOf(userId, name)
}

async function keepConsents(tx: Tx, userId: UserId, now: Instant): Promise<void> {
  const who = await settingOf(tx, operator, await dayOf(tx, now))
  await insertConsents(tx, userId, consentsTo(who), now)
}

function familyOf(userId: User['id'], name: PersonName): Actor {
  const nobodyElse = { scopeId: null, rights: [], grants: [], protectedChannel: false }
  return { userId, role: 'family', name: fullName(name), ...nobodyElse }
}
