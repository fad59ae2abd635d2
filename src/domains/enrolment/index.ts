/**
 * Enrolment: from the quote to a living contract.
 *
 * Promises: an application holds its seat and its money or does not exist; the same press files one application; an
 * obstacle is told before and all of them at once. Plans the job `enrolment.order-moved` { applicationId } when the state
 * of what another system brought changed. Does not: know lessons, invoices, or who may see a child.
 */
export { admitVisitor, fileForVisitor } from './actions/admission.ts'
export { cancelApplication, submitApplication } from './actions/application.ts'
export { closeContracts } from './actions/closing.ts'
export { acceptContract, confirmApplication, refuseApplication, startContracts } from './actions/contract.ts'
export { openMonth, settleMonth } from './actions/month.ts'
export { listProspects, prolongContract } from './actions/prolongation.ts'
export { quoteFor } from './actions/quote.ts'
export { terminateContract } from './actions/termination.ts'
export { joinWaiting, offerSeats } from './actions/waiting.ts'
export { quoteJson, quoteShape } from './api/shapes.ts'
export { defineChildBlock } from './child-block.ts'
export { defineContractBlock } from './contract-block.ts'
export type { ApplicationId, ApplicationState, Quote, Reason } from './model.ts'
export { Obstacles, QuoteInShort } from './pages/quote-panel.tsx'
export { lockContracts } from './queries/month.ts'
export { possibilitiesOf } from './queries/possibilities.ts'
export { type Calculated, calculateInTurn } from './routes/calculation.ts'
export { waitsForOpening } from './rules/in-turn.ts'
export { shareOf } from './rules/month.ts'
export { splitPrice } from './rules/split.ts'
export { offerUntil } from './rules/waiting.ts'
export { answerTerm, chargeMode, seatOfferHours, seatOfferNightFrom, seatOfferNightTo } from './settings.ts'
export { offerTerm } from './settings-of-contracts.ts'
export { silenceDays } from './settings-of-prolongation.ts'
export { quoted } from './words/quoted.ts'
export { reasonWords } from './words/reasons.ts'
export { refusalGrounds } from './words/refusal-grounds.ts'
export { terminationGrounds } from './words/termination-grounds.ts'
