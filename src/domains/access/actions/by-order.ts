import { type Author, record } from '#audit'
import { formatInstant, type Instant } from '#kernel/dates'
import { fullName, type PersonName } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { dayOf, operator, regionZone, settingOf } from '#region'
import { consentsTo } from '../documents/document.ts'
import { type Actor, anonymous, type UserId } from '../model.ts'
import { insertConsent } from '../queries/consent.ts'
import { insertLink } from '../queries/link.ts'
import { findPerson, getUser, insertUser } from '../queries/user.ts'
import { orderedCabinetDays } from '../settings.ts'
import { politely } from './registration.ts'
import { grantRole } from './role.ts'

/** Somebody whose identity another state system has proved; the address is one that it has seen confirmed, or null. */
export type Proved = { name: PersonName; phone: string | null; email: string | null; municipalityId: string }

/**
 * A new cabinet for somebody whom another state system has proved (S-081). Until the link of the letter is used it has no
 * address and nobody can enter it, so a stranger's mailbox opens nothing and occupies nothing.
 */
export async function openProvedCabinet(tx: Tx, proved: Proved, now: Instant): Promise<Actor> {
  const who = await settingOf(tx, operator, await dayOf(tx, now))

  const { name, phone, municipalityId } = proved
  const nobodyYet = { email: null, passwordHash: null, emailConfirmedAt: null }
  const userId = await insertUser(tx, { name, phone, municipalityId, ...nobodyYet }, now)
  for (const consent of consentsTo(who))
    if (consent.kind === 'personal-data') await insertConsent(tx, userId, consent, now)
  await grantRole(tx, anonymous, { userId, role: 'family', scopeId: null, rights: [] }, now)
  const by: Author = { userId, role: 'family', scopeId: null }
  await record(tx, by, 'access.registered-by-order', { subjectKind: 'user', subjectId: userId }, now)

  if (proved.email) await writeLink(tx, { userId, name, email: proved.email }, now)
  return familyOf(userId, name)
}

/**
 * The family of a cabinet that is known to belong to a proved person; a link goes out again while it was never entered.
 * Refuses `access.blocked`.
 */
export async function provedFamily(
  tx: Tx,
  { userId, email }: { userId: string; email: string | null },
  now: Instant,
): Promise<Actor> {
  const user = await getUser(tx, userId)
  if (user.blockedAt) refuse('access.blocked')
  // A member of staff has a family too.
  const { grants = [] } = (await findPerson(tx, user.id, '')) ?? {}
  if (!grants.some(({ role }) => role === 'family'))
    await grantRole(tx, anonymous, { userId: user.id, role: 'family', scopeId: null, rights: [] }, now)
  if (email && !user.emailConfirmedAt) await writeLink(tx, { userId: user.id, name: user, email }, now)
  return familyOf(user.id, user)
}

async function writeLink(
  tx: Tx,
  { userId, name, email }: { userId: UserId; name: PersonName; email: string },
  now: Instant,
): Promise<void> {
  const days = await settingOf(tx, orderedCabinetDays, await dayOf(tx, now))
  const expiresAt = now.add({ hours: days * 24 })
  const token = await insertLink(tx, { userId, email, purpose: 'recover-password', expiresAt }, now)
  const until = formatInstant(expiresAt, await regionZone(tx))
  const facts = { name: politely(name), token, until }
  await planLetter(tx, { to: email, cabinet: null, letter: 'access.cabinet-by-order', facts })
}

function familyOf(userId: UserId, name: PersonName): Actor {
  const nobodyElse = { scopeId: null, rights: [], grants: [], protectedChannel: false }
  return { userId, role: 'family', name: fullName(name), ...nobodyElse }
}
