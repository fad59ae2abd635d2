import { type Actor, admitGuess, forgiveGuess } from '#access'
import { record } from '#audit'
import { isOwnRecord, type Vault } from '#families'
import { Refusal, refuse } from '#kernel/refusal'
import type { Snils } from '#kernel/snils'
import type { Tx } from '#platform/db'
import { findCertificateByNumber } from '../queries/certificate.ts'

/**
 * The child whose living certificate and SNILS these are, for the own cabinet from 14 (S-125). Whatever is wrong, the
 * answer is the same null; it is counted and journalled, so that nobody finds a child by trying.
 * Refuses `certificates.own-record-guesses`.
 */
export async function findOwnRecord(
  tx: Tx,
  by: Actor,
  told: { certificate: string; snils: Snils; vault: Vault },
  now: Temporal.Instant,
): Promise<string | null> {
  await admitGuess(tx, by.userId, now).catch(inWordsOfFamilies)
  const certificate = await findCertificateByNumber(tx, told.certificate)
  const living = certificate?.validity === 'valid' || certificate?.validity === 'frozen'
  const childId = certificate && living ? certificate.childId : null
  if (await isOwnRecord(tx, by, { childId, snils: told.snils, vault: told.vault })) {
    await forgiveGuess(tx, by.userId)
    return childId
  }
  const facts = { certificate: `······${told.certificate.slice(-4)}` }
  await record(tx, by, 'certificates.own-record-missed', { childId, facts }, now)
  return null
}

/** The words of a desk would send the family to a desk. */
function inWordsOfFamilies(error: unknown): never {
  if (error instanceof Refusal && error.code === 'access.too-many-guesses')
    refuse('certificates.own-record-guesses', error.facts)
  throw error
}
