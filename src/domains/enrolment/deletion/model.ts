import type { ApplicationId } from '../model.ts'

/** The organisation asked, the family agreed or declined, the operator deleted or refused. */
export type DeletionState = 'asked' | 'agreed' | 'declined' | 'deleted' | 'refused'

/** A request to delete a contract; nobody's personal data are in it. */
export type Deletion = {
  id: string
  applicationId: ApplicationId
  state: DeletionState
  /** How the mistake came about, why the money is needed at once, and the paper that both sides signed. */
  reason: string
  urgency: string
  paper: string
  askedAt: Temporal.Instant
  askedBy: string
  answeredAt: Temporal.Instant | null
  decidedAt: Temporal.Instant | null
  outcome: string | null
}

/** The same for the operator, with what the contract is. */
export type DeletionView = Deletion & {
  number: string
  provider: string
  programme: string
  municipality: string
  certificate: bigint
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
}

/** A request that waits for the family: whose contract it is. */
export type DeletionToAnswer = { applicationId: ApplicationId; name: string; programme: string }
