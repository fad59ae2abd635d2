/**
 * Families: children, those who answer for them, and their personal data.
 *
 * Promises: one record per child in the region, shared by several guardians; SNILS, documents and addresses lie
 * encrypted and are shown masked; whoever else looks at them leaves a journal row that the guardians see.
 * Does not: know certificates or programmes; tell anybody in whose cabinet a child is.
 */
export { addChild, agesOn, keepChildData, keepOwnData, whyNotKeptDocument } from './actions/child.ts'
export { claimChild, grantClaim } from './actions/claim.ts'
export { correctChild } from './actions/correction.ts'
export { demandAdult, joinOwnRecord } from './actions/custody.ts'
export { correctGuardian } from './actions/guardian-correction.ts'
export { writeToGuardians } from './actions/letter.ts'
export { confirmChild, lookAtChild, unmask } from './actions/look.ts'
export { demandDecidedDouble } from './actions/merge.ts'
export { linkNumber, unlinkNumber } from './actions/number.ts'
export { keepPlace } from './actions/place.ts'
export type { Change, CorrectionRecord } from './correction.ts'
export {
  changeFrom,
  changeFromJson,
  childForm,
  childJson,
  correctionForm,
  correctionJson,
  elsewhere,
  guardianCorrectionForm,
  guardianCorrectionJson,
  ownDataForm,
} from './forms.ts'
export {
  defineMergePart,
  type KeptRows,
  keepRows,
  type MergeChoice,
  moveRows,
  type Pair,
  putBack,
  type Side,
} from './merge-part.ts'
export type {
  Child,
  ChildId,
  Claim,
  Duplicate,
  Gender,
  Masked,
  NewChild,
  OwnChild,
  PersonalData,
  Place,
  Relation,
  VaultKind,
} from './model.ts'
export { genders, relationWords } from './model.ts'
export { defineOwnData } from './own-data.ts'
export { CorrectionFields, Corrections } from './pages/correction.tsx'
export { ElsewhereWords } from './pages/elsewhere.tsx'
export { ChildFields, DocumentFields } from './pages/fields.tsx'
export { ChildJournal } from './pages/journal.tsx'
export { ageProblem } from './problems.ts'
export { findOwnChild, getChild, getOwnChild, guardiansOf, listChildrenOf, maskedDataOf } from './queries/child.ts'
export { listClaimsToAnswer, listOwnClaims } from './queries/claim.ts'
export { listCorrections, lockChild } from './queries/correction.ts'
export { definePlaceOfPoint } from './queries/desk-place.ts'
export { findDuplicates } from './queries/duplicates.ts'
export { defineFiled } from './queries/filed.ts'
export { journalOf } from './queries/journal.ts'
export { isOwnRecord } from './queries/own-record.ts'
export { placeOf } from './queries/place.ts'
export { newChildFrom, newChildFromJson } from './routes/new-child.ts'
export { firstDayAtAge, whyNotAge, whyNotDocument } from './rules/age.ts'
export { child as sampleChild } from './samples/facts.ts'
export { ageFrom, ageTo, selfFrom } from './settings.ts'
export { openVault, type Vault } from './vault.ts'
