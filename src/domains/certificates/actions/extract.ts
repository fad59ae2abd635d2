import { type Actor, closeLogin, findLogin, printedPassword, printPassword } from '#access'
import { record, system } from '#audit'
import { findOwnChild, getOwnChild, linkNumber, unlinkNumber, writeToGuardians } from '#families'
import { formatInstant, isBefore } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { Refusal, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { dayOf, regionZone, settingOf } from '#region'
import type { Certificate, CertificateId } from '../model/certificate.ts'
import type { ExtractSignIn } from '../papers/extract.ts'
import { getCertificate, lockCertificate } from '../queries/certificate.ts'
import { isLiving } from '../rules/statement.ts'
import { extractMinutes } from '../settings.ts'

export type Renewal = { certificateId: CertificateId; passwordHash: string; printKey: string }

/**
 * «Сформировать новую выписку» (S-037, S-038): the certificate's number gets another password, whoever was signed in by it
 * is out, and the family may print the extract that carries it.
 */
export async function renewExtract(tx: Tx, by: Actor, renewal: Renewal, now: Temporal.Instant): Promise<void> {
  const { certificateId, passwordHash, printKey } = renewal
  const certificate = await lockCertificate(tx, certificateId)
  const child = await getOwnChild(tx, by, certificate.childId)
  const { id: childId, number } = { id: child.id, number: certificate.number }

  refuseIf(isLiving(certificate) ? null : new Refusal('certificates.not-valid', { number }))

  const signIn = { number, name: child, scopeId: childId, passwordHash, printKey }
  const userId = await printPassword(tx, by, signIn, now)
  if (!(await findOwnChild(tx, { userId }, childId))) await linkNumber(tx, by, { childId, userId }, now)
  const trace = { childId, subjectKind: 'certificate', subjectId: certificateId, facts: { number } }
  await record(tx, by, 'certificates.extract-renewed', trace, now)

  const at = formatInstant(now, await regionZone(tx))
  const facts = { childId, childName: fullName(child), number, at, by: by.name }
  await writeToGuardians(tx, childId, { letter: 'certificates.extract-renewed', facts })
}

/** Until when the new extract may be printed (S-038); null when there is none, or its time is over. */
export async function printableUntil(
  reader: Reader,
  { number }: Pick<Certificate, 'number'>,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const login = await findLogin(reader, number)
  if (!login?.printKey) return null
  const until = login.setAt.add({ minutes: await settingOf(reader, extractMinutes, await dayOf(reader, now)) })
  return isBefore(now, until) ? until : null
}

/** What the new extract says of signing in; null when the time to print it is over or the password was used. */
export async function findPrintable(
  reader: Reader,
  { number }: Pick<Certificate, 'number'>,
  secretKey: Uint8Array,
  now: Temporal.Instant,
): Promise<ExtractSignIn | null> {
  const login = await findLogin(reader, number)
  if (!login?.printKey || !login.expiresAt || !(await printableUntil(reader, { number }, now))) return null
  const until = formatInstant(login.expiresAt, await regionZone(reader))
  return { number, password: printedPassword(secretKey, number, login.printKey), until }
}

/** A certificate that left the registry signs nobody in. */
export async function closeNumber(tx: Tx, certificateId: string, now: Temporal.Instant): Promise<void> {
  const { number } = await getCertificate(tx, certificateId)
  const login = await findLogin(tx, number)
  if (login) await unlinkNumber(tx, login.userId, now)
  await closeLogin(tx, system, number, now)
}
