import type { Actor } from '#access'
import { record } from '#audit'
import type { ApplicationId } from '#enrolment'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf, settingOf } from '#region'
import type { Scores } from '../model.ts'
import { findStudy, putRating } from '../queries/rating.ts'
import { whyNotRate } from '../rules/rating.ts'
import { ratingDays } from '../settings.ts'

/** A family rates the programme of an ended contract, or changes its rating, while the term lasts (S-045…S-050). */
export async function rateProgramme(
  tx: Tx,
  by: Actor,
  { id, scores }: { id: ApplicationId; scores: Scores },
  now: Temporal.Instant,
): Promise<void> {
  const study = (await findStudy(tx, by.userId, id)) ?? refuse('http.not-found')
  const today = await dayOf(tx, now)
  refuseIf(whyNotRate({ ...study, today, days: await settingOf(tx, ratingDays, today) }))

  const first = await putRating(tx, study, scores, { by: by.userId, now })
  const word = first ? 'reviews.rated' : 'reviews.rating-changed'
  await record(tx, by, word, { subjectKind: 'application', subjectId: id, facts: scores }, now)
  await planJob(tx, 'reviews.reckon', { programmeId: study.programmeId }, { key: `reckon:${study.programmeId}` })
}
