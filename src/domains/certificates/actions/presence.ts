import { randomInt } from 'node:crypto'
import { type Actor, countAttempt, hashPassword, isPasswordOf, scopeOf } from '#access'
import { record } from '#audit'
import { getChild, getOwnChild, guardiansOf, writeToGuardians } from '#families'
import { formatInstant } from '#kernel/dates'
import { fullName, nameKey, type PersonName } from '#kernel/names'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { dayOf, regionZone, settingOf } from '#region'
import type { Certificate, CertificateId } from '../model/certificate.ts'
import { type Presence, type PresenceAnswer, type PresenceMode, plainPhrase, whyNotAsk } from '../model/presence.ts'
import { getCertificate, lockCertificate } from '../queries/certificate.ts'
import {
  findCodeHash,
  findPresence,
  listUnprotected,
  type Unprotected,
  updateCodeUsed,
  upsertCode,
  upsertPresence,
} from '../queries/presence.ts'
import {
  phraseDays,
  presenceAttempts,
  presenceCodeMinutes,
  presenceCodes,
  presenceDefault,
  presenceTimes,
  presenceWindow,
} from '../settings.ts'

/** How the family wants its presence confirmed; before it chose, as the region's setting says (deny by default). */
export async function presenceOf(reader: Reader, certificateId: string, now: Temporal.Instant): Promise<Presence> {
  const kept = await findPresence(reader, certificateId)
  if (kept) return { mode: kept.mode, chosen: true, phraseSetAt: kept.phraseSetAt }
  const mode = await settingOf(reader, presenceDefault, await dayOf(reader, now))
  return { mode, chosen: false, phraseSetAt: null }
}

/** S-026, S-031: what waits on the family's home page. */
export async function listToProtect(reader: Reader, userId: string, now: Temporal.Instant): Promise<Unprotected[]> {
  const days = await settingOf(reader, phraseDays, await dayOf(reader, now))
  return listUnprotected(reader, userId, now.subtract({ hours: 24 * days }))
}

export type PresenceChoice = { certificateId: CertificateId; mode: PresenceMode; phraseHash: string | null }

/** The family chooses how its presence is confirmed (S-026…S-031). Every guardian is written to. */
export async function choosePresence(tx: Tx, by: Actor, choice: PresenceChoice, now: Temporal.Instant): Promise<void> {
  const { certificateId, mode, phraseHash } = choice
  const certificate = await lockCertificate(tx, certificateId)
  const child = await getOwnChild(tx, by, certificate.childId)
  const reachable = (await guardiansOf(tx, child.id)).some(({ email }) => email)

  refuseIf(mode === 'code' && !reachable ? new Refusal('certificates.presence-no-email') : null)

  await upsertPresence(tx, { certificateId, mode, phraseHash, userId: by.userId }, now)
  await tellJournal(tx, by, certificate, { word: 'certificates.presence-chosen', facts: { mode } }, now)
  await tellGuardians(tx, certificate, 'certificates.presence-chosen', { mode, by: by.name }, now)
}

/**
 * An organisation shows that the family stands beside it. A wrong answer is counted and journalled, so the refusal is
 * returned and not thrown: commit, then refuse with it. Null: confirmed, and every guardian is told.
 */
export async function confirmPresence(
  tx: Tx,
  by: Actor,
  certificateId: CertificateId,
  answer: PresenceAnswer,
  now: Temporal.Instant,
): Promise<Refusal | null> {
  const certificate = await getCertificate(tx, certificateId)
  const presence = await presenceOf(tx, certificateId, now)
  const { organisation } = answer
  const facts = { mode: presence.mode, organisation }

  // Counted before anything is looked at: how often one may try must not tell what the family chose.
  const why = (await admitPresence(tx, by, certificateId, now)) ?? whyNotAsk(presence, answer)
  const right =
    why === null && (await isRight(tx, { presence, answer, certificate, providerId: by.scopeId ?? '' }, now))
  if (!right) {
    await tellJournal(tx, by, certificate, { word: 'certificates.presence-failed', facts }, now)
    await tellGuardians(tx, certificate, 'certificates.presence-failed', facts, now)
    return why ?? new Refusal('certificates.presence-wrong', { mode: presence.mode })
  }

  await tellJournal(tx, by, certificate, { word: 'certificates.presence-confirmed', facts }, now)
  await tellGuardians(tx, certificate, 'certificates.presence-confirmed', facts, now)
  return null
}

