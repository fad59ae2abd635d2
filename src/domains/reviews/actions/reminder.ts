import type { ApplicationId } from '#enrolment'
import { writeToGuardians } from '#families'
import type { Tx } from '#platform/db'
import { dayOf, settingOf } from '#region'
import { findToRate, insertAsked } from '../queries/reminder.ts'
import { ratedUntil } from '../rules/rating.ts'
import { ratingDays } from '../settings.ts'

/** Reminds the family of a contract that it may rate the programme; once, whatever job runs again (domain 16.6). */
export async function askToRate(tx: Tx, id: ApplicationId, now: Temporal.Instant): Promise<void> {
  if (!(await insertAsked(tx, id, now))) return
  const found = await findToRate(tx, id)
  if (!found) return
  const { childId, endsOn, ...study } = found
  const until = ratedUntil({ endsOn }, await settingOf(tx, ratingDays, await dayOf(tx, now)))
  const facts = { ...study, id, until: until.toString() }
  await writeToGuardians(tx, childId, { letter: 'reviews.rate', facts, key: `${id}:rate` })
}
