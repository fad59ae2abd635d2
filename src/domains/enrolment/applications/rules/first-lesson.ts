import { isAfter } from '#kernel/dates'

type Lesson = { weekday: number }

const week = 7

/**
 * The first day with a lesson of the weekly timetable: a contract may well begin on a Sunday, lessons of a Saturday's
 * group do not. Null while the timetable is not known or ends before its first lesson.
 */
export function firstLessonOn(
  lessons: readonly Lesson[],
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
): Temporal.PlainDate | null {
  const waits = lessons.map(({ weekday }) => (weekday - startsOn.dayOfWeek + week) % week)
  if (waits.length === 0) return null
  const day = startsOn.add({ days: Math.min(...waits) })
  return isAfter(day, endsOn) ? null : day
}
