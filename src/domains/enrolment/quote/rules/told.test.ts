import { expect, test } from 'vitest'
import type { Quote, ReasonCode } from '../../model.ts'
import { calculationOf } from '../../samples/facts.ts'
import { canPay, withoutBalance } from './told.ts'

const because = (code: ReasonCode): Quote => ({
  ...calculationOf().quote,
  reasons: [{ code, blocks: true, helper: 'nobody', facts: {} }],
})

test('S-010 a quote at the limit tells the price, and neither what the certificate would pay nor what is left on it', () => {
  const limited = because('ceiling-reached')
  expect(limited.left).toBeGreaterThan(0n)
  expect(withoutBalance(limited)).toMatchObject({ total: limited.total, certificate: 0n, left: null, months: [] })
})

test.each([
  ['too-young', true],
  ['group-full', true],
  ['no-agreement', false],
  ['balance-empty', false],
  ['no-certificate', false],
] as const)('an obstacle «%s» lets the parts be told: %s', (code, told) => {
  expect([canPay(because(code)), withoutBalance(because(code)).months.length > 0]).toEqual([told, told])
})

test('what the budget or the family pays is told whatever the certificate is', () => {
  expect(canPay({ ...because('no-certificate'), source: 'paid' })).toBe(true)
})
