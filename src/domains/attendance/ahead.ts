import type { Reader } from '#platform/db'
import { calendarOf, isHoliday } from '#region'
import { type LessonAhead, type LessonsAsked, listLessonsByTimetable } from './queries/ahead.ts'

/** Lessons that the children of a cabinet will have in these days; what was called off and holidays are left out. */
export async function listLessonsAhead(reader: Reader, asked: LessonsAsked): Promise<LessonAhead[]> {
  const [lessons, calendar] = await Promise.all([listLessonsByTimetable(reader, asked), calendarOf(reader)])
  // A lesson that the organisation put on a holiday itself stands.
  return lessons.filter(({ day, made }) => made || !isHoliday(calendar, day))
}
