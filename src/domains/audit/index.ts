/**
 * Audit: the journal of who saw or changed what.
 *
 * Promises: a row exists exactly when its act committed; rows are never changed; the chain of hashes shows a row that
 * was altered or removed. Does not: log technical events; know whose names stand behind the ids.
 */
export { record, sealJournal } from './actions.ts'
export { type Author, type Entry, system } from './model.ts'
export { isRecorded, listOfChild, verifyJournal } from './queries.ts'
export { knowJournalWords, leadsOn } from './words.ts'
