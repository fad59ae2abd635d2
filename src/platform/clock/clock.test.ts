import { expect, test } from 'vitest'
import { movableClock, systemClock } from './index.ts'

const start = Temporal.Instant.from('2026-08-31T20:00:00Z')
const still = { now: () => start }

test('an untouched clock shows the real time', () => {
  expect(movableClock(undefined, still).now().equals(start)).toBe(true)
})

test('the time is what the database can keep', () => {
  for (let n = 0; n < 100; n++) expect(systemClock.now().epochNanoseconds % 1000n).toBe(0n)
})

test('a clock set to a moment keeps it, and runs on from there', () => {
  let real = start
  const clock = movableClock(undefined, { now: () => real })
  clock.set(Temporal.Instant.from('2027-01-01T00:00:00Z'))
  real = start.add({ seconds: 5 })
  expect(clock.now().toString()).toBe('2027-01-01T00:00:05Z')
})

test('a clock moved by a month lands on the same day of the next one', () => {
  const clock = movableClock(undefined, still)
  clock.advance(Temporal.Duration.from({ months: 1 }))
  expect(clock.now().toString()).toBe('2026-09-30T20:00:00Z')
})

test('the offset kept at the stop brings the same time at the next start', () => {
  const clock = movableClock(undefined, still)
  clock.advance(Temporal.Duration.from({ days: 40 }))
  const next = movableClock(Temporal.Duration.from(clock.offset().toString()), still)
  expect(next.now().equals(clock.now())).toBe(true)
})
