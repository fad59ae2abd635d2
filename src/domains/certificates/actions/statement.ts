import { randomInt } from 'node:crypto'
import { type Actor, hasConsent } from '#access'
import { record } from '#audit'
import {
  ageFrom,
  ageTo,
  type ChildId,
  getOwnChild,
  lockChild,
  maskedDataOf,
  type OwnChild,
  whyNotKeptDocument,
} from '#families'
import { type Day, isBefore } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { calendarOf, dayOf, getMunicipality, settingOf } from '#region'
import type { CategoryId, CertificateId, Statement, StatementId } from '../model/certificate.ts'
import { listOpenCategories } from '../queries/category.ts'
import {
  getCertificateOfChild,
  getCertificateOfStatement,
  insertCertificate,
  lockCertificate,
  updateExcluded,
} from '../queries/certificate.ts'
import { deleteDraft } from '../queries/draft.ts'
import { findStatementOfChild, getOwnStatement, insertStatement, updateDecided } from '../queries/statement.ts'
import { certificateNumber, type Readiness, validityOf, whyNotSubmit, whyNotWithdraw } from '../rules/statement.ts'
import { documentsTerm, regionCode } from '../settings.ts'
import { consentText, type Given, hashOf, rulesText } from '../texts.ts'
import { writeOfCertificate } from './letters.ts'

export type Submission = {
  childId: ChildId
  categoryId: CategoryId | null
  /** Ticked by the applicant in person (S-064), each apart. */
  consent: Given | null
  rules: Given | null
  /** Where it was filled in; in the cabinet unless said otherwise. */
  way?: Statement['way']
}

/**
 * Files a statement for a certificate and gives the child a number, which must still be activated (S-001).
 * Refuses `families.passport-due`, `certificates.has-one`, `certificates.statement-lives`, `certificates.not-ready`.
 */
export async function submitStatement(
  tx: Tx,
  by: Actor,
  submission: Submission,
  now: Temporal.Instant,
): Promise<StatementId> {
  const { child, category, today, valid, readiness, passport } = await gather(tx, by, submission, now)
  // S-035: no new statement without the applicant's own consent.
  if (!(await hasConsent(tx, by.userId, 'personal-data'))) refuse('access.consent-needed')

  refuseIf(passport)
  refuseIf(whyNotSubmit(readiness))
  const { consent, rules } = submission
  if (!category || !consent || !rules) refuse('certificates.not-ready', { missing: [] })

  const id = newId<'statement'>()
  const agreed = { consent: { ...consent, hash: hashOf(consentText) }, rules: { ...rules, hash: hashOf(rulesText) } }
  const term = await termFrom(tx, today, child.municipalityId)
  const { relation } = child
  const statement = {
    id,
    year: today.year,
    childId: child.id,
    applicantId: by.userId,
    relation,
    categoryId: category.id,
  }
  const number = await insertStatement(
    tx,
    { ...statement, ...agreed, ...term, way: submission.way ?? 'cabinet' },
    now,
  ).catch(oneAtATime)
  const certificateId = await issue(tx, { child, today, valid, statementId: id, categoryId: category.id }, now)

  const trace = { childId: child.id, subjectKind: 'statement', subjectId: id, facts: { number } }
  await Promise.all([record(tx, by, 'certificates.submitted', trace, now), deleteDraft(tx, child.id)])
  await planJob(tx, 'certificates.issued', { certificateId })
  await writeOfCertificate(tx, 'certificates.statement-filed', certificateId, today)
  return id
}

/** The family takes the statement back; its number leaves the registry, a new statement may be filed at once. */
export async function withdrawStatement(tx: Tx, by: Actor, id: StatementId, now: Temporal.Instant): Promise<void> {
  await getOwnStatement(tx, by, id)
  const { id: certificateId } = await getCertificateOfStatement(tx, id)
  await lockCertificate(tx, certificateId)
  const statement = await getOwnStatement(tx, by, id)

  refuseIf(whyNotWithdraw(statement))

  await updateDecided(tx, id, { state: 'withdrawn', userId: by.userId }, now)
  await updateExcluded(tx, certificateId, by.userId, now)
  const { childId, number } = statement
  await record(
    tx,
    by,
    'certificates.withdrawn',
    { childId, subjectKind: 'statement', subjectId: id, facts: { number } },
    now,
  )
  await planJob(tx, 'certificates.excluded', { certificateId })
}

async function gather(tx: Tx, by: Actor, { childId, categoryId, consent, rules }: Submission, now: Temporal.Instant) {
  await getOwnChild(tx, by, childId)
  // The family may mend the record until now: the statement is of the child as it stands.
  await lockChild(tx, childId)
  const child = await getOwnChild(tx, by, childId)
  const today = await dayOf(tx, now)
  const [from, to, certificate, statement, own, categories, passport] = await Promise.all([
    settingOf(tx, ageFrom, today),
    settingOf(tx, ageTo, today),
    getCertificateOfChild(tx, childId),
    findStatementOfChild(tx, childId),
    maskedDataOf(tx, { userId: by.userId }),
    listOpenCategories(tx, child.municipalityId, today),
    whyNotKeptDocument(tx, child, today),
  ])
  const { snils, document, address } = child.masked
  const category = categories.find(({ id }) => id === categoryId) ?? null
  const valid = validityOf(child.birthOn, today, { from, to })
  const readiness: Readiness = {
    ofAge: isBefore(valid.to, today),
    certificate,
    statement,
    childData: Boolean(snils && document && address),
    applicantData: child.relation === 'self' || Boolean(own.document && own.address),
    category: category !== null,
    consent,
    rules,
  }
  return { child, category, today, valid, readiness, passport }
}

/** The last day for papers, and the edition of the calendar by which it was counted. */
async function termFrom(tx: Tx, today: Day, municipalityId: string) {
  const [calendar, days] = await Promise.all([calendarOf(tx), settingOf(tx, documentsTerm, today, municipalityId)])
  return { documentsDueOn: addWorkingDays(calendar, today, days), calendarVersion: calendar.version }
}

type Issue = {
  child: OwnChild
  today: Day
  valid: { from: Day; to: Day }
  statementId: StatementId
  categoryId: CategoryId
}

async function issue(
  tx: Tx,
  { child, today, valid, statementId, categoryId }: Issue,
  now: Temporal.Instant,
): Promise<CertificateId> {
  const { id: childId, municipalityId } = child
  const [region, municipality] = await Promise.all([
    settingOf(tx, regionCode, today),
    getMunicipality(tx, municipalityId),
  ])
  const id = newId<'certificate'>()
  const row = {
    id,
    childId,
    municipalityId,
    categoryId,
    statementId,
    issuedAt: now,
    validFrom: valid.from,
    validTo: valid.to,
  }
  await insertCertificate(tx, row, () => certificateNumber(region, municipality.code, randomInt(1_000_000))).catch(
    oneAtATime,
  )
  return id
}

// Two tabs at the same moment: the second is told what it would have been told a moment later.
function oneAtATime(error: unknown): never {
  const { constraint } = error as { constraint?: string }
  if (constraint === 'certificates_statement_living' || constraint === 'certificates_certificate_living')
    refuse('certificates.has-one')
  throw error
}
