import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueOf, settlementOf, shareOf, WHOLE } from './share.ts'

describe('the share of a month that was rendered', () => {
  test.each([
    ['everything held', { planned: 8, held: 8, present: 8 }, 10_000, 10_000],
    ['one of eight cancelled', { planned: 8, held: 7, present: 7 }, 8_750, 8_750],
    ['a child who was ill twice', { planned: 8, held: 8, present: 6 }, 10_000, 7_500],
    ['two of three, down to a hundredth of a percent', { planned: 3, held: 2, present: 2 }, 6_666, 6_666],
    ['nothing held', { planned: 4, held: 0, present: 0 }, 0, 0],
  ])('S-149 %s', (_, lessons, byHeld, byPresence) => {
    expect(shareOf(lessons, 'by-month')).toBe(byHeld)
    expect(shareOf(lessons, 'by-held-lessons')).toBe(byHeld)
    expect(shareOf(lessons, 'by-presence')).toBe(byPresence)
  })

  test('S-149 where nothing was planned, a month paid as such is whole and one paid by lessons costs nothing', () => {
    const none = { planned: 0, held: 0, present: 0 }
    expect([shareOf(none, 'by-month'), shareOf(none, 'by-held-lessons'), shareOf(none, 'by-presence')]).toEqual([
      WHOLE,
      0,
      0,
    ])
  })
})

test('S-149 what is due is rounded down to a kopeck', () => {
  expect([dueOf(78_205n, 7_500), dueOf(78_205n, 6_666), dueOf(78_205n, WHOLE), dueOf(78_205n, 0)]).toEqual([
    58_653n,
    52_131n,
    78_205n,
    0n,
  ])
})

test('S-149 after a settlement the parts of the month sum to the whole, whatever had been written off', () => {
  const facts = fc.record({
    part: fc.bigInt(0n, 10_000_000n),
    share: fc.integer({ min: 0, max: WHOLE }),
    before: fc.boolean(),
  })
  fc.assert(
    fc.property(facts, ({ part, share, before }) => {
      const charged = before ? part : 0n
      const { charge, refund, release } = settlementOf(part, charged, share)
      expect(charged + charge - refund).toBe(dueOf(part, share))
      expect(charged + charge + release).toBe(part)
      expect([charge, refund, release].every((sum) => sum >= 0n)).toBe(true)
    }),
  )
})
