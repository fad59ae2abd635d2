/**
 * Oversight: how the region's operator watches the system: who did what, what waits, what failed, whether everything adds up.
 *
 * Promises: each search over the journal is itself in the journal; personal data of children are not shown. Does not: change what it
 * watches, but for a job that is done again.
 */
export { jobWordsOf, knowJobs } from './job-words.ts'
export { knowJournal } from './journal-words.ts'
