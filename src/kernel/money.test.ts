import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRoubles, parseRoubles } from './money.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  [0n, '0,00 ₽', '0 ₽'],
  [5n, '0,05 ₽', '0,05 ₽'],
  [100n, '1,00 ₽', '1 ₽'],
  [99_999n, '999,99 ₽', '999,99 ₽'],
  [1_234_567n, '12 345,67 ₽', '12 345,67 ₽'],
  [1_672_949_985n, '16 729 499,85 ₽', '16 729 499,85 ₽'],
  [-150_000n, '−1 500,00 ₽', '−1 500 ₽'],
])('%s kopecks are written %s, in short %s', (kopecks, full, short) => {
  expect(plain(formatRoubles(kopecks))).toBe(full)
  expect(plain(formatRoubles(kopecks, { short: true }))).toBe(short)
})

test('a sum never breaks over two lines', () => {
  expect(formatRoubles(1_234_567n)).not.toContain(' ')
})

test.each([
  ['12 345,67 ₽', 1_234_567n],
  ['12\u00a0345,67\u202f₽', 1_234_567n],
  ['12345.6', 1_234_560n],
  ['  0,05 ', 5n],
  ['007', 700n],
  ['1500 руб.', 150_000n],
  ['1500р', 150_000n],
  ['1 рубль', 100n],
  ['100 руб. 5 коп.', 10_005n],
  ['100 рублей 50 копеек', 10_050n],
  ['-1 500', -150_000n],
  ['− 1 500,00 ₽', -150_000n],
])('«%s» is read as %s kopecks', (text, kopecks) => {
  expect(parseRoubles(text)).toBe(kopecks)
})

test.each(['', 'сто', '12 34', '1,234.56', '1,234', '1.', ',5', '1e3', '0x10', '1 ₽ 2 ₽', '1,50 руб. 50 коп.', '5 $'])(
  '«%s» is not a sum of money',
  (text) => {
    expect(parseRoubles(text)).toBeNull()
  },
)

test('a sum too large for the database is not accepted', () => {
  expect(parseRoubles('9'.repeat(15))).toBe(BigInt('9'.repeat(15)) * 100n)
  expect(parseRoubles('9'.repeat(16))).toBeNull()
})

test('any sum that is written is read back the same', () => {
  const sums = fc.bigInt({ min: -(10n ** 17n) + 1n, max: 10n ** 17n - 1n })
  fc.assert(
    fc.property(sums, fc.boolean(), (kopecks, short) => {
      expect(parseRoubles(formatRoubles(kopecks, { short }))).toBe(kopecks)
    }),
  )
})

test('reading never throws, whatever is typed', () => {
  fc.assert(fc.property(fc.string(), (text) => ['object', 'bigint'].includes(typeof parseRoubles(text))))
})
