/**
 * Events (мероприятия): contests, concerts, exhibitions of organisations, municipalities and the region.
 *
 * Promises: a seat is never given twice and a freed one is offered once, to the head of the waiting list; whoever has
 * booked is told of every change and may leave. Does not: take money, or know programmes and contracts.
 */
export { bookChildren, leaveEvent } from './actions/booking.ts'
export { draftEvent, editEvent, publishEvent } from './actions/event.ts'
export { offerEventSeats } from './actions/waiting.ts'
export type { EventFacts, EventId } from './model.ts'
export { kindWords } from './words.ts'
