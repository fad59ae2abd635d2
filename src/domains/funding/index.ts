/**
 * Funding: what a municipality gives — nominals by category and period, and the ceiling that bounds all commitments.
 *
 * Promises: a nominal is credited once per certificate and period, within the limits of count and sum; commitments
 * never pass the ceiling. Does not: decide who may enrol, or split a price.
 */

export { amend } from './actions/amendment.ts'
export { approveChange, askForNominal, refuseChange } from './actions/change.ts'
export { commit, creditAt, grantNominal, setCeiling, uncommit, withdrawNominal } from './actions/grant.ts'
export { keepPromise, promiseNominal, takeBackPromise } from './actions/promise.ts'
export { leaveQueueFrozen, restoreNominal, suspendNominal } from './actions/suspension.ts'
export { type Due, defineDue } from './due.ts'
export { budgetRegisters, type CertificateKind, type Wish } from './model/amendment.ts'
export type { Funds, GrantMoment, MeltPolicy, Purse } from './model/nominal.ts'
export { NominalChange, type NominalChangeProps } from './pages/nominal-change.tsx'
export { advanceTelling, takeTelling } from './queries/ban.ts'
export { findChangeOf, findPlace } from './queries/change.ts'
export { fundsOf } from './queries/funds.ts'
export { getCeiling } from './queries/money.ts'
export { findGrantedFor, listForApplications } from './queries/promise.ts'
export { listRegisterLimits } from './queries/register.ts'
export { findRegulation } from './queries/regulation.ts'
export { listKept } from './queries/suspension.ts'
export { nominalOn } from './rules/nominal.ts'
export { grantMoment, meltPolicy } from './settings.ts'
export { amountWords } from './words.ts'
