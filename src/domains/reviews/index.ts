/**
 * Reviews: ratings of ended contracts, and reviews in words with the organisation's answer.
 *
 * Promises: one rating a contract and one review a family; the rating of a programme is of its own contracts alone;
 * nothing in words is public before the operator has read it. Does not: show who wrote it, or decide about programmes.
 */

export { answerReview, decideWords } from './actions/desk.ts'
export { countTurnoverOnce, reckonPortion } from './actions/reckoning.ts'
export { mayReview, sendReview } from './actions/review.ts'
export type { ReviewId } from './model.ts'
export { findAtDesk as findReview } from './queries/review.ts'
