import { expect, test } from 'vitest'
import { inCyrillic, inLatin } from './letters.ts'

test('letters that look alike change their alphabet, others stay', () => {
  expect(inCyrillic('OT')).toBe('ОТ')
  expect(inCyrillic('Ивaнoв')).toBe('Иванов')
  expect(inCyrillic('ZW 12')).toBe('ZW 12')
  expect(inLatin('ХС')).toBe('XC')
  expect(inLatin('ЖШ 12')).toBe('ЖШ 12')
})

test('there and back is the same', () => {
  const alike = 'АВСЕНКМОРТХУасеорху'
  expect(inLatin(alike)).toMatch(/^[A-Za-z]+$/)
  expect(inCyrillic(inLatin(alike))).toBe(alike)
})
