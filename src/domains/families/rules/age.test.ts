import { describe, expect, test } from 'vitest'
import { firstDayAtAge, whyNotAge } from './age.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-20')
const ages = { from: 5, to: 17, self: 14 }

describe('age', () => {
  test.each([
    ['2021-11-20', null],
    ['2021-11-21', 'families.too-young'],
    ['2008-11-21', null],
    ['2008-11-20', 'families.too-old'],
    ['2026-11-21', 'families.birth-ahead'],
  ])('S-079 S-121: a child born on %s: %s', (birth, code) => {
    expect(whyNotAge({ birthOn: day(birth), relation: 'mother' }, ages, today)?.code ?? null).toBe(code)
  })

  test('S-107: a child of four is told the day from which to come', () => {
    const refusal = whyNotAge({ birthOn: day('2022-03-03'), relation: 'mother' }, ages, today)
    expect(refusal?.facts).toMatchObject({ age: 4, from: 5, on: '2027-03-03' })
  })

  test('S-125: a child acts alone from fourteen', () => {
    const code = (birth: string) => whyNotAge({ birthOn: day(birth), relation: 'self' }, ages, today)?.code ?? null
    expect(code('2012-11-20')).toBe(null)
    expect(code('2012-11-21')).toBe('families.too-young-for-self')
  })

  test('born on 29 February, one is five on 1 March of a common year', () => {
    expect(firstDayAtAge(day('2020-02-29'), 5).toString()).toBe('2025-03-01')
    expect(firstDayAtAge(day('2020-02-29'), 4).toString()).toBe('2024-02-29')
  })
})
