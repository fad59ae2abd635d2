/**
 * Certificates: the registry of certificates of additional education, from the statement to activation.
 *
 * Promises: a child has at most one living certificate; its number is random and never listed; activation goes
 * forward only; every look of a worker at a child's data is journalled; a term is kept as a date with its calendar.
 * Does not: know money. It plans the jobs `certificates.issued`, `certificates.activated`, `certificates.excluded` (withdrawn,
 * refused, expired or excluded) and `certificates.aged`, each { certificateId }.
 */
export { approveStatement } from './actions/decision.ts'
export { printConsent, printExtract, printStatement } from './actions/papers.ts'
export { printStatusChange } from './actions/papers-of-decision.ts'
export { inviteSpecialist } from './actions/point.ts'
export { choosePresence, listToProtect } from './actions/presence.ts'
export { askPresenceByNumber, confirmPresenceByNumber } from './actions/presence-by-number.ts'
export { acceptStatement, activateCertificate } from './actions/reception.ts'
export { submitStatement } from './actions/statement.ts'
export { categoryForm, certificateNumberField } from './forms/statement.ts'
export type {
  Activation,
  Category,
  CategoryId,
  Certificate,
  FundingType,
  Point,
  PointId,
  Statement,
  StatementId,
  Validity,
} from './model/certificate.ts'
export { comparedFields } from './model/certificate.ts'
export { type Freeze, type FreezeGround, type FreezeId, freezeGroundCodes } from './model/freeze.ts'
export { CategoryChoice } from './pages/category-choice.tsx'
export { CertificateCard, type CertificateCardProps } from './pages/certificate-card.tsx'
export { consentPaper } from './papers/consent.ts'
export { extractPaper } from './papers/extract.ts'
export { statementPaper } from './papers/statement.ts'
export { statusChangePaper } from './papers/status-change.ts'
export { endCategory, insertCategory, listCategories, listOpenCategories } from './queries/category.ts'
export {
  findCertificateByNumber,
  getCertificateOfChild,
  getCertificateOfStatement,
  lockCertificate,
  updateFunding,
} from './queries/certificate.ts'
export { foldCounts } from './queries/count.ts'
export { findFreeze, insertFreeze, listFreezes, updateLifted } from './queries/freeze.ts'
export { getPoint, listPoints } from './queries/point.ts'
export type { Unprotected } from './queries/presence.ts'
export { findStatementOfChild, getStatement } from './queries/statement.ts'
export { mayAccept, type Worker } from './rules/statement.ts'
export { decisionBy, documentsTerm, exclusionGrounds, freezeGrounds, refusalGrounds, regionCode } from './settings.ts'
export { type AgreedText, consentText, rulesText } from './texts.ts'
