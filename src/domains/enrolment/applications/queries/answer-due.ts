import type { Day } from '#kernel/dates'
import { addWorkingDays } from '#kernel/working-days'
import type { Reader } from '#platform/db'
import { calendarOf, settingOf } from '#region'
import { answerTerm } from '../settings.ts'

/** By when the organisation answers an application filed today, and by which calendar that was counted. */
export async function answerDue(reader: Reader, today: Day): Promise<{ on: Day; calendarVersion: string }> {
  const [calendar, term] = await Promise.all([calendarOf(reader), settingOf(reader, answerTerm, today)])
  return { on: addWorkingDays(calendar, today, term), calendarVersion: calendar.version }
}
