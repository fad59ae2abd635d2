/**
 * Organisations that teach (поставщики): the register, agreements with payers, public pages.
 *
 * Promises: only an active provider is public; there is at most one active agreement for a payer and a period.
 * Does not: know programmes — the page of an organisation takes them as a block from above.
 */
export { insertAgreement, insertProvider } from './actions.ts'
export type {
  Provider,
  ProviderId,
  ProviderKind,
  ProviderState,
} from './model.ts'
export { OrganisationView } from './pages/organisation.tsx'
export { getProvider } from './queries.ts'
