/**
 * Visits: a statement filled in at a reception point together with somebody who came without one (S-062…S-068).
 *
 * Promises: the worker types and the applicant alone ticks, on the own screen; nothing enters a cabinet before the applicant
 * sends; what was typed is sealed meanwhile and forgotten afterwards.
 * Does not: accept or activate; the statement that comes of a visit is one of `#certificates`.
 */
export type { Visit } from './model.ts'
