import { describe, expect, test } from 'vitest'
import type { ChildId, Likeness } from './model.ts'
import { daysAround, firstDayAtAge, likenessOf, whyNotAge, whyNotNew } from './rules.ts'

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

describe('likeness', () => {
  const mary = { name: { surname: 'Королёва', name: 'Мария', patronymic: 'Андреевна' }, birthOn: day('2017-03-11') }
  const other = (name: Partial<typeof mary.name>, birthOn = '2017-03-11') => ({
    name: { ...mary.name, ...name },
    birthOn: day(birthOn),
  })
  test.each([
    ['the same', other({}), 'name'],
    ['е for ё', other({ surname: 'Королева' }), 'name'],
    ['one letter replaced', other({ surname: 'Каролёва' }), 'alike'],
    ['one letter left out', other({ patronymic: 'Андревна' }), 'alike'],
    ['two letters swapped', other({ name: 'Мраия' }), 'alike'],
    ['surname and name swapped', other({ surname: 'Мария', name: 'Королёва' }), 'alike'],
    ['no patronymic', { ...mary, name: { ...mary.name, patronymic: null } }, 'alike'],
    ['one digit of the year', other({}, '2018-03-11'), 'alike'],
    ['day and month swapped', other({}, '2017-11-03'), 'alike'],
    ['another birth date', other({}, '2015-08-30'), null],
    ['another name', other({ name: 'Дарья' }), null],
    ['a letter and a digit', other({ name: 'Марья' }, '2018-03-11'), null],
  ])('S-096: %s', (_what, person, likeness) => {
    expect(likenessOf(mary, person)).toBe(likeness)
    expect(likenessOf(person, mary)).toBe(likeness)
  })

  test('days around a day are real days, the day itself among them', () => {
    const days = daysAround(day('2017-02-28')).map(String)
    expect(days).toEqual(expect.arrayContaining(['2017-02-28', '2017-02-20', '2018-02-28', '2017-03-28']))
    expect(days).not.toContain('2017-02-29')
  })
})

describe('a known child', () => {
  const duplicate = (likeness: Likeness) => [{ childId: 'a' as ChildId, likeness }]
  test.each([
    ['snils', false, 'families.known-child'],
    ['name', true, 'families.known-child'],
    ['alike', false, 'families.known-child'],
    ['alike', true, null],
  ] as const)('S-096: equal by %s, "another child" said: %s → %s', (likeness, anotherChild, code) => {
    const refusal = whyNotNew({ duplicates: duplicate(likeness), own: new Set(), anotherChild })
    expect(refusal?.code ?? null).toBe(code)
  })

  test('one who stands in the own cabinet is shown there', () => {
    const refusal = whyNotNew({ duplicates: duplicate('name'), own: new Set(['a']), anotherChild: false })
    expect([refusal?.code, refusal?.facts]).toEqual(['families.already-yours', { childId: 'a', certain: true }])
  })
})
