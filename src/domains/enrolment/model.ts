import type { Activation, FundingType, Validity } from '#certificates'
import type { Id } from '#kernel/ids'
import type { AccountId } from '#ledger'
import type { Group, GroupId, ProgrammeState, Register } from '#programmes'
import type { ProviderState } from '#providers'
import type { MonthPart } from './quote/rules/split.ts'

export type ApplicationId = Id<'application'>
export type ContractId = Id<'contract'>

export type ApplicationState = 'submitted' | 'confirmed' | 'enrolled' | 'refused' | 'cancelled' | 'expired' | 'ended'
export type ContractState =
  | 'offered'
  | 'pending-start'
  | 'active'
  | 'terminating'
  | 'terminated'
  | 'completed'
  | 'declined'

/** How the contract was concluded: by a press in the cabinet, by a signed statement, or by silence after a prolongation. */
export type Acceptance = 'cabinet' | 'statement' | 'silence'

/** Who gave a notice of termination: one of the two sides, the registry of certificates, or the operator's correction. */
export type NoticeSide = 'family' | 'provider' | 'registry' | 'operator'

/** Who pays: the certificate (with the parents' part), the budget, or the parents alone. */
export type Source = 'certificate' | 'budget' | 'paid'

/** What stands in the way, each with who can lift it; `warns` only informs. */
export type ReasonCode =
  | 'no-consent'
  | 'no-certificate'
  | 'not-activated'
  | 'certificate-frozen'
  | 'certificate-over'
  | 'too-young'
  | 'too-old'
  | 'programme-closed'
  | 'enrolment-closed'
  | 'window-not-open'
  | 'window-over'
  | 'group-full'
  | 'group-over'
  | 'start-outside'
  | 'provider-inactive'
  | 'no-agreement'
  | 'agreement-full'
  | 'no-period'
  | 'period-not-open'
  | 'payer-ban'
  | 'no-nominal'
  | 'balance-empty'
  | 'ceiling-reached'
  | 'register-limit'
  | 'already-applied'
  | 'time-clash'

export type Helper = 'family' | 'point' | 'provider' | 'municipality' | 'nobody'

export type Reason = {
  code: ReasonCode
  blocks: boolean
  helper: Helper
  /** What the words are made from: days as ISO text, money as kopecks in text. */
  facts: Record<string, string>
}

export type Quote = {
  source: Source
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  total: bigint
  certificate: bigint
  parent: bigint
  months: MonthPart[]
  /** What would be left on the certificate after this application; null when the certificate does not pay. */
  left: bigint | null
  seats: { free: number; capacity: number }
  reasons: Reason[]
  allowed: boolean
  /** Changes when the sums or the days change: an application filed on an older one is answered with the new quote. */
  version: string
}

type AskedOfGroup = Pick<
  Group,
  | 'id'
  | 'state'
  | 'startsOn'
  | 'endsOn'
  | 'applicationsFrom'
  | 'applicationsTo'
  | 'nextApplicationsFrom'
  | 'nextApplicationsTo'
  | 'capacity'
  | 'taken'
>

/** Everything a quote is made from, read at one moment. Days are of the region's zone. */
export type QuoteFacts = {
  /** The consent to personal data of whoever applies: in force unless it was withdrawn (S-035). */
  consent: boolean
  today: Temporal.PlainDate
  now: Temporal.Instant
  child: { id: string; birthOn: Temporal.PlainDate; municipalityId: string }
  certificate: {
    id: string
    activation: Activation
    validity: Validity
    funding: FundingType
    validTo: Temporal.PlainDate
    payerId: string
  } | null
  programme: { register: Register; state: ProgrammeState; ageFrom: number; ageTo: number }
  module: { price: bigint; normative: bigint; enrolmentOpen: boolean }
  group: AskedOfGroup & {
    /** People in the waiting list: free seats are theirs. */
    waiting: number
    /** A seat is kept for this very child by an offer whose term runs. */
    offered: boolean
  }
  /** What the agreement's greatest sum still has; null where it has none. */
  provider: { id: string; state: ProviderState; hasAgreement: boolean; agreementLeft: bigint | null }
  period: {
    id: string
    startsOn: Temporal.PlainDate
    endsOn: Temporal.PlainDate
    applicationsFrom: Temporal.PlainDate
    /** From this day the payer takes no new contracts of the period. */
    bannedFrom?: Temporal.PlainDate | null
  } | null
  money: {
    accountId: AccountId | null
    /** What the certificate may pay: its balance, and what would be credited with this application. */
    available: bigint
    /** Where the nominal is credited with the contract or on enrolment: how much of it may still be. */
    grantable: { nominalId: string; actId: string; most: bigint; first: boolean } | null
    /** What the municipality may still commit in the period. */
    ceilingLeft: bigint
    /** Setting: with less than this the certificate does not pay (domain 5.2: a rouble). */
    least: bigint
  }
  /** Services of a budget register: how many the kind of certificate may get in the period and has got; null without a limit (S-006). */
  services: { limit: number; used: number } | null
  /** A living application or contract of this child on the same module; with a contract it attends, or soon will. */
  living: { applicationId: string; attends: boolean } | null
  /** Lessons of other living groups of the child at the same hours. */
  clashes: { programme: string; weekday: number }[]
}

/** A request to enrol (заявка): holds a seat and money while it lives. */
export type Application = {
  id: ApplicationId
  /** «118-ПФ» */
  number: string
  childId: string
  certificateId: string | null
  groupId: GroupId
  providerId: string
  payerId: string
  periodId: string | null
  source: Source
  state: ApplicationState
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  price: bigint
  certificate: bigint
  parent: bigint
  submittedAt: Temporal.Instant
  /** Last day of the provider's term to answer. */
  answerDueOn: Temporal.PlainDate
  decidedAt: Temporal.Instant | null
  reason: string | null
  /** The contract that this one prolongs into the next period. */
  prolongsId: ApplicationId | null
  /** False for a prolongation that sits on the seat of the contract before it. */
  holdsSeat: boolean
}

/** The family's tabs are views over states (S-042, product 4). */
export type Tab = 'waiting' | 'confirmed' | 'living' | 'refused' | 'archive'
