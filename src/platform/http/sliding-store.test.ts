import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SlidingStore } from './sliding-store.ts'

const MINUTE = 60_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** How many of `attempts` pass under a limit of ten a minute. */
function pass(store: SlidingStore, attempts: number): number {
  let passed = 0
  for (let number = 0; number < attempts; number += 1) if (count(store, 'address') <= 10) passed += 1
  return passed
}

function count(store: SlidingStore, key: string): number {
  let current = Number.NaN
  store.incr(
    key,
    (_error, result) => {
      current = result?.current ?? Number.NaN
    },
    MINUTE,
    10,
  )
  return current
}

function moveTo(second: number): void {
  const start = Math.ceil(performance.now() / MINUTE) * MINUTE
  vi.advanceTimersByTime(start - performance.now() + second * 1000)
}

test('around the edge of a minute not twice the limit passes', () => {
  const store = new SlidingStore()
  moveTo(59)
  expect(pass(store, 20)).toBe(10)
  vi.advanceTimersByTime(2000)
  expect(pass(store, 20)).toBeLessThanOrEqual(1)
})

test('half a minute later half of the limit is free, and who waits gets through', () => {
  const store = new SlidingStore()
  moveTo(0)
  expect(pass(store, 50)).toBe(10)
  vi.advanceTimersByTime(1.5 * MINUTE)
  expect(pass(store, 50)).toBe(5)
  vi.advanceTimersByTime(3 * MINUTE)
  expect(pass(store, 50)).toBe(10)
})

test('others are not touched', () => {
  const store = new SlidingStore()
  pass(store, 50)
  expect(count(store, 'other')).toBe(1)
})
