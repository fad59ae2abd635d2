import type { Id } from '#kernel/ids'

export type ProviderId = Id<'provider'>
export type AgreementId = Id<'agreement'>

export const providerKinds = ['municipal', 'private', 'entrepreneur', 'commercial', 'association'] as const
export type ProviderKind = (typeof providerKinds)[number]
/** Only an active provider is shown to families and paid by certificates (S-077). */
export type ProviderState = 'new' | 'active' | 'refused' | 'excluded'

export type Provider = {
  id: ProviderId
  name: string
  shortName: string
  kind: ProviderKind
  inn: string
  municipalityId: string
  municipalityName: string
  address: string
  latitude: number
  longitude: number
  phone: string
  email: string
  headName: string
  headPost: string
  licence: string | null
  bankDetails: string
  description: string
  state: ProviderState
  registeredAt: Temporal.Instant
}

export type NewProvider = Omit<Provider, 'municipalityName'>

/** Payer and provider agreed for a period; without it no offer is made (domain 4.10). */
export type Agreement = {
  id: AgreementId
  providerId: ProviderId
  municipalityId: string
  periodId: string
  number: string
  signedOn: Temporal.PlainDate
}

/** What families look for among organisations; empty lists mean any. */
export type ProviderSearch = {
  text: string
  municipalities: readonly string[]
  kinds: readonly ProviderKind[]
  page: number
}

export type FoundProviders = {
  providers: Provider[]
  total: number
  municipalityCounts: ReadonlyMap<string, number>
  kindCounts: ReadonlyMap<ProviderKind, number>
}

export const kindWords: Record<ProviderKind, string> = {
  municipal: 'Государственная или муниципальная',
  private: 'Частная некоммерческая',
  entrepreneur: 'Индивидуальный предприниматель',
  commercial: 'Коммерческая',
  association: 'Общественное объединение',
}
