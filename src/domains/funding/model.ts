import type { Unit } from '#ledger'

/** Which money: of which municipality, in which period, counted in what. */
export type Purse = { municipalityId: string; periodId: string; unit: Unit }

/** The limit of direct backing of a municipality in a period, and what stands against it (S-010). */
export type Ceiling = { amount: bigint; committed: bigint; left: bigint }

/** How an unused nominal falls (S-008): not at all, or by a share of the months left. */
export type MeltPolicy = 'none' | 'linear-monthly'

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
  accountId: string
  granted: bigint
  available: bigint
  reserved: bigint
  charged: bigint
  melted: bigint
  expired: bigint
  /** The municipality's limit is reached: nominal and balance give way to a message (S-010). */
  ceilingReached: boolean
}
