import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Standing } from '../queries/standing.ts'
import { creditsOf } from './credit.ts'

const one = (more: Partial<Standing>): Standing => ({
  ...{
    certificateId: 'c',
    accountId: 'a',
    holder: true,
    funding: 'nominal',
    has: 1_000n,
    available: 1_000n,
    target: 1_000n,
  },
  ...more,
})
const amounts = (portion: Standing[], room = { count: null, sum: null } as Parameters<typeof creditsOf>[1]) =>
  creditsOf(portion, room).moves.map(({ amount }) => amount)

test.each([
  ['the difference is credited', one({ target: 1_200n }), [200n]],
  ['the difference is taken back', one({ target: 700n }), [-300n]],
  ['nobody goes below what is held', one({ target: 700n, available: 100n }), [-100n]],
  ['what is held to the last is not touched', one({ target: 700n, available: 0n }), []],
  ['who has none gets it whole', one({ holder: false, accountId: null, has: 0n, available: 0n }), [1_000n]],
])('%s', (_, standing, moves) => {
  expect(amounts([standing])).toEqual(moves)
})

test('S-143 S-144 whoever has no nominal waits where the limits have no room, in the order of issue', () => {
  const fresh = ['x', 'y', 'z'].map((certificateId) => one({ certificateId, holder: false, accountId: null, has: 0n }))
  const byCount = creditsOf(fresh, { count: 2, sum: null })
  expect(byCount.waiting.map(({ certificateId }) => certificateId)).toEqual(['z'])
  const bySum = creditsOf(fresh, { count: null, sum: 1_999n })
  expect(bySum.waiting.map(({ certificateId }) => certificateId)).toEqual(['y', 'z'])
})

test('limits are never passed, whatever a portion is', () => {
  const money = fc.bigInt({ min: 0n, max: 2_000n })
  const standing = fc
    .record({ has: money, target: money, holder: fc.boolean(), free: money })
    .map(({ has, target, holder, free }) =>
      one({ has: holder ? has : 0n, target, holder, available: free < has ? free : has }),
    )
  fc.assert(
    fc.property(fc.array(standing), fc.nat(5), money, (portion, count, sum) => {
      const { moves } = creditsOf(portion, { count, sum })
      expect(moves.filter(({ holder }) => !holder).length).toBeLessThanOrEqual(count)
      expect(moves.reduce((total, { amount }) => total + amount, 0n)).toBeLessThanOrEqual(sum)
      expect(moves.every(({ amount, available }) => amount > 0n || -amount <= available)).toBe(true)
    }),
  )
})
