import type { Day } from '#kernel/dates'
import type { Unit } from '#ledger'
import type { Act } from '#region'

/** What a municipality's dated act may change. */
export const subjects = ['nominal', 'ceiling', 'register', 'category', 'category-end'] as const
export type Subject = (typeof subjects)[number]

/** Registers of programmes that the budget pays, counted in services (domain 4.1). */
export type BudgetRegister = 'preprofessional' | 'significant' | 'general'
export const budgetRegisters = ['preprofessional', 'significant', 'general'] as const

/** The two kinds of certificate: with nominal, and for accounting. */
export type CertificateKind = 'nominal' | 'accounting'
export const certificateKinds = ['nominal', 'accounting'] as const

/** The value that an act gives from a day on. Sums and hours are in the unit. */
export type Wish = { periodId: string; unit: Unit; from: Day } & (
  | { subject: 'nominal'; categoryId: string; amount: bigint; countLimit: number | null; sumLimit: bigint | null }
  | { subject: 'ceiling'; amount: bigint }
  | ({ subject: 'category' } & NewCategory)
  | { subject: 'category-end'; categoryId: string }
  | { subject: 'register'; register: BudgetRegister; funding: CertificateKind; services: number | null }
)

/** A kind of children that an act brings; without an amount it is for accounting alone. */
type NewCategory = {
  name: string
  proof: string | null
  amount: bigint | null
  countLimit: number | null
  sumLimit: bigint | null
}

export type AmendmentId = string

/** A change by an act as it is kept and shown. */
export type Amendment = {
  id: AmendmentId
  municipalityId: string
  subject: Subject
  periodId: string
  period: string
  unit: Unit
  categoryId: string | null
  category: string | null
  register: BudgetRegister | null
  funding: CertificateKind | null
  amount: bigint | null
  countLimit: number | null
  sumLimit: bigint | null
  services: number | null
  from: Day
  act: Act
  setAt: Temporal.Instant
  appliedAt: Temporal.Instant | null
  stoppedAt: Temporal.Instant | null
  stoppedBecause: string | null
  /** How far the crediting of holders came, when there is any. */
  crediting: { done: bigint; total: bigint | null; amount: bigint; finished: boolean } | null
}

/** What a change would do to certificates of its category, counted before anybody presses. */
export type NominalEffect = {
  /** The nominal in force before; null when this is the first. */
  before: { amount: bigint; countLimit: number | null; sumLimit: bigint | null } | null
  holders: number
  granted: bigint
  raised: number
  raisedBy: bigint
  lowered: number
  loweredBy: bigint
  /** Certificates that get a nominal for the first time in this period. */
  fresh: number
  freshBy: bigint
  /** Certificates that hold more for applications and contracts than the new nominal would be. */
  below: number
  most: bigint
  queued: number
}
export type CeilingEffect = { before: bigint | null; committed: bigint; available: bigint }
/** `before` is the limit in force: null is without a limit, absent when no act has set one. */
export type RegisterEffect = { before?: number | null; certificates: number }

/** `twin`: a category of this name is there already. */
export type CategoryEffect = { twin: boolean }
export type CategoryEndEffect = {
  certificates: number
  /** Who waits in the queue for a nominal of it, or has asked for one. */
  waiting: number
  /** Certificates that were credited already for a period which the end would take away. */
  credited: number
  /** It is the only one left that asks for no paper. */
  last: boolean
}

export type Effect =
  | ({ subject: 'nominal' } & NominalEffect)
  | ({ subject: 'ceiling' } & CeilingEffect)
  | ({ subject: 'register' } & RegisterEffect)
  | ({ subject: 'category' } & CategoryEffect)
  | ({ subject: 'category-end' } & CategoryEndEffect)
