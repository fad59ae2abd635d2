import type { Id } from '#kernel/ids'
import type { RawBuilder } from '#platform/db'

export type AccountId = Id<'ledger-account'>

/** What an amount counts: kopecks, or hundredths of an hour where a municipality's nominal is in hours. */
export type Unit = 'kopecks' | 'hour-hundredths'

/**
 * Where money of a certificate may stand; `payer` is the outside, the municipality that grants it. What is `promised` is not
 * granted yet: the payer keeps it for an application until its contract (S-084).
 */
export type Pot = 'payer' | 'promised' | 'available' | 'reserved' | 'charged' | 'melted' | 'expired'

export type EntryKind =
  | ('grant' | 'withdraw' | 'promise' | 'unpromise')
  | ('reserve' | 'release' | 'charge' | 'refund' | 'melt' | 'expire')

/** granted = available + reserved + charged + melted + expired, at every commit; promised stands beside it. */
type Balance = Record<'granted' | 'available' | 'reserved' | 'charged' | 'melted' | 'expired' | 'promised', bigint>

export type Account = Balance & {
  id: AccountId
  certificateId: string
  periodId: string
  payerId: string
  unit: Unit
}

/** What made the movement: the application, contract, act or certificate that explains it to the family. */
export type Cause = { kind: 'application' | 'contract' | 'certificate' | 'nominal' | 'month'; id: string }

export type Movement = {
  accountId: AccountId
  /** Above zero, in the account's unit. */
  amount: bigint
  cause: Cause
  /** The same key posts once, however often the act or the job is repeated. */
  key: string
  /** The month of study that a charge or a refund belongs to: its first day. */
  month?: Temporal.PlainDate
  /** The act of the region or municipality whose number was used. */
  actId?: string
  by: string | null
}

/** The same movement of many accounts at once, from a query. */
export type ManyMovements = {
  /** Answers `account_id`, `amount` (what is not above zero is left out), `cause_id`, `act_id` and `key`. */
  of: RawBuilder<unknown>
  cause: Cause['kind']
  /** One month for all, or that of each row, which then answers `month` as well. */
  month?: Temporal.PlainDate | 'of each'
  by: string | null
}

/** How many movements were posted, and their sum. */
export type Posted = { count: bigint; amount: bigint }

/** A line of the family's statement. `available` is what was left after it. */
export type Entry = {
  id: bigint
  kind: EntryKind | 'reversal'
  from: Pot
  to: Pot
  amount: bigint
  available: bigint
  month: Temporal.PlainDate | null
  cause: Cause
  actId: string | null
  at: Temporal.Instant
}
