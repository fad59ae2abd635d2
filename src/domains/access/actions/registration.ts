import { record } from '#audit'
import { formatInstant, type Instant } from '#kernel/dates'
import type { PersonName } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { planLetter } from '#platform/mail'
import { dayOf, operator, regionZone, settingOf } from '#region'
import { consentsTo } from '../documents/document.ts'
import { admitLetter, type Origin } from '../limits.ts'
import { anonymous, type UserId } from '../model.ts'
import { insertConsents, type NewConsent } from '../queries/consent.ts'
import { insertLink, takeLink } from '../queries/link.ts'
import {
  findUserByEmail,
  getUser,
  insertNewcomer,
  insertUser,
  type User,
  updateConfirmedEmail,
} from '../queries/user.ts'
import { confirmationHours } from '../settings.ts'
import { grantRole } from './role.ts'

export type Registration = {
  name: PersonName
  email: string
  phone: string
  municipalityId: string
  passwordHash: string
}

/**
 * Registers a family. Whoever fills the form learns nothing about the address: a letter goes to it either way, and only
 * its owner reads whether it holds a link or «у вас уже есть кабинет».
 */
export async function register(tx: Tx, form: Registration, from: Origin, now: Instant): Promise<void> {
  await admitLetter(tx, from, now)
  const who = await settingOf(tx, operator, await dayOf(tx, now))

  const fresh = { ...form, emailConfirmedAt: null }
  const welcome = (userId: UserId) => settleIn(tx, { userId, email: form.email, consents: consentsTo(who) }, now)
  const userId = await insertNewcomer(tx, fresh, now)

  // Both do the work of both: by the time it takes nobody learns whether the address is known.
  if (userId) {
    await undone(tx, () => tellOwner(tx, form.email, now))
    await welcome(userId)
  } else {
    await undone(tx, async () => welcome(await insertUser(tx, { ...fresh, email: null }, now)))
    await tellOwner(tx, form.email, now)
  }
}

type Newcomer = { userId: UserId; email: string; consents: NewConsent[] }

async function settleIn(tx: Tx, { userId, email, consents }: Newcomer, now: Instant): Promise<void> {
  await insertConsents(tx, userId, consents, now)
  await grantRole(tx, anonymous, { userId, role: 'family', scopeId: null, rights: [] }, now)
  await record(tx, anonymous, 'access.registered', { subjectKind: 'user', subjectId: userId }, now)
  await sendConfirmation(tx, await getUser(tx, userId), email, now)
}

/** Done and taken back: it costs its time and leaves nothing. */
async function undone(tx: Tx, work: () => Promise<void>): Promise<void> {
  await sql`savepoint undone`.execute(tx)
  await work()
  await sql`rollback to savepoint undone`.execute(tx)
}

async function tellOwner(tx: Tx, email: string, now: Instant): Promise<void> {
  const owner = await findUserByEmail(tx, email)
  if (!owner) return
  await record(tx, anonymous, 'access.registered-again', { subjectKind: 'user', subjectId: owner.id }, now)
  await planLetter(tx, {
    to: email,
    cabinet: { userId: owner.id },
    letter: 'access.known-address',
    facts: { name: politely(owner) },
  })
}

/** Asks for another letter with a link. The job finds out whether anybody waits for one. */
export async function askConfirmation(tx: Tx, email: string, from: Origin, now: Instant): Promise<void> {
  await admitLetter(tx, from, now)
  await planJob(tx, 'access.send-confirmation', { email })
}

/** Sends the link again to an address that was never confirmed; to a cabinet's owner, that they have one. */
export async function resendConfirmation(tx: Tx, email: string, now: Instant): Promise<void> {
  const user = await findUserByEmail(tx, email)
  if (!user || user.blockedAt) return
  if (user.emailConfirmedAt) return tellOwner(tx, email, now)
  await sendConfirmation(tx, user, email, now)
}

/** Sends a link that proves the address is theirs: of registration or of a new address. */
export async function sendConfirmation(tx: Tx, user: User, email: string, now: Instant): Promise<void> {
  const hours = await settingOf(tx, confirmationHours, await dayOf(tx, now))
  const expiresAt = now.add({ hours })
  const token = await insertLink(tx, { userId: user.id, email, purpose: 'confirm-email', expiresAt }, now)
  const until = formatInstant(expiresAt, await regionZone(tx))
  await planLetter(tx, {
    to: email,
    cabinet: null,
    letter: 'access.confirm-email',
    facts: { name: politely(user), token, until },
  })
}

/** The address is proved by the link, the person by their password, which the edge has checked. */
export async function confirmEmail(tx: Tx, token: string, now: Instant): Promise<User> {
  const link = await takeLink(tx, token, 'confirm-email', now)
  if (!link) return refuse('access.link-used')
  const user = await getUser(tx, link.userId)

  const taken = !(await updateConfirmedEmail(tx, user.id, link.email, now))
  if (taken) refuse('access.email-taken')

  const by = { userId: user.id, role: 'family', scopeId: null }
  await record(tx, by, 'access.email-confirmed', { subjectKind: 'user', subjectId: user.id }, now)
  if (user.email && user.email !== link.email && user.emailConfirmedAt)
    await planLetter(tx, {
      to: user.email,
      cabinet: { userId: user.id },
      letter: 'access.email-changed',
      facts: { name: politely(user), email: link.email },
    })
  return user
}

/** «Анна Викторовна», or the name alone. */
export function politely({ name, patronymic }: Pick<PersonName, 'name' | 'patronymic'>): string {
  return patronymic ? `${name} ${patronymic}` : name
}
