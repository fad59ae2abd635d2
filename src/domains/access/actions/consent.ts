import { record } from '#audit'
import { formatInstant, type Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { dayOf, operator, regionZone, settingOf } from '#region'
import { consentsTo, documents } from '../documents/document.ts'
import type { Actor, ConsentKind } from '../model.ts'
import { hasConsent, insertConsent, takeOutdated, updateWithdrawn } from '../queries/consent.ts'
import { getUser } from '../queries/user.ts'
import { consentRetention } from '../settings.ts'
import { politely } from './registration.ts'

/**
 * Takes a consent back (S-035, domain 7.4). Contracts under way go on, because they stand on the contract; new
 * applications and statements wait until it is given again; what lies in the vault goes after the retention.
 */
export async function withdrawConsent(tx: Tx, by: Actor, kind: ConsentKind, now: Instant): Promise<void> {
  if (!(await hasConsent(tx, by.userId, kind))) return
  await keepPaperConsent(tx, by, kind, now)
  await updateWithdrawn(tx, by.userId, kind, now)

  const trace = { subjectKind: 'user', subjectId: by.userId, facts: { kind } }
  await record(tx, by, 'access.consent-withdrawn', trace, now)

  const [user, zone, days] = await Promise.all([
    getUser(tx, by.userId),
    regionZone(tx),
    dayOf(tx, now).then((today) => settingOf(tx, consentRetention, today)),
  ])
  const facts = { name: politely(user), title: documents[kind].title, at: formatInstant(now, zone), days }
  await planLetter(tx, { to: user.email, cabinet: { userId: user.id }, letter: 'access.consent-withdrawn', facts })
}

/** Tells whoever agreed to an earlier version of a text, once for each version; answers how many. */
export async function tellRenewed(
  tx: Tx,
  most: number,
  versions: Readonly<Record<ConsentKind, string>>,
): Promise<number> {
  const outdated = await takeOutdated(tx, versions, most)
  for (const { userId, kind } of outdated) {
    const [user, { title }] = [await getUser(tx, userId), documents[kind]]
    const facts = { name: politely(user), kind, title, version: versions[kind] }
    await planLetter(tx, { to: user.email, cabinet: { userId }, letter: 'access.consent-renewed', facts })
  }
  return outdated.length
}

/** Gives a consent by reading and ticking (S-036): the version that was shown, or it is not this consent. */
export async function giveConsent(
  tx: Tx,
  by: Actor,
  { kind, version }: { kind: ConsentKind; version: string },
  now: Instant,
): Promise<void> {
  const who = await settingOf(tx, operator, await dayOf(tx, now))
  const consent = consentsTo(who).find((one) => one.kind === kind)
  if (!consent || consent.version !== version) return refuse('access.consent-changed', { kind })

  await updateWithdrawn(tx, by.userId, kind, now)
  await insertConsent(tx, by.userId, consent, now)
  const trace = { subjectKind: 'user', subjectId: by.userId, facts: { kind, version } }
  await record(tx, by, 'access.consent-given', trace, now)
}

// Who came by paper has no row yet; the withdrawal needs one to stand on.
async function keepPaperConsent(tx: Tx, by: Actor, kind: ConsentKind, now: Instant): Promise<void> {
  const who = await settingOf(tx, operator, await dayOf(tx, now))
  const consent = consentsTo(who).find((one) => one.kind === kind)
  if (consent) await insertConsent(tx, by.userId, consent, now)
}
