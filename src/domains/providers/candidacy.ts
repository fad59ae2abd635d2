import type { Day, Instant } from '#kernel/dates'
import type { Id } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import type { ProviderKind } from './model.ts'

export type CandidacyId = Id<'candidacy'>
/** A refused one may be corrected by its link and sent again. */
type CandidacyState = 'draft' | 'submitted' | 'refused' | 'accepted'

/** Parts of the request, a page each, in their order. */
export const steps = ['organisation', 'place', 'head', 'papers', 'contact'] as const
export type Step = (typeof steps)[number]

/** What was typed at each part, to be shown again as it was. */
export type TypedAnswers = Record<string, string | string[]>
export type CandidacyAnswers = Partial<Record<Step, TypedAnswers>>

/** An organisation asks to be listed in the register of providers (domain 4.9). */
export type Candidacy = {
  id: CandidacyId
  /** «ОП-2026-000012»; a draft has none. */
  number: string | null
  state: CandidacyState
  answers: CandidacyAnswers
  inn: string | null
  municipalityId: string | null
  attempt: number
  submittedAt: Instant | null
  dueOn: Day | null
  decidedAt: Instant | null
  reason: string | null
  providerId: string | null
}

/** All answers understood: what a provider of the register is made from. */
export type CandidateFacts = {
  organisation: { kind: ProviderKind; name: string; shortName: string; inn: string; ogrn: string; kpp: string | null }
  place: { municipality: string; address: string; phone: string; email: string; description: string }
  head: { person: PersonName; post: string; basis: string; genitive: string }
  papers: { licence: string | null; bankDetails: string }
  contact: { person: PersonName; email: string; phone: string }
}
