import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkingDays, endOfDay, type WorkingCalendar } from './working-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const newYear2026 = new Set(['2025-12-31', ...Array.from({ length: 9 }, (_, index) => `2026-01-0${index + 1}`)])
const calendar: WorkingCalendar = {
  version: 'test',
  isWorking: (one) => (one.dayOfWeek < 6 && !newYear2026.has(one.toString())) || one.toString() === '2026-01-24',
}

test.each([
  ['2026-02-02', 0, '2026-02-02'],
  ['2026-02-02', 1, '2026-02-03'],
  ['2026-02-06', 1, '2026-02-09'],
  ['2026-02-07', 1, '2026-02-09'],
  ['2026-02-02', 7, '2026-02-11'],
  ['2025-12-30', 1, '2026-01-12'],
  ['2025-12-29', 7, '2026-01-19'],
  ['2026-01-03', 5, '2026-01-16'],
  ['2026-01-23', 1, '2026-01-24'],
  ['2026-01-12', -1, '2025-12-30'],
  ['2026-02-09', -5, '2026-02-02'],
])('from %s, %i working days end on %s', (from, count, last) => {
  expect(addWorkingDays(calendar, day(from), count).toString()).toBe(last)
})

test('a term over New Year ends on a working day and holds exactly its working days', () => {
  const starts = fc.integer({ min: 0, max: 90 }).map((days) => day('2025-11-15').add({ days }))
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 45 }), (start, count) => {
      const last = addWorkingDays(calendar, start, count)
      expect(calendar.isWorking(last)).toBe(true)
      const length = start.until(last).days
      const inside = Array.from({ length }, (_, index) => start.add({ days: index + 1 }))
      expect(inside.filter((one) => calendar.isWorking(one))).toHaveLength(count)
    }),
  )
})

test('two terms one after another are one term of their sum', () => {
  const starts = fc.integer({ min: 0, max: 90 }).map((days) => day('2025-11-15').add({ days }))
  const counts = fc.integer({ min: 1, max: 20 })
  fc.assert(
    fc.property(starts, counts, counts, (start, first, second) => {
      const stepwise = addWorkingDays(calendar, addWorkingDays(calendar, start, first), second)
      expect(stepwise.equals(addWorkingDays(calendar, start, first + second))).toBe(true)
    }),
  )
})

test('a calendar without work is a mistake that is named, not an endless search', () => {
  const never: WorkingCalendar = { version: 'idle', isWorking: () => false }
  expect(() => addWorkingDays(never, day('2026-01-01'), 1)).toThrow('idle')
})

test('the day ends by the clocks of the zone', () => {
  expect(endOfDay(day('2026-09-01'), 'Europe/Moscow').toString()).toBe('2026-09-01T20:59:59.999Z')
  expect(endOfDay(day('2026-09-01'), 'Asia/Kamchatka').toString()).toBe('2026-09-01T11:59:59.999Z')
})
