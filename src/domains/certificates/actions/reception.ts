import type { Actor } from '#access'
import { record } from '#audit'
import { confirmChild } from '#families'
import { Refusal, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf } from '#region'
import { type CertificateId, comparedFields, type StatementId } from '../model/certificate.ts'
import { getCertificateOfStatement, lockCertificate, updateInProcess } from '../queries/certificate.ts'
import { getPoint } from '../queries/point.ts'
import { getStatementForPoint, updateAccepted } from '../queries/statement.ts'
import { whyLate, whyNotApprove } from '../rules/decision.ts'
import { whyNotAccept, whyNotActivate } from '../rules/statement.ts'
import { carryOutApproval, decisionFactsOf } from './decision.ts'
import { writeOfCertificate } from './letters.ts'
import { decisionTermFrom } from './terms.ts'

export type Acceptance = {
  statementId: StatementId
  /** What the worker compared with the papers and found right (S-058): all of it, or nothing is accepted. */
  compared: readonly string[]
}

/**
 * Registers that a statement with right data was accepted (S-060); the certificate goes «в обработку» (S-175).
 * Refuses `certificates.may-not-accept`, `certificates.already-accepted`, `certificates.not-compared`.
 */
export async function acceptStatement(tx: Tx, by: Actor, acceptance: Acceptance, now: Temporal.Instant): Promise<void> {
  const { statementId: id, compared } = acceptance
  await getStatementForPoint(tx, by.scopeId, id)
  const certificate = await lockCertificate(tx, (await getCertificateOfStatement(tx, id)).id)
  const statement = await getStatementForPoint(tx, by.scopeId, id)

  refuseIf(whyLate(statement, await dayOf(tx, now)) ?? whyNotAccept(statement, by))
  const left = Object.keys(comparedFields).filter((field) => !compared.includes(field))
  refuseIf(left.length > 0 ? new Refusal('certificates.not-compared', { left }) : null)

  const { childId, number } = statement
  const decisionDueOn = await decisionTermFrom(tx, certificate.municipalityId, now)
  await Promise.all([
    updateAccepted(tx, id, { userId: by.userId, pointId: by.scopeId, decisionDueOn }, now),
    updateInProcess(tx, certificate.id),
    confirmChild(tx, by, childId, now),
    record(
      tx,
      by,
      'certificates.accepted',
      { childId, subjectKind: 'statement', subjectId: id, facts: { number } },
      now,
    ),
  ])

  await writeOfCertificate(tx, 'certificates.accepted', certificate.id, await dayOf(tx, now))
}

/**
 * Activates an accepted certificate: «в обработке» → «активировано», never back. Where points decide, this is the decision.
 * Refuses `certificates.may-not-activate`, `certificates.not-accepted`, `certificates.already-activated`,
 * `certificates.operator-decides`, `certificates.consent-withdrawn`.
 */
export async function activateCertificate(tx: Tx, by: Actor, id: CertificateId, now: Temporal.Instant): Promise<void> {
  const certificate = await lockCertificate(tx, id)
  const [statement, point] = await Promise.all([
    getStatementForPoint(tx, by.scopeId, certificate.statementId),
    getPoint(tx, by.scopeId),
  ])

  refuseIf(whyNotActivate(certificate, by, point))
  refuseIf(whyNotApprove(statement, by, await decisionFactsOf(tx, statement, point, now)))

  await carryOutApproval(tx, by, { certificate, statement, pointId: by.scopeId }, now)
}
