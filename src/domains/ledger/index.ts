/**
 * The ledger: the money (or hours) of a certificate in a funding period, as entries that are never changed.
 *
 * Promises: both ends of a movement are one row; pots follow entries and nothing else; nothing goes below zero; the
 * same key posts once. Does not: know what a child or a contract is, or decide whether a movement is allowed.
 */
export { openAccount, openAccounts, post, postMany, reverse } from './actions.ts'
export type { AccountId, Entry, EntryKind, Movement, Posted, Unit } from './model.ts'
export { findAccount, isPosted, statementOf } from './queries.ts'
