import { addWorkingDays } from '#kernel/working-days'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { calendarOf, dayOf, regionZone, settingOf } from '#region'
import { updateAnswerReminded } from '../queries/reminder.ts'
import { answerReminder } from '../settings.ts'

/** Both sides hear once that an application still waits and its term is nearly over; answers how many were reminded. */
export async function remindAnswers(tx: Tx, now: Temporal.Instant): Promise<number> {
  const today = await dayOf(tx, now)
  const [days, calendar, zone] = await Promise.all([
    settingOf(tx, answerReminder, today),
    calendarOf(tx),
    regionZone(tx),
  ])
  const until = days === 0 ? today : addWorkingDays(calendar, today, days)
  const midnight = today.toZonedDateTime(zone).toInstant()
  const reminded = await updateAnswerReminded(tx, { today, until, filedBefore: midnight }, now)
  await Promise.all(
    reminded.map((applicationId) => planJob(tx, 'enrolment.tell', { applicationId, news: 'answer-soon' })),
  )
  return reminded.length
}
