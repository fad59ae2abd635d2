/**
 * Access: who signs in and in what quality they act.
 *
 * Promises: a password is never kept, a link works once, a session ends at once; nobody learns whether an address is
 * known. Does not: know children, or who may see which.
 */
export { actorOf, visitorOf } from './actor.ts'
export type { Actor, Grant, Role, UserId } from './model.ts'
