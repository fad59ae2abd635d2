import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastOf, inSlices, nominalOn } from './nominal.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const year = { startsOn: day('2026-01-01'), endsOn: day('2026-12-31') }

test.each([
  ['2025-08-15', 1_200_000n],
  ['2026-01-31', 1_200_000n],
  ['2026-02-01', 1_100_000n],
  ['2026-06-30', 700_000n],
  ['2026-09-01', 400_000n],
  ['2026-12-31', 100_000n],
  ['2027-01-01', 0n],
])('S-008 a nominal of 12 000 roubles is worth on %s what the months left make', (on, worth) => {
  expect(nominalOn(1_200_000n, year, day(on), 'linear-monthly')).toBe(worth)
})

test('a nominal that does not melt is whole to the last day', () => {
  expect(nominalOn(1_200_000n, year, day('2026-12-31'), 'none')).toBe(1_200_000n)
})

test('slices sum to the whole and differ by one at most', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 1, max: 64 }), (amount, count) => {
      const slices = inSlices(amount, count)
      expect(slices.reduce((sum, slice) => sum + slice, 0n)).toBe(amount)
      const [first = 0n] = slices
      expect(slices.every((slice) => first - slice <= 1n)).toBe(true)
    }),
  )
})

test.each([
  ['before the period', '2025-12-31', null],
  ['on its first day', '2026-01-01', null],
  ['in its first month', '2026-01-31', null],
  ['after it', '2026-02-01', 613n],
  ['at its middle', '2026-07-02', 133n],
  ['on its last day', '2026-12-31', 100n],
])('a forecast with as many new contracts a day, %s', (_, today, forecast) => {
  expect(forecastOf({ committed: 100n, opening: 0n }, year, day(today))).toBe(forecast)
})

test.each([
  ['all that is held was prolonged', '2026-02-01', { committed: 900n, opening: 900n }, 900n],
  ['a tenth came after the first day', '2026-02-01', { committed: 1000n, opening: 900n }, 1513n],
  ['the same later', '2026-07-02', { committed: 1000n, opening: 900n }, 1033n],
  ['more was given back than came', '2026-07-02', { committed: 800n, opening: 900n }, 800n],
  ['in the first month', '2026-01-20', { committed: 1000n, opening: 900n }, null],
])('what a period opened with is no pace of its days: %s', (_, today, held, forecast) => {
  expect(forecastOf(held, year, day(today))).toBe(forecast)
})
