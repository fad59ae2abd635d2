import { expect, test } from 'vitest'
import { number, plural } from './plural.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  [0, '0 мест'],
  [1, '1 место'],
  [2, '2 места'],
  [4, '4 места'],
  [5, '5 мест'],
  [11, '11 мест'],
  [14, '14 мест'],
  [21, '21 место'],
  [111, '111 мест'],
  [1.5, '1,5 места'],
  [-3, '−3 места'],
  [5614, '5 614 мест'],
  [1_000_001n, '1 000 001 место'],
])('%s → «%s»', (value, text) => {
  expect(plain(plural(value, 'место', 'места', 'мест'))).toBe(text)
})

test('a number never breaks over two lines', () => {
  expect(number(5614)).toBe('5\u00a0614')
  expect(number(-10_300_000)).toBe('−10\u00a0300\u00a0000')
})
