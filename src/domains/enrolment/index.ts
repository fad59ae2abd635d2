/**
 * Enrolment: from the quote to a living contract.
 *
 * Promises: an application holds its seat and its money or does not exist; the same press files one application; an
 * obstacle is told before and all of them at once. Plans the job `enrolment.order-moved` { applicationId } when the state
 * of what another system brought changed. Does not: know lessons, invoices, or who may see a child.
 */

export { cancelApplication } from './applications/actions/ending.ts'
export { submitApplication } from './applications/actions/filing.ts'
export { answerTerm } from './applications/settings.ts'
export { refusalGrounds } from './applications/words/refusal-grounds.ts'
export { defineCabinetBlock, defineChildBlock } from './cabinet/block.ts'
export {
  acceptContract,
  confirmApplication,
  refuseApplication,
  startContracts,
} from './contracts/actions/acceptance.ts'
export { closeContracts } from './contracts/actions/closing.ts'
export { terminateContract } from './contracts/actions/termination.ts'
export { defineContractBlock } from './contracts/block.ts'
export { offerTerm } from './contracts/settings.ts'
export { terminationGrounds } from './contracts/words.ts'
export { defineBilled } from './deletion/billed.ts'
export type { ApplicationId, ApplicationState, Quote, Reason } from './model.ts'
export { openMonth, settleMonth } from './months/actions/charging.ts'
export { lockContracts } from './months/queries/charging.ts'
export { shareOf } from './months/rules/share.ts'
export { chargeMode } from './months/settings.ts'
export { listProspects, prolongContract } from './prolongation/actions/prolong.ts'
export { silenceDays } from './prolongation/settings.ts'
export { quoteFor } from './quote/actions.ts'
export { quoteJson, quoteShape } from './quote/api/shapes.ts'
export { Obstacles, QuoteInShort } from './quote/pages/panel.tsx'
export { type Calculated, calculateInTurn } from './quote/queries/calculation.ts'
export { possibilitiesOf } from './quote/queries/possibilities.ts'
export { waitsForOpening } from './quote/rules/in-turn.ts'
export { splitPrice } from './quote/rules/split.ts'
export { reasonWords } from './quote/words/reasons.ts'
export { admitVisitor, fileForVisitor } from './visitors/actions/admission.ts'
export { joinWaiting, offerSeats, seatOfferUntil } from './waiting/actions/queue.ts'
export { seatOfferHours } from './waiting/settings.ts'
