import type { Actor } from '#access'
import { record } from '#audit'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf } from '#region'
import type { ReviewId } from '../model.ts'
import {
  findAttended,
  findOwnReview,
  findStanding,
  insertReview,
  lockReview,
  updateWithdrawn,
  updateWritten,
  type Written,
} from '../queries/review.ts'
import { whyNotReview, whyNotWords } from '../rules/review.ts'

export type Submission = Written & { programmeId: string }

/**
 * A family writes its review of a programme, or writes it anew; in both cases it waits for the operator (S-101, S-102).
 * Refuses who has not attended, a second review of the family, and words that name or reach anybody.
 */
export async function sendReview(
  tx: Tx,
  by: Actor,
  { programmeId, mark, words }: Submission,
  now: Temporal.Instant,
): Promise<ReviewId> {
  const asked = { userId: by.userId, programmeId, today: await dayOf(tx, now) }
  const [attended, standing] = await Promise.all([findAttended(tx, asked), findStanding(tx, by.userId, programmeId)])
  refuseIf(whyNotReview({ attended, standing }))
  if (!attended) throw new Error('a review without a study was let through')
  refuseIf(whyNotWords(words, attended.people))

  const id = standing?.id ?? newId<'review'>()
  if (standing) {
    if (!(await lockReview(tx, id))) refuse('http.not-found')
    await updateWritten(tx, id, { mark, words }, now)
  } else if (!(await insertReview(tx, { ...attended, id, programmeId, by: by.userId, mark, words }, now)))
    refuse('reviews.family-has-one')
  await record(tx, by, 'reviews.review-sent', { ...subjectOf(id), facts: { mark } }, now)
  if (standing?.state === 'published') await reckonAfter(tx, programmeId)
  return id
}

/** Has somebody of the family attended, and is the family's review still to be written? */
export async function mayReview(tx: Tx, by: Actor, programmeId: string, now: Temporal.Instant): Promise<boolean> {
  const asked = { userId: by.userId, programmeId, today: await dayOf(tx, now) }
  const [attended, standing] = await Promise.all([findAttended(tx, asked), findStanding(tx, by.userId, programmeId)])
  return attended !== null && standing === null
}

/** The author takes the review back: nobody reads it any more, and another one may be written. */
export async function withdrawReview(tx: Tx, by: Actor, programmeId: string, now: Temporal.Instant): Promise<void> {
  const { id } = (await findOwnReview(tx, by.userId, programmeId)) ?? refuse('http.not-found')
  if (!(await lockReview(tx, id))) refuse('http.not-found')

  await updateWithdrawn(tx, id)
  await record(tx, by, 'reviews.review-withdrawn', subjectOf(id), now)
  await reckonAfter(tx, programmeId)
}

export async function reckonAfter(tx: Tx, programmeId: string): Promise<void> {
  await planJob(tx, 'reviews.reckon', { programmeId }, { key: `reckon:${programmeId}` })
}

export function subjectOf(id: ReviewId) {
  return { subjectKind: 'review', subjectId: id }
}
