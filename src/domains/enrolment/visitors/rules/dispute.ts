import { Refusal } from '#kernel/refusal'
import type { ApplicationState, ContractState } from '../../model.ts'

type Disputed = {
  state: ApplicationState
  contractState: ContractState | null
  /** Filed by an organisation in somebody's presence. */
  forVisitor: boolean
  /** Concluded by a paper that only the organisation has seen. */
  onPaper: boolean
  disputed: boolean
}

/** Why a family cannot say «это были не мы» of an application; null when it can. Once, and only of what it did not press itself. */
export function whyNotDispute({ forVisitor, onPaper, disputed }: Disputed): Refusal | null {
  if (disputed) return new Refusal('enrolment.disputed-already')
  return forVisitor || onPaper ? null : new Refusal('enrolment.own-application')
}

/** What a dispute ends by itself: everything before the contract lives. A living contract is for the municipality to judge. */
export function endedByDispute({ state, contractState }: Disputed): 'application' | 'contract' | 'nothing' {
  if (state === 'submitted' || state === 'confirmed') return 'application'
  return contractState === 'pending-start' ? 'contract' : 'nothing'
}
