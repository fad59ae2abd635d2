/**
 * Attendance: lessons that were held, who was there, and how complete a month was.
 *
 * Promises: a lesson is made once from the timetable; a mark that was corrected is kept as it stood; a month is closed
 * once and its money settled with it. Does not: write invoices, or decide what a month costs.
 */

export { makeDay } from './actions/day.ts'
export { cancelLesson } from './actions/lesson.ts'
export { closeMonth } from './actions/month.ts'
export { listLessonsAhead } from './ahead.ts'
export type { LessonId } from './model.ts'
export type { LessonAhead } from './queries/ahead.ts'
