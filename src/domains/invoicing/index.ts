/**
 * Invoicing: what providers bill payers for a month, and what payers report for the subsidy.
 *
 * Promises: one advance and one final invoice of a provider for a payer and a month; no contract twice in invoices of one
 * kind; a final invoice bills what was written off. Does not: move the certificates' money, or count completeness.
 */
export { formInvoice, moveInvoice } from './actions.ts'
