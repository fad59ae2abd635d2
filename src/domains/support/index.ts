/**
 * Support: tickets — questions that help did not answer, with a number, a term and a page of their own.
 *
 * Promises: nobody needs a cabinet to ask, read the answer or close; a desk sees numbers and addresses masked; each term is
 * counted in working days. Does not: know whether an address has a cabinet, or let anybody in.
 */
export { openTicket, takeTicket } from './actions.ts'
export type { TicketId } from './model.ts'
