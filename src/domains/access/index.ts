/**
 * Access: who signs in and in what quality they act.
 *
 * Promises: a password is never kept, a link works once, a session ends at once; nobody learns whether an address is
 * known. Does not: know children, or who may see which.
 */
export { type Newcomer, openCabinet, whoIsAt } from './actions/at-point.ts'
export { openProvedCabinet, type Proved, provedFamily } from './actions/by-order.ts'
export { releaseFactor } from './actions/factor.ts'
export { closeLogin, type NumberSignIn, printPassword, resumeLogin, suspendLogin } from './actions/login.ts'
export { grantRole } from './actions/role.ts'
export { type Started, startSessionFor } from './actions/session.ts'
export {
  changeRights,
  dismissAll,
  dismissStaff,
  inviteStaff,
  takeRight,
  withdrawInvitation,
} from './actions/staff.ts'
export { createUser, letOffSecondFactor } from './actions/user.ts'
export { consentsTo as siteConsents, documents as consentDocuments } from './documents/document.ts'
export { contactForm, contactJson, siteConsentShape } from './forms.ts'
export { admitGuess, forgiveGuess, type Limit, tooMany } from './limits.ts'
export {
  type Actor,
  anonymous,
  type ConsentKind,
  type Contact,
  type Grant,
  type Invitation,
  type NewUser,
  type Order,
  type Role,
  rightWords,
  roleWords,
  type StaffMember,
  type UserId,
} from './model.ts'
export { stateWords as consentWords } from './pages/consent.tsx'
export { SiteConsents } from './pages/site-consents.tsx'
export { hashPassword, isPasswordOf } from './passwords/hashing.ts'
export { newPrintKey, plainPrinted, printedPassword } from './passwords/printed.ts'
export { countAttempt } from './queries/attempt.ts'
export { type ConsentState, consentStateOf, hasConsent, listConsents } from './queries/consent.ts'
export { findLogin, type Login } from './queries/login.ts'
export { findOverseen, type OverseenUser } from './queries/overseen.ts'
export { findInvitationById, findStaffMember, hasSomebodyLeft, listInvitations, listStaff } from './queries/staff.ts'
export { contactOf, findUserByEmail, lockContact, renameUser } from './queries/user.ts'
export { actorOf, visitorOf } from './routes/actor.ts'
export { proofErrors } from './routes/code.tsx'
export { originOf } from './routes/entry.ts'
export { type AccessOptions, createHooks } from './routes/hooks.ts'
export { menuOf } from './routes/menu.ts'
export { scopeOf, scopeWithin, suggestEmail } from './rules.ts'
export {
  confirmationHours,
  consentRetention,
  familyPassword,
  printedPasswordDays,
  recoveryMinutes,
} from './settings.ts'
