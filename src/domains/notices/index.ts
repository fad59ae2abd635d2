/**
 * Notices: what a letter told, in the cabinet of the person or the place it was for, and which kinds of letters they want by mail.
 *
 * Promises: a notice for every letter to somebody who has a cabinet, once; kinds that law or safety demand cannot be refused; staff
 * see which letters did not arrive, masked. Does not: decide what is told, which every domain does by its letters.
 */
export { cabinets } from './cabinets.ts'
export { knowLetters } from './letter-kinds.ts'
export { countUnread } from './queries/notice.ts'
