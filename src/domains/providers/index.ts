/**
 * Organisations that teach (поставщики): the register, agreements with payers, public pages.
 *
 * Promises: only an active provider is public; there is at most one active agreement for a payer and a period.
 * Does not: know programmes — the search of organisations and their public pages stand above, beside what they teach.
 */

export { askForAgreement } from './actions/agreement.ts'
export { beginCandidacy, submitCandidacy } from './actions/candidacy.ts'
export { excludeProvider } from './actions/register.ts'
export { inviteColleague } from './actions/staff.ts'
export { defineAgreementRoom } from './agreement-room.ts'
export { exclusionForm } from './forms.ts'
export {
  kindWords,
  type Provider,
  type ProviderId,
  type ProviderKind,
  type ProviderState,
  providerKinds,
  type RegisterFacts,
} from './model.ts'
export { OrganisationView } from './pages/organisation.tsx'
export { insertAgreement } from './queries/agreement.ts'
export { getProvider, insertProvider } from './queries/provider.ts'
export { findRegisterFacts } from './queries/register.ts'
export { readAnswers } from './routes/candidacy-answers.ts'
