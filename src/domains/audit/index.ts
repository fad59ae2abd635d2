/**
 * Audit: the journal of who saw or changed what.
 *
 * Promises: a row exists exactly when its act committed; rows are never changed; the chain of hashes shows a gap.
 * Does not: log technical events.
 */
export { record } from './actions.ts'
export { type Author, type Subject, system } from './model.ts'
