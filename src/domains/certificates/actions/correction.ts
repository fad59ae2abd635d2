import type { Actor } from '#access'
import { ageFrom, ageTo, type Change, correctChild, correctGuardian, getChild, type Vault } from '#families'
import { refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf, regionZone, settingOf } from '#region'
import type { StatementId } from '../model/certificate.ts'
import { getCertificateOfStatement, lockCertificate, updateTerm } from '../queries/certificate.ts'
import { getPoint } from '../queries/point.ts'
import { getStatementForPoint, updateRelationOfApplicant } from '../queries/statement.ts'
import { validityOf, whyNotCorrect, whyNotCorrectApplicant } from '../rules/statement.ts'

export type CorrectionAtPoint = {
  statementId: StatementId
  change: Change
  reason: string
  anotherChild: boolean
  vault: Vault
}

/**
 * Corrects by papers what a family typed wrongly (S-172): only at a point of the child's municipality, or where the papers
 * were brought. A birth date moves the days of the certificate with it.
 */
export async function correctAtPoint(tx: Tx, by: Actor, wish: CorrectionAtPoint, now: Temporal.Instant): Promise<void> {
  const { statementId, ...correction } = wish
  const { certificate, statement, place } = await onDesk(tx, by, statementId)

  refuseIf(whyNotCorrect(statement, certificate, by))

  const { childId } = statement
  const kinds = await correctChild(tx, by, { ...correction, childId, place }, now)
  if (!kinds.includes('birthOn')) return
  const today = await dayOf(tx, now)
  const [child, zone, from, to] = await Promise.all([
    getChild(tx, childId),
    regionZone(tx),
    settingOf(tx, ageFrom, today),
    settingOf(tx, ageTo, today),
  ])
  const issuedOn = certificate.issuedAt.toZonedDateTimeISO(zone).toPlainDate()
  await updateTerm(tx, certificate.id, validityOf(child.birthOn, issuedOn, { from, to }))
}

/** Corrects by papers what the applicant typed wrongly of themselves (S-172); the applicant alone is written to. */
export async function correctApplicantAtPoint(
  tx: Tx,
  by: Actor,
  wish: Omit<CorrectionAtPoint, 'anotherChild'>,
  now: Temporal.Instant,
): Promise<void> {
  const { statementId, ...correction } = wish
  const { certificate, statement, place } = await onDesk(tx, by, statementId)

  refuseIf(whyNotCorrectApplicant(statement, certificate, by))

  const { applicantId: userId, childId } = statement
  await correctGuardian(tx, by, { ...correction, userId, childId, place }, now)
  const { relation } = wish.change
  if (relation) await updateRelationOfApplicant(tx, statementId, relation)
}

/** The statement as it is now, with nobody else changing it, and the name of the point. */
async function onDesk(tx: Tx, by: Actor, statementId: StatementId) {
  await getStatementForPoint(tx, by.scopeId, statementId)
  const certificate = await lockCertificate(tx, (await getCertificateOfStatement(tx, statementId)).id)
  const statement = await getStatementForPoint(tx, by.scopeId, statementId)
  const point = await getPoint(tx, by.scopeId)
  return { certificate, statement, place: point?.name ?? '' }
}
