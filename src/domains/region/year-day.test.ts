import { expect, test } from 'vitest'
import { parseYearDay, yearDayWords } from './year-day.ts'

test.each([
  ['05-20', '20 мая'],
  ['12-01', '1 декабря'],
  ['13-01', null],
  ['2026-05-20', null],
  ['05.20', null],
])('a day of every year is read as people say it: %s', (kept, words) => {
  expect(yearDayWords(kept)).toBe(words)
})

test.each([
  ['20 мая', '05-20'],
  ['1 Декабря', '12-01'],
  ['20.05', '05-20'],
  [' 3.9 ', '09-03'],
  ['20 мая 2026', null],
  ['20.13', null],
  ['мая', null],
])('and typed as they write it: %j', (typed, kept) => {
  expect(parseYearDay(typed)).toBe(kept)
})
