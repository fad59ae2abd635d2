import { expect, test } from 'vitest'
import { sameForAll } from './same-for-all.ts'

test.each([
  ['whoever has more by the journal gets it', 10_000, { share: 7_500, reason: 'короче' }, 7_500],
  ['whoever has as much stays as counted', 7_500, { share: 7_500, reason: 'короче' }, undefined],
  ['whoever has less is not raised', 5_000, { share: 7_500, reason: 'короче' }, undefined],
  ['nothing for all changes nothing', 10_000, null, undefined],
] as const)('the same for all: %s', (_, counted, forAll, share) => {
  expect(sameForAll(counted, forAll)?.share).toBe(share)
})
