import { type Actor, admitGuess, forgiveGuess } from '#access'
import { record } from '#audit'
import { getOwnChild } from '#families'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf } from '#region'
import type { Certificate, CertificateId, ExclusionGround } from '../model/certificate.ts'
import { findCertificateByNumber, getCertificate, lockCertificate, updateExcludedOn } from '../queries/certificate.ts'
import { findStatementForPoint, getStatement } from '../queries/statement.ts'
import { whyNotExclude } from '../rules/decision.ts'
import { writeOfCertificate } from './letters.ts'

/** The family gives the certificate up in its cabinet (S-137). There is no way back; a new one is asked for anew. */
export async function renounceCertificate(tx: Tx, by: Actor, id: CertificateId, now: Temporal.Instant): Promise<void> {
  const { childId } = await getCertificate(tx, id)
  await getOwnChild(tx, by, childId)
  await exclude(tx, by, { id, ground: 'renounced', text: null, own: true }, now)
}

/**
 * Counts a number typed at a point before it is looked up, in a transaction of its own: what is excluded cannot come back,
 * so nobody finds certificates by trying. Refuses `access.too-many-guesses`.
 */
export async function admitExclusion(tx: Tx, by: Actor, now: Temporal.Instant): Promise<void> {
  if (by.role === 'reception') await admitGuess(tx, by.userId, now)
}

export type Exclusion = { number: string; ground: ExclusionGround; text: string }

/** By a paper that the applicant brought (S-137), or because the child lives outside the region now (S-138). */
export async function excludeCertificate(
  tx: Tx,
  by: Actor,
  { number, ground, text }: Exclusion,
  now: Temporal.Instant,
): Promise<CertificateId> {
  const { id } = await certificateForStaff(tx, by, number)
  if (by.role === 'reception') await forgiveGuess(tx, by.userId)
  await exclude(tx, by, { id, ground, text, own: false }, now)
  return id
}

/** A point sees certificates of its municipality; of another and not there are the same. */
async function certificateForStaff(tx: Tx, by: Actor, number: string): Promise<Certificate> {
  const certificate = (await findCertificateByNumber(tx, number)) ?? refuse('certificates.unknown-number')
  if (by.role === 'region') return certificate
  const statement = await findStatementForPoint(tx, by.scopeId, certificate.statementId)
  return statement ? certificate : refuse('certificates.unknown-number')
}

type Leaving = { id: CertificateId; ground: ExclusionGround; text: string | null; own: boolean }

async function exclude(tx: Tx, by: Actor, { id, ground, text, own }: Leaving, now: Temporal.Instant): Promise<void> {
  const certificate = await lockCertificate(tx, id)
  const statement = await getStatement(tx, certificate.statementId)

  refuseIf(whyNotExclude(certificate, statement, by, { ground, own }))

  const { childId, number } = certificate
  const subject = { childId, subjectKind: 'certificate', subjectId: id, facts: { number, ground }, reason: text }
  await Promise.all([
    updateExcludedOn(tx, id, { ground, text, userId: by.userId }, now),
    record(tx, by, 'certificates.excluded', subject, now),
  ])

  await planJob(tx, 'certificates.excluded', { certificateId: id })
  await writeOfCertificate(tx, 'certificates.excluded', id, await dayOf(tx, now))
}
