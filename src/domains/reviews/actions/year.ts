import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { dayOf, settingOf } from '#region'
import { lastOfPortion, listToReview, lockYear, updateYear } from '../queries/year.ts'
import { isYearReminded } from '../rules/year.ts'
import { yearReminder, yearReminderDays } from '../settings.ts'

const AT_ONCE = 500

/**
 * Plans the next portion of the reminder at the end of a school year (S-100): one letter to a guardian, however often the
 * job runs and wherever it was killed. False when nothing is left to do on this day.
 */
export async function remindOfReviews(tx: Tx, now: Temporal.Instant): Promise<boolean> {
  const today = await dayOf(tx, now)
  const [day, days] = await Promise.all([settingOf(tx, yearReminder, today), settingOf(tx, yearReminderDays, today)])
  if (!isYearReminded(today, day, days)) return false
  const { year } = today
  const { reached, finished } = await lockYear(tx, year, now)
  if (finished) return false

  const last = await lastOfPortion(tx, reached, AT_ONCE)
  const asked = { since: today.subtract({ years: 1 }), today, after: reached, most: AT_ONCE }
  for (const { userId, email, programmes } of await listToReview(tx, asked))
    if (programmes.length > 0)
      await planLetter(tx, {
        cabinet: { userId },
        to: email,
        letter: 'reviews.year',
        facts: { programmes },
        key: `reviews:${year}:${userId}`,
      })
  await updateYear(tx, year, { reached: last, finishedAt: last === null ? now : null })
  return last !== null
}
