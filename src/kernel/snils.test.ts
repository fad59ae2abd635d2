import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatSnils, maskSnils, parseSnils } from './snils.ts'

test.each([
  '112-233-445 95',
  '11223344595',
  ' 112 233 445 95 ',
  '112–233–445–95',
  '112\u00a0233\u00a0445\u00a095',
  '1 1 2 2 3344595',
])('«%s» is read in its own spacing', (text) => {
  expect(parseSnils(text)).toBe('11223344595')
})

test.each([
  ['087-654-303 00', 'the sum is 202, a double of 101'],
  ['087-654-302 00', 'the sum is 201, which leaves 100'],
  ['002-003-004 30', 'the sum is below 100'],
])('«%s» is right: %s', (text) => {
  expect(parseSnils(text)).not.toBeNull()
})

test.each([
  '',
  '112-233-445',
  '112-233-445 96',
  '112-233-445 955',
  '112-233-445 9О',
  '000-000-000 00',
  '001-001-998 00',
  'СНИЛС',
])('«%s» is not a SNILS', (text) => {
  expect(parseSnils(text)).toBeNull()
})

test('a SNILS is shown in groups, and masked but for its end', () => {
  const snils = parseSnils('11223344595')
  expect(snils && formatSnils(snils)).toBe('112-233-445 95')
  expect(snils && maskSnils(snils)).toBe('···-···-445 95')
})

const bodies = fc.integer({ min: 1_001_999, max: 999_999_999 }).map((value) => String(value).padStart(9, '0'))
const endings = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
const rightFor = (body: string) => endings.filter((ending) => parseSnils(body + ending))

test('every number has exactly one right pair of check digits, by the rule as the Pension Fund words it', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      let sum = [...body].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
      while (sum > 101) sum -= 101
      const expected = sum < 100 ? sum : 0
      expect(rightFor(body)).toEqual([String(expected).padStart(2, '0')])
    }),
  )
})

test('one mistyped digit is noticed', () => {
  const places = fc.integer({ min: 0, max: 8 })
  fc.assert(
    fc.property(bodies, places, fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
      const ending = rightFor(body)[0] ?? ''
      fc.pre(ending !== '00') // 00 stands for two remainders, so there a slip may stay unnoticed
      const digit = (Number(body[place]) + shift) % 10
      const slip = `${body.slice(0, place)}${digit}${body.slice(place + 1)}`
      expect(parseSnils(slip + ending)).toBeNull()
    }),
  )
})
