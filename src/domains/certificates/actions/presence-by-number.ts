import { type Actor, hashPassword, isPasswordOf } from '#access'
import { Refusal, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { Certificate } from '../model/certificate.ts'
import type { PresenceAnswer } from '../model/presence.ts'
import { findCertificateByNumber } from '../queries/certificate.ts'
import { admitPresence, admitPresenceCode, askPresenceCode, confirmPresence, presenceOf } from './presence.ts'

export type PresenceByNumber = Omit<PresenceAnswer, 'appliedBefore'> & {
  number: string
  /** The upper domain knows whether this family applied to the organisation before (S-028). */
  appliedBefore(childId: string): Promise<boolean>
}

/**
 * An organisation types the number that a visitor named and what the family confirms itself by. Whatever did not fit — the
 * number, the way, the phrase — is the same refusal after the same time, and counts the same; who has the number is told.
 * The refusal is returned, not thrown: commit, then refuse with it.
 */
export async function confirmPresenceByNumber(
  tx: Tx,
  by: Actor,
  { number, appliedBefore, ...answer }: PresenceByNumber,
  now: Temporal.Instant,
): Promise<Certificate | Refusal> {
  const certificate = await findLiving(tx, number)
  const refusal = certificate
    ? await confirmPresence(
        tx,
        by,
        certificate.id,
        { ...answer, appliedBefore: await appliedBefore(certificate.childId) },
        now,
      )
    : await admitPresence(tx, by, `of number ${number}`, now)
  if (certificate && !refusal) return certificate
  if (refusal?.code === 'certificates.presence-too-many') return refusal
  // Where no phrase was compared, as long is spent as if it were.
  const compared = certificate && (await presenceOf(tx, certificate.id, now)).mode
  const wasCompared = refusal?.code === 'certificates.presence-wrong' && (compared === 'phrase' || compared === 'code')
  if (!wasCompared) await isPasswordOf(null, answer.phrase ?? '')
  return new Refusal('certificates.presence-unconfirmed')
}

/** Sends a code if the family of this number chose that way; nothing tells whether it did. Refuses only too many letters. */
export async function askPresenceByNumber(
  tx: Tx,
  by: Actor,
  { number, organisation }: { number: string; organisation: string },
  now: Temporal.Instant,
): Promise<void> {
  const certificate = await findLiving(tx, number)
  const chosen = certificate && (await presenceOf(tx, certificate.id, now)).mode === 'code'
  if (chosen) return askPresenceCode(tx, by, { certificateId: certificate.id, organisation }, now)
  refuseIf(await admitPresenceCode(tx, by, certificate?.id ?? `of number ${number}`, now))
  await hashPassword(number)
}

async function findLiving(tx: Tx, number: string): Promise<Certificate | null> {
  const certificate = await findCertificateByNumber(tx, number)
  return certificate?.validity === 'valid' || certificate?.validity === 'frozen' ? certificate : null
}
