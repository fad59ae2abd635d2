import { Refusal } from '#kernel/refusal'
import type { ContractState } from '../model.ts'
import type { Deletion } from './model.ts'

export type DeletionFacts = {
  contract: { state: ContractState } | null
  /** A request that still waits for somebody. */
  waiting: Pick<Deletion, 'state'> | null
  /** A month of it was closed with its completeness: lessons were held. */
  closed: boolean
  /** It stands in an invoice or in the register for the subsidy. */
  billed: boolean
}

/** Why a contract cannot be deleted as a mistake; null when it can be asked for (domain 5.6). */
export function whyNotDelete({ contract, closed, billed }: DeletionFacts): Refusal | null {
  if (contract?.state === 'terminating') return new Refusal('enrolment.deletion-ending')
  if (contract?.state !== 'active' && contract?.state !== 'pending-start')
    return new Refusal('enrolment.deletion-not-living')
  if (billed) return new Refusal('enrolment.deletion-billed')
  return closed ? new Refusal('enrolment.deletion-closed') : null
}

export function whyNotAsk(facts: DeletionFacts): Refusal | null {
  return facts.waiting ? new Refusal('enrolment.deletion-asked') : whyNotDelete(facts)
}
