import type { Reader, Tx } from '#platform/db'
import { calendarOf, dayOf, isHoliday } from '#region'
import { findLastMadeDay, insertDay, insertLessonsOf, updateDay } from '../queries/lesson.ts'

type Day = Temporal.PlainDate

/** Days whose lessons are to be made: today, and those missed since the last; before the first, this month's. */
export async function listDaysToMake(reader: Reader, now: Temporal.Instant): Promise<Day[]> {
  const today = await dayOf(reader, now)
  const last = await findLastMadeDay(reader)
  const first = last ? last.add({ days: 1 }) : today.with({ day: 1 })
  const count = first.until(today).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, place) => first.add({ days: place }))
}

/** Makes the lessons of a day from the timetables of all groups, once; on a holiday there are none. */
export async function makeDay(tx: Tx, day: Day, now: Temporal.Instant): Promise<number> {
  if (!(await insertDay(tx, day, now)) || isHoliday(await calendarOf(tx), day)) return 0
  const lessons = await insertLessonsOf(tx, day, now)
  await updateDay(tx, day, lessons)
  return lessons
}
