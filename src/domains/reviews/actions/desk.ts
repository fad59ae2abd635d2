import type { Actor } from '#access'
import { record } from '#audit'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import type { AnswerState, ReviewAtDesk, ReviewId } from '../model.ts'
import { authorOf, type Decision, lockReview, putAnswer, updateDecided } from '../queries/review.ts'
import { whyNotAnswer, whyNotDecide, whyNotWords } from '../rules/review.ts'
import { reckonAfter, subjectOf } from './review.ts'

export type Deciding = {
  id: ReviewId
  what: 'review' | 'answer'
  readAt: Temporal.Instant
  /** How the words stood when they were read. */
  was: AnswerState
  decision: Decision
}

/**
 * The operator lets a review or an answer be public, or says no with a ground, also after it was public; who wrote it gets a
 * letter. Refuses what was decided already or written anew after it was read.
 */
export async function decideWords(
  tx: Tx,
  by: Actor,
  { id, what, readAt, was, decision }: Deciding,
  now: Temporal.Instant,
): Promise<void> {
  const review = (await lockReview(tx, id)) ?? refuse('http.not-found')
  const words = (what === 'review' ? review : review.answer) ?? refuse('http.not-found')
  refuseIf(whyNotDecide(words, { was, readAt, publish: decision.published }))

  await updateDecided(tx, { id, what }, decision, { by: by.userId, now })
  const outcome = outcomeOf(was, decision)
  const facts = decision.published ? {} : { ground: decision.ground }
  await record(tx, by, `reviews.${what}-${outcome}`, { ...subjectOf(id), facts }, now)
  await tellDecided(tx, review, { what, decision, again: was !== 'awaiting' })
  if (what === 'review') await reckonAfter(tx, review.programmeId)
}

function outcomeOf(was: AnswerState, { published }: Decision): 'published' | 'refused' | 'restored' | 'taken-down' {
  if (was === 'awaiting') return published ? 'published' : 'refused'
  return published ? 'restored' : 'taken-down'
}

type Told = Pick<Deciding, 'what' | 'decision'> & { /** It was decided otherwise before. */ again: boolean }

async function tellDecided(tx: Tx, review: ReviewAtDesk, { what, decision, again }: Told): Promise<void> {
  const { id, article, programme, provider, providerId, providerEmail, mark } = review
  const { userId, email } = await authorOf(tx, id)
  const why = decision.published ? { ground: null, note: null } : { ground: decision.ground, note: decision.note }
  const answer = what === 'answer' ? (review.answer?.words ?? null) : null
  const facts = { id, article, programme, provider, mark, again, answer, ...why }
  const toAuthor =
    what === 'review' ? `reviews.review-${decision.published ? 'published' : 'refused'}` : 'reviews.answered'
  if (what === 'review' || (decision.published && !again))
    await planLetter(tx, { to: email, cabinet: { userId }, letter: toAuthor, facts })
  const toProvider = letterToProvider({ what, decision, again }, review.answer?.state === 'published')
  if (toProvider)
    await planLetter(tx, {
      ...{ to: providerEmail, cabinet: { role: 'provider', scopeId: providerId } },
      ...{ letter: toProvider, facts },
    })
}

/**
 * Who has answered hears what becomes of the answer unless it is simply published; of a review, that there is a new one, or
 * that their public answer goes out of sight and comes back with it.
 */
function letterToProvider({ what, decision, again }: Told, answered: boolean): string | null {
  if (what === 'review') {
    if (!again) return decision.published ? 'reviews.new-review' : null
    return answered ? 'reviews.answer-follows' : null
  }
  if (decision.published) return again ? 'reviews.answer-restored' : null
  return 'reviews.answer-refused'
}

/** The organisation replies to a published review of its programme; its words wait for the operator too (S-104). */
export async function answerReview(
  tx: Tx,
  by: Actor,
  { id, words }: { id: ReviewId; words: string },
  now: Temporal.Instant,
): Promise<void> {
  const review = await lockReview(tx, id)
  if (!review || review.providerId !== by.scopeId) refuse('http.not-found')
  refuseIf(whyNotAnswer(review) ?? whyNotWords(words, []))

  await putAnswer(tx, id, words, { by: by.userId, now })
  await record(tx, by, 'reviews.answer-sent', subjectOf(id), now)
}
