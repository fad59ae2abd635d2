/**
 * Sessions: a random token with the visitor, its hash in the database.
 *
 * Promises: a copy of the database signs nobody in; an ended session is refused at the very next request; a session
 * dies of silence and of age, both given by the caller. It does not know who the users are.
 */
export {
  elevateSession,
  endAllSessions,
  endSession,
  findSession,
  isSeenLongAgo,
  listAgents,
  listSessions,
  livingSession,
  type Session,
  type SessionLimits,
  startSession,
  touchSession,
  type Visit,
} from './sessions.ts'
export { hashToken, isToken, newToken } from './token.ts'
