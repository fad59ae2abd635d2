import { expect, test } from 'vitest'
import { firstLessonOn } from './first-lesson.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const endsOn = day('2026-12-31')

test.each([
  { what: 'a contract of Sunday waits for Saturday', weekdays: [6], from: '2026-11-22', first: '2026-11-28' },
  { what: 'the nearest of several days', weekdays: [2, 4], from: '2026-11-25', first: '2026-11-26' },
  { what: 'the very day', weekdays: [7, 3], from: '2026-11-22', first: '2026-11-22' },
  { what: 'no timetable yet', weekdays: [], from: '2026-11-22', first: null },
  { what: 'over before its first lesson', weekdays: [3], from: '2026-12-31', first: null },
])('the first lesson: $what', ({ weekdays, from, first }) => {
  const lessons = weekdays.map((weekday) => ({ weekday }))
  expect(firstLessonOn(lessons, { startsOn: day(from), endsOn })?.toString() ?? null).toBe(first)
})
