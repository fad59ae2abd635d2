import { expect, test } from 'vitest'
import { comesBack } from './suspension.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const year = { amount: 1_200_000n, startsOn: day('2026-01-01'), endsOn: day('2026-12-31') }

test.each([
  ['a balance in use as it was', { amount: 300_001n, used: true }, year, 'linear-monthly', 300_001n],
  ['an unused nominal as it stands today', { amount: 500_000n, used: false }, year, 'linear-monthly', 200_000n],
  ['an unused nominal that does not melt whole', { amount: 1_200_000n, used: false }, year, 'none', 1_200_000n],
  ['nothing of a period that is over', { amount: 500_000n, used: true }, null, 'none', 0n],
] as const)('after a freeze comes back %s', (_, kept, nominal, melt, expected) => {
  expect(comesBack(kept, nominal, day('2026-11-05'), melt)).toBe(expected)
})
