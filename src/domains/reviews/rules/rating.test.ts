import { describe, expect, test } from 'vitest'
import type { Formula, RatingFacts } from '../model.ts'
import { loyaltyOf, ratedUntil, ratingOf, ratingsNeeded, whyNotRate } from './rating.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const study = { contract: 'completed', startsOn: day('2025-09-01'), endsOn: day('2026-05-31') } as const

test.each([
  ['2026-05-30', 'reviews.study-runs', { from: '2026-05-31' }],
  ['2026-05-31', null, null],
  ['2026-06-30', null, null],
  ['2026-07-01', 'reviews.rating-late', { until: '2026-06-30' }],
])('S-045 the month of rating includes the day of the end: on %s %s', (today, code, facts) => {
  const refusal = whyNotRate({ ...study, today: day(today), days: 31 })
  expect(refusal?.code ?? null).toBe(code)
  if (facts) expect(refusal?.facts).toEqual(facts)
})

test('S-045 the 31st day is the last one, and a shorter term is the region’s own', () => {
  expect(String(ratedUntil({ endsOn: day('2026-02-15') }, 31))).toBe('2026-03-17')
  expect(String(ratedUntil({ endsOn: day('2026-02-15') }, 1))).toBe('2026-02-15')
})

test.each(['terminated', 'terminating', 'active'] as const)(
  'S-045 a contract that is %s on its last day can be rated',
  (contract) => {
    expect(whyNotRate({ ...study, contract, today: day('2026-05-31'), days: 31 })).toBeNull()
  },
)

test.each([
  ['an offer', { contract: 'offered' }],
  ['a declined offer', { contract: 'declined' }],
  ['a contract ended before its first day', { contract: 'terminated', endsOn: day('2025-08-31') }],
] as const)('nobody rates %s', (_, other) => {
  expect(whyNotRate({ ...study, ...other, today: day('2026-06-01'), days: 31 })?.code).toBe('reviews.never-learnt')
})

const formula: Formula = {
  ...{ results: 20, staffing: 20, equipment: 20, satisfaction: 20, turnover: 20, active: 1, closed: 2 },
  ...{ turnoverMiddle: 10, turnoverHigh: 40, leastShare: 5, leastRatings: 3, periodMonths: 12 },
}
const none = { count: 0, results: 0, staffing: 0, equipment: 0, satisfaction: 0 }
const sums = (count: number, each: number) => ({
  ...{ count, results: each * count, staffing: each * count, equipment: each * count, satisfaction: each * count },
})
const facts: RatingFacts = { active: none, closed: sums(4, 80), contracts: 20, leftByFamily: 0 }

describe('the rating of a programme (domain 8.8)', () => {
  test('is the mean of its four scales and of how few leave', () => {
    // (4 · 80 + 100) / 5
    expect(ratingOf(facts, formula)).toBe(840)
  })

  test('a closed contract weighs twice as much as one in force', () => {
    // Scales: (2 · 100 + 2 · 2 · 40) / (2 + 4) = 60; (4 · 60 + 100) / 5 = 68
    expect(ratingOf({ ...facts, active: sums(2, 100), closed: sums(2, 40) }, formula)).toBe(680)
  })

  test('weights count by their share, whatever they sum to', () => {
    const only = { ...formula, results: 7, staffing: 0, equipment: 0, satisfaction: 0, turnover: 0 }
    expect(ratingOf({ ...facts, closed: { ...sums(4, 80), results: 4 * 50 } }, only)).toBe(500)
  })

  test.each([
    ['two ratings are too few', { closed: sums(2, 80) }],
    ['less than five of a hundred contracts are rated', { contracts: 100, closed: sums(4, 80) }],
    ['nobody has rated', { closed: none }],
  ])('is not shown while %s', (_, other) => {
    expect(ratingOf({ ...facts, ...other }, formula)).toBeNull()
  })

  test('exactly the least share is enough', () => {
    expect(ratingOf({ ...facts, contracts: 80 }, formula)).not.toBeNull()
    expect(ratingOf({ ...facts, contracts: 81 }, formula)).toBeNull()
  })

  test.each([
    ['the least number', 10, 3],
    ['the share of many contracts', 81, 5],
    ['the share to the whole rating', 80, 4],
  ])('how many it needs is told: %s', (_, contracts, needed) => {
    expect(ratingsNeeded({ ratings: 1, contracts }, formula)).toBe(needed)
  })

  test('ratings given since the last count of contracts do not make shares above the whole', () => {
    expect(ratingOf({ ...facts, contracts: 0, leftByFamily: 0 }, formula)).toBe(840)
  })

  test.each([
    [0, 1],
    [9.9, 1],
    [10, 1],
    [25, 0.5],
    [40, 0],
    [100, 0],
  ])('K: with %s %% of families gone it is %s', (left, k) => {
    expect(loyaltyOf(left, formula)).toBeCloseTo(k)
  })

  test('families that leave lower it', () => {
    // t = 25 %: K = 0,5; (4 · 80 + 50) / 5
    expect(ratingOf({ ...facts, leftByFamily: 5 }, formula)).toBe(740)
  })
})
