import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ceilDiv, floorDiv, minOf } from './split.ts'

test.each([
  [7n, 2n, 3n, 4n],
  [8n, 2n, 4n, 4n],
  [0n, 5n, 0n, 0n],
  [1n, 3n, 0n, 1n],
  [-7n, 2n, -4n, -3n],
  [7n, -2n, -4n, -3n],
  [-7n, -2n, 3n, 4n],
])('%s divided by %s is %s rounded down and %s rounded up', (dividend, divisor, down, up) => {
  expect(floorDiv(dividend, divisor)).toBe(down)
  expect(ceilDiv(dividend, divisor)).toBe(up)
})

test('the least value is found wherever it stands', () => {
  expect(minOf(3n)).toBe(3n)
  expect(minOf(342_858n, 285_715n, 200_000n)).toBe(200_000n)
  expect(minOf(-1n, 0n, 5n)).toBe(-1n)
})

test('the worked price split of 78 days out of 273 comes out to the kopeck', () => {
  const [group, contract, first] = [273n, 78n, 17n]
  const all = ceilDiv(contract * 1_200_000n, group)
  const normative = ceilDiv(contract * 1_000_000n, group)
  const certificate = minOf(all, normative, 200_000n)
  const parents = all - certificate
  const certificateOther = floorDiv((contract - first) * certificate, contract * 2n)
  const parentsOther = floorDiv((contract - first) * parents, contract * 2n)
  expect([all, normative, certificate, parents]).toEqual([342_858n, 285_715n, 200_000n, 142_858n])
  expect([certificate - 2n * certificateOther, certificateOther]).toEqual([43_590n, 78_205n])
  expect([parents - 2n * parentsOther, parentsOther]).toEqual([31_136n, 55_861n])
})

test('rounded quotients embrace the true one and differ by at most one', () => {
  const divisors = fc.bigInt({ min: -1000n, max: 1000n }).filter((value) => value !== 0n)
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), divisors, (dividend, divisor) => {
      const [down, up] = [floorDiv(dividend, divisor), ceilDiv(dividend, divisor)]
      const rest = dividend - down * divisor
      expect(rest === 0n || rest > 0n === divisor > 0n).toBe(true)
      expect(up - down).toBe(rest === 0n ? 0n : 1n)
    }),
  )
})
