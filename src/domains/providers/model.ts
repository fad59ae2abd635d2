import type { Id } from '#kernel/ids'

export type ProviderId = Id<'provider'>
export type AgreementId = Id<'agreement'>

export const providerKinds = ['municipal', 'private', 'entrepreneur', 'commercial', 'association'] as const
export type ProviderKind = (typeof providerKinds)[number]
/** Only an active provider is shown to families and paid by certificates (S-077); who only asks is a candidacy. */
export type ProviderState = 'active' | 'excluded'

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

/** What the register knows beyond the public page: for contracts and for the operator. */
export type RegisterFacts = {
  ogrn: string | null
  kpp: string | null
  /** «Соколовой Марины Юрьевны», as contracts name the head. */
  headGenitive: string | null
  /** «устава»: on what ground the head acts, in the genitive. */
  headBasis: string | null
  excludedAt: Temporal.Instant | null
  exclusionReason: string | null
}

/** Payer and provider agreed for a period; without it no offer is made (domain 4.10). */
export type Agreement = {
  id: AgreementId
  providerId: ProviderId
  municipalityId: string
  periodId: string
  number: string
  signedOn: Temporal.PlainDate
}

/** Asked for by the provider; in force with its number and date; refused with a reason; ended. */
export type AgreementState = 'asked' | 'active' | 'refused' | 'ended'

/** An agreement as both sides see it. */
export type AgreementView = {
  id: AgreementId
  state: AgreementState
  providerId: ProviderId
  provider: string
  inn: string
  municipalityId: string
  municipality: string
  periodId: string
  period: string
  periodStartsOn: Temporal.PlainDate
  periodEndsOn: Temporal.PlainDate
  number: string | null
  signedOn: Temporal.PlainDate | null
  endedOn: Temporal.PlainDate | null
  /** The most that contracts under it may cost; null without such a limit. */
  maxKopecks: bigint | null
  askedAt: Temporal.Instant | null
  /** Last day of the payer's term to answer. */
  dueOn: Temporal.PlainDate | null
  reason: string | null
}

export const kindWords: Record<ProviderKind, string> = {
  municipal: 'Государственная или муниципальная',
  private: 'Частная некоммерческая',
  entrepreneur: 'Индивидуальный предприниматель',
  commercial: 'Коммерческая',
  association: 'Общественное объединение',
}
