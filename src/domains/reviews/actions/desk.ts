import type { Actor } from '#access'
import { record } from '#audit'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import type { ReviewAtDesk, ReviewId } from '../model.ts'
import { authorOf, type Decision, lockReview, putAnswer, updateDecided } from '../queries/review.ts'
import { whyNotAnswer, whyNotDecide, whyNotWords } from '../rules/review.ts'
import { reckonAfter, subjectOf } from './review.ts'

export type Deciding = { id: ReviewId; what: 'review' | 'answer'; readAt: Temporal.Instant; decision: Decision }

/**
 * The operator lets a review or a answer be public, or says no with a ground; who wrote it gets a letter. Refuses what was
 * decided already or written anew after it was read.
 */
export async function decideWords(
  tx: Tx,
  by: Actor,
  { id, what, readAt, decision }: Deciding,
  now: Temporal.Instant,
): Promise<void> {
  const review = (await lockReview(tx, id)) ?? refuse('http.not-found')
  const words = (what === 'review' ? review : review.answer) ?? refuse('http.not-found')
  refuseIf(whyNotDecide(words, readAt))

  await updateDecided(tx, { id, what }, decision, { by: by.userId, now })
  const outcome = decision.published ? 'published' : 'refused'
  const facts = decision.published ? {} : { ground: decision.ground }
  await record(tx, by, `reviews.${what}-${outcome}`, { ...subjectOf(id), facts }, now)
  await tellDecided(tx, review, { what, decision })
  if (what === 'review') await reckonAfter(tx, review.programmeId)
}

type Told = Pick<Deciding, 'what' | 'decision'>

async function tellDecided(tx: Tx, review: ReviewAtDesk, { what, decision }: Told): Promise<void> {
  const { id, article, programme, provider, providerId, providerEmail, mark, sentAt } = review
  const { userId, email } = await authorOf(tx, id)
  const why = decision.published ? { ground: null, note: null } : { ground: decision.ground, note: decision.note }
  const facts = { id, article, programme, provider, mark, ...why }
  const key = (letter: string) => `${letter}:${id}:${sentAt.epochMilliseconds}`
  const toAuthor =
    what === 'review' ? `reviews.review-${decision.published ? 'published' : 'refused'}` : 'reviews.answered'
  if (what === 'review' || decision.published)
    await planLetter(tx, { to: email, cabinet: { userId }, letter: toAuthor, facts, key: key(toAuthor) })
  const toProvider = what === 'answer' ? (decision.published ? null : 'reviews.answer-refused') : 'reviews.new-review'
  if (toProvider && (what === 'answer' || decision.published))
    await planLetter(tx, {
      ...{ to: providerEmail, cabinet: { role: 'provider', scopeId: providerId } },
      ...{ letter: toProvider, facts, key: key(toProvider) },
    })
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
