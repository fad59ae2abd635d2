import type { GroupId } from '#programmes'
import type { ApplicationId, ApplicationState, ContractState, Quote, Reason, ReasonCode } from '../model.ts'

/** Why silence is not enough: the offer came late (D2), the price rose, or the family would pay more of it. */
export type Express = 'late' | 'price' | 'share'
/** What the family's silence means. */
export type Consent = 'silence' | Express

/** The region's rules of prolongation on a day (domain 5.5). */
export type ProlongationRules = {
  silenceDays: number
  noticeDays: readonly number[]
  lateDays: number
  aheadDays: number
  /** How long after its end a contract may still be prolonged, as of this month. */
  endedMonths: number
  nextGroupMonths: number
  priceRise: number
  waitDays: number
}

/** A contract that could go on, and where. */
export type Candidate = {
  id: ApplicationId
  number: string
  childId: string
  surname: string
  name: string
  patronymic: string | null
  birthOn: Temporal.PlainDate
  certificateId: string
  groupId: GroupId
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  price: bigint
  parent: bigint
  contractState: ContractState
  article: number
  programme: string
  group: string
  /** The same group running on into the next period, or one of the next module. */
  target: { groupId: GroupId; group: string; module: string; same: boolean }
  /** In whose name the next contract is: who concluded this one, or the holder. */
  customerId: string
  /** What became of it already. */
  after: { id: ApplicationId; number: string; state: ApplicationState; declined: boolean } | null
}

export type NoteCode = 'awaits-agreement' | 'of-age' | Express

/** Whether one contract can be prolonged, on which terms, and everything that is said about it before. */
export type Outlook = {
  answer: 'can' | 'cannot' | 'prolonged' | 'declined'
  quote: Quote
  /** Both parts of the price, where they do not tell what a certificate has left; null where they would (decision 017). */
  shares: { certificate: bigint; parent: bigint } | null
  /** Obstacles: with any of them nothing is prolonged. */
  reasons: Reason[]
  /** What else the provider and the family should know. */
  notes: NoteCode[]
  consent: Consent
  hasAgreement: boolean
}

/** What of a prolonged contract decides about its silence. */
export type Silence = {
  consent: Consent
  answerUntil: Temporal.Instant
  startsOn: Temporal.PlainDate
  certificate: { validity: string; activation: string } | null
  groupState: string
  providerState: string
  /** State of the contract that it prolongs. */
  before: string
}

/** What became of a contract in a run. */
export type LineOutcome = 'prolonged' | 'unchanged' | 'refused'
export type LineReason = { code: ReasonCode | 'declined'; facts: Record<string, string> }
