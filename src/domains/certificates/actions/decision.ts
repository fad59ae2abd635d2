import { type Actor, hasConsent } from '#access'
import { record } from '#audit'
import { demandDecidedDouble } from '#families'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf, settingOf } from '#region'
import type { Certificate, Point, RefusalGround, Statement, StatementId } from '../model/certificate.ts'
import { getCertificateOfStatement, lockCertificate, updateActivated, updateExcluded } from '../queries/certificate.ts'
import { getPoint } from '../queries/point.ts'
import { getStatement, getStatementForPoint, updateDecided, updateRefused } from '../queries/statement.ts'
import { type DecisionFacts, whyNotApprove, whyNotRefuse } from '../rules/decision.ts'
import { decisionBy } from '../settings.ts'
import { writeOfCertificate } from './letters.ts'

/**
 * Approves an accepted statement: the certificate is activated (S-130, S-131). Plans `certificates.activated`.
 * Refuses `certificates.already-decided`, `certificates.not-accepted`, `certificates.consent-withdrawn`.
 */
export async function approveStatement(tx: Tx, by: Actor, id: StatementId, now: Temporal.Instant): Promise<void> {
  const { certificate, statement, point, facts } = await lockToDecide(tx, by, id, now)

  refuseIf(whyNotApprove(statement, by, facts))

  await carryOutApproval(tx, by, { certificate, statement, pointId: point?.id ?? null }, now)
}

export type StatementRefusal = { statementId: StatementId; ground: RefusalGround; text: string }

/**
 * Refuses on one of the region's grounds, with an explanation (S-132…S-135): the number leaves the registry, the family
 * learns the ground, the law, how to appeal and how to file again.
 */
export async function refuseStatement(
  tx: Tx,
  by: Actor,
  { statementId, ground, text }: StatementRefusal,
  now: Temporal.Instant,
): Promise<void> {
  const { certificate, statement, facts } = await lockToDecide(tx, by, statementId, now)

  refuseIf(whyNotRefuse(statement, by, facts))

  const { childId, number } = statement
  const subject = { childId, subjectKind: 'statement', subjectId: statementId, facts: { number, ground }, reason: text }
  await Promise.all([
    updateRefused(tx, statementId, { ground, text, userId: by.userId }, now),
    updateExcluded(tx, certificate.id, by.userId, now),
    record(tx, by, 'certificates.refused', subject, now),
  ])

  await planJob(tx, 'certificates.excluded', { certificateId: certificate.id })
  await writeOfCertificate(tx, 'certificates.refused', certificate.id, await dayOf(tx, now))
}

type Approval = { certificate: Certificate; statement: Statement; pointId: string | null }

export async function carryOutApproval(
  tx: Tx,
  by: Actor,
  { certificate, statement, pointId }: Approval,
  now: Temporal.Instant,
): Promise<void> {
  const { id, childId, number } = certificate
  await demandDecidedDouble(tx, by, childId)
  const subject = { childId, subjectKind: 'certificate', subjectId: id, facts: { number } }
  await Promise.all([
    updateActivated(tx, id, { userId: by.userId, pointId }, now),
    updateDecided(tx, statement.id, { state: 'approved', userId: by.userId }, now),
    record(tx, by, 'certificates.activated', subject, now),
  ])

  await planJob(tx, 'certificates.activated', { certificateId: id })
  await writeOfCertificate(tx, 'certificates.activated', id, await dayOf(tx, now))
}

/** Read again at the moment of the decision: the consent may have been withdrawn while the statement was checked (S-135). */
export async function decisionFactsOf(
  tx: Tx,
  statement: Statement,
  point: Point | null,
  now: Temporal.Instant,
): Promise<DecisionFacts> {
  const [decision, consent] = await Promise.all([
    settingOf(tx, decisionBy, await dayOf(tx, now)),
    hasConsent(tx, statement.applicantId, 'personal-data'),
  ])
  return { decision, point, consent }
}

async function lockToDecide(tx: Tx, by: Actor, id: StatementId, now: Temporal.Instant) {
  await readFor(tx, by, id)
  const certificate = await lockCertificate(tx, (await getCertificateOfStatement(tx, id)).id)
  const [statement, point] = await Promise.all([
    readFor(tx, by, id),
    by.role === 'reception' ? getPoint(tx, by.scopeId) : null,
  ])
  return { certificate, statement, point, facts: await decisionFactsOf(tx, statement, point, now) }
}

/** The operator decides on the whole region, a point on statements of its municipality. */
function readFor(tx: Tx, by: Actor, id: StatementId): Promise<Statement> {
  if (by.role === 'region') return getStatement(tx, id)
  return by.role === 'reception' ? getStatementForPoint(tx, by.scopeId, id) : refuse('http.not-found')
}
