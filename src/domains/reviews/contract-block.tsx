import { defineContractBlock } from '#enrolment'
import { settingOf } from '#region'
import { RatingBlock } from './pages/rating.tsx'
import { findStudy } from './queries/rating.ts'
import { ratedUntil, whyNotRate } from './rules/rating.ts'
import { ratingDays } from './settings.ts'

/** The rating of an ended contract, or the way to it. */
defineContractBlock('reviews', async (reader, { applicationId, guardianId, today }) => {
  const study = await findStudy(reader, guardianId, applicationId)
  if (!study) return null
  const days = await settingOf(reader, ratingDays, today)
  const refusal = whyNotRate({ ...study, today, days })
  if (refusal && refusal.code !== 'reviews.rating-late' && !study.scores) return null
  return <RatingBlock study={study} until={ratedUntil(study, days)} open={refusal === null} />
})
