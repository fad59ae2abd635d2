import type { Category } from '#certificates'
import type { AccountId, Unit } from '#ledger'
import type { Act, Municipality } from '#region'
import type { CountedDue } from '../due.ts'
import type { Amendment, BudgetRegister, CertificateKind } from './amendment.ts'

/** Which money: of which municipality, in which period, counted in what. */
export type Purse = { municipalityId: string; periodId: string; unit: Unit }

/** The limit of direct backing of a municipality in a period, and what stands against it (S-010). */
export type Ceiling = { amount: bigint; committed: bigint; left: bigint }

/** How an unused nominal falls (S-008): not at all, or by a share of the months or of the days left. */
export type MeltPolicy = 'none' | 'linear-monthly' | 'linear-daily'

/** The next step of an unused nominal; `soon` when the family is told of it beforehand. */
export type NextMelt = { on: Temporal.PlainDate; amount: bigint; soon: boolean; every: 'month' | 'day' }

/** When a certificate gets its nominal: on issue, on activation, with the contract, on enrolment. */
export type GrantMoment = 'issue' | 'activation' | 'contract' | 'enrolment'

/** The nominal in force for a category in a period. */
export type Nominal = {
  id: string
  periodId: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  unit: Unit
  amount: bigint
  actId: string
}

/** The money of a certificate in one period, as the family sees it. */
export type Funds = {
  period: { id: string; name: string; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }
  unit: Unit
  accountId: AccountId
  granted: bigint
  available: bigint
  reserved: bigint
  charged: bigint
  melted: bigint
  expired: bigint
  /** Kept for applications without a contract, where the nominal comes with it (S-084); no part of granted. */
  promised: bigint
  /** How the nominal falls next while nothing is reserved; null when it does not. */
  next: NextMelt | null
  /** The municipality's limit is reached: nominal and balance give way to a message (S-010). */
  ceilingReached: boolean
}

/** A nominal as its payer sees it: the limits of count and sum (S-143, S-144), and what was credited within them. */
export type CategoryNominal = {
  id: string
  category: string
  unit: Unit
  amount: bigint
  countLimit: number | null
  sumLimit: bigint | null
  holders: number
  granted: bigint
  act: Act
}

/** How many services of a budget register a certificate of a kind may get in a period (S-006); null is without a limit. */
export type RegisterLimit = { register: BudgetRegister; funding: CertificateKind; services: number | null }

/** The money of a municipality in one period: the ceiling, what is held under it, what families have been credited. */
export type PeriodMoney = {
  period: { id: string; name: string; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate; running: boolean }
  unit: Unit
  /** From this day the payer takes no new contracts of the period; null while nothing forbids them. */
  bannedFrom: Temporal.PlainDate | null
  /** Absent until an act sets one: then nothing can be paid by certificate. */
  ceiling: (Ceiling & { act: Act | null }) | null
  /** Held for applications that will be credited with their contracts (S-084). */
  promised: bigint
  reserved: bigint
  charged: bigint
  granted: bigint
  /** Free on certificates: families may still spend it. */
  available: bigint
  /** What would be committed by the end of the period with as many new contracts a day; null before it begins. */
  forecast: bigint | null
  /** Melted or expired: credited once, gone for families. */
  melted: bigint
  nominals: readonly CategoryNominal[]
  /** Limits that acts have set; what is not here is without a limit. */
  registers: readonly RegisterLimit[]
}

/** Living certificates of a municipality by the axis of funding. */
export type FundedCertificates = { nominal: number; queued: number; accounting: number }

/** What a municipality sees of its own money. */
export type PayerDesk = {
  municipality: Municipality
  periods: readonly PeriodMoney[]
  certificates: FundedCertificates
  /** Kinds of children that are there or will be. */
  categories: readonly Category[]
  due: readonly CountedDue[]
  /** Changes by acts whose day has not come. */
  ahead: readonly Amendment[]
}
