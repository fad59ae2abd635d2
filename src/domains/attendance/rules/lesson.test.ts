import { describe, expect, test } from 'vitest'
import { whyNotAdd, whyNotCallOff, whyNotClose, whyNotMark, whyNotMove, whyNotShare } from './lesson.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const planned = { on: day('2026-10-06'), state: 'planned', monthClosed: false, correctionDays: 7 } as const

describe('S-149 when a lesson may be marked', () => {
  test.each([
    ['on its day', {}, '2026-10-06', undefined],
    ['late, for the first time', {}, '2026-10-30', undefined],
    ['before it was', {}, '2026-10-05', 'attendance.ahead'],
    ['corrected on the last day of the term', { state: 'held' }, '2026-10-13', undefined],
    ['corrected after the term', { state: 'held' }, '2026-10-14', 'attendance.too-late'],
    ['one that was cancelled', { state: 'cancelled' }, '2026-10-06', 'attendance.not-held'],
    ['in a month that is closed', { monthClosed: true }, '2026-10-06', 'attendance.month-closed'],
  ] as const)('%s', (_, facts, today, code) => {
    expect(whyNotMark({ ...planned, ...facts, today: day(today) })?.code).toBe(code)
  })
})

test('a lesson with marks is neither cancelled nor moved, and it moves inside its month', () => {
  expect(whyNotCallOff(planned)).toBeNull()
  expect(whyNotCallOff({ ...planned, state: 'held' })?.code).toBe('attendance.held-already')
  expect(whyNotCallOff({ ...planned, monthClosed: true })?.code).toBe('attendance.month-closed')
  expect(whyNotMove(day('2026-10-30'), day('2026-10-31'))).toBeNull()
  expect(whyNotMove(day('2026-10-30'), day('2026-11-02'))?.code).toBe('attendance.other-month')
})

test('a lesson stands inside the run of its group', () => {
  const group = { startsOn: day('2026-09-01'), endsOn: day('2027-05-31') }
  expect(whyNotAdd({ on: day('2026-09-01'), group, monthClosed: false })).toBeNull()
  expect(whyNotAdd({ on: day('2026-08-31'), group, monthClosed: false })?.code).toBe('attendance.outside-group')
  expect(whyNotAdd({ on: day('2027-06-01'), group, monthClosed: false })?.code).toBe('attendance.outside-group')
})

describe('when a month may be closed', () => {
  const facts = { month: day('2026-10-01'), closed: false, unmarked: 0, decemberFrom: 20 }
  test.each([
    ['after its end', {}, '2026-11-01', undefined],
    ['on its last day', {}, '2026-10-31', 'attendance.month-runs'],
    ['with lessons that lack marks', { unmarked: 1 }, '2026-11-01', 'attendance.unmarked'],
    ['twice', { closed: true }, '2026-11-01', 'attendance.month-closed'],
    ['December inside December', { month: day('2026-12-01') }, '2026-12-20', undefined],
    ['December too early', { month: day('2026-12-01') }, '2026-12-19', 'attendance.month-runs'],
  ] as const)('%s', (_, change, today, code) => {
    expect(whyNotClose({ ...facts, ...change, today: day(today) })?.code).toBe(code)
  })
})

test('completeness is only lowered, with a reason; 130 % is refused', () => {
  expect(whyNotShare(13_000, 10_000, 'щедрость')?.code).toBe('attendance.share-above')
  expect(whyNotShare(7_501, 7_500, 'почти')?.code).toBe('attendance.share-above')
  expect(whyNotShare(5_000, 7_500, null)?.code).toBe('attendance.share-reason')
  expect(whyNotShare(5_000, 7_500, 'занятие длилось вдвое меньше')).toBeNull()
  expect(whyNotShare(7_500, 7_500, null)).toBeNull()
})