/** Sends the guardians a code that lets this organisation in once. Refuses when letters would be too many. */
export async function askPresenceCode(
  tx: Tx,
  by: Actor,
  { certificateId, organisation }: { certificateId: CertificateId; organisation: string },
  now: Temporal.Instant,
): Promise<void> {
  const certificate = await getCertificate(tx, certificateId)
  const { mode } = await presenceOf(tx, certificateId, now)
  refuseIf(mode === 'forbidden' ? new Refusal('certificates.presence-forbidden') : null)
  refuseIf(mode === 'code' ? null : new Refusal('certificates.presence-other', { mode }))
  refuseIf(await admitPresenceCode(tx, by, certificateId, now))
  const minutes = await settingOf(tx, presenceCodeMinutes, await dayOf(tx, now))

  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = now.add({ minutes })
  const place = { certificateId, providerId: scopeOf(by) }
  await upsertCode(tx, { ...place, codeHash: await hashPassword(code), expiresAt }, now)

  await tellJournal(tx, by, certificate, { word: 'certificates.presence-asked', facts: { organisation } }, now)
  const until = formatInstant(expiresAt, await regionZone(tx))
  const told = await tellGuardians(tx, certificate, 'certificates.presence-code', { organisation, code, until }, now)
  if (told === 0) refuse('certificates.presence-no-email')
}

async function isRight(
  tx: Tx,
  given: { presence: Presence; answer: PresenceAnswer; certificate: Certificate; providerId: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const { presence, answer, certificate, providerId } = given
  const { id: certificateId, childId } = certificate
  if (presence.mode === 'name') return answer.name !== undefined && isSameName(await getChild(tx, childId), answer.name)
  if (presence.mode === 'phrase') {
    const kept = await findPresence(tx, certificateId)
    return isPasswordOf(kept?.phraseHash ?? null, plainPhrase(answer.phrase ?? ''))
  }
  const place = { certificateId, providerId }
  const right = await isPasswordOf(await findCodeHash(tx, place, now), (answer.code ?? '').replace(/\D/g, ''))
  if (right) await updateCodeUsed(tx, place, now)
  return right
}

function isSameName(child: PersonName, typed: PersonName): boolean {
  return nameKey(child) === nameKey(typed)
}

/** Counts one try of an organisation; a number that nobody has is counted like one that somebody has. */
export async function admitPresence(
  tx: Tx,
  by: Actor,
  certificateId: string,
  now: Temporal.Instant,
): Promise<Refusal | null> {
  const most = await settingOf(tx, presenceAttempts, await dayOf(tx, now))
  return count(tx, { kind: 'presence', by, certificateId, most }, now)
}

/** Counts one letter with a code, whether or not it is sent. */
export async function admitPresenceCode(
  tx: Tx,
  by: Actor,
  certificateId: string,
  now: Temporal.Instant,
): Promise<Refusal | null> {
  const most = await settingOf(tx, presenceCodes, await dayOf(tx, now))
  return count(tx, { kind: 'presence-code', by, certificateId, most }, now)
}

type Counted = { kind: 'presence' | 'presence-code'; by: Actor; certificateId: string; most: number }

/** By the certificate, whoever tries; and by the organisation, whichever certificate: some times as many. */
async function count(tx: Tx, counted: Counted, now: Temporal.Instant): Promise<Refusal | null> {
  const { kind, by, certificateId, most } = counted
  const today = await dayOf(tx, now)
  const [minutes, times] = await Promise.all([
    settingOf(tx, presenceWindow, today),
    settingOf(tx, presenceTimes, today),
  ])
  const subjects = [
    { subject: `certificate ${certificateId}`, most },
    { subject: `provider ${by.scopeId}`, most: most * times },
  ]
  const until = await countAttempt(tx, kind, subjects, Temporal.Duration.from({ minutes }), now)
  if (!until) return null
  return new Refusal('certificates.presence-too-many', {
    minutes: Math.max(1, Math.ceil(now.until(until).total('minutes'))),
  })
}

async function tellJournal(
  tx: Tx,
  by: Actor,
  { id, childId }: Certificate,
  { word, facts }: { word: string; facts: Record<string, string> },
  now: Temporal.Instant,
): Promise<void> {
  await record(tx, by, word, { childId, subjectKind: 'certificate', subjectId: id, facts }, now)
}

/** Says how many could be written to. */
async function tellGuardians(
  tx: Tx,
  { childId, number }: Certificate,
  letter: string,
  facts: Record<string, string>,
  now: Temporal.Instant,
): Promise<number> {
  const [child, zone] = await Promise.all([getChild(tx, childId), regionZone(tx)])
  const told = { childId, childName: fullName(child), number, at: formatInstant(now, zone), ...facts }
  // Of many wrong tries one letter is enough: the last of those that still wait.
  const key = letter === 'certificates.presence-failed' ? { key: `${letter}:${number}:${facts.organisation}` } : {}
  return writeToGuardians(tx, childId, { letter, facts: told, ...key })
}
