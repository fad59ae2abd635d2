import { describe, expect, test } from 'vitest'
import { foldedParts, likenessOf, type SnilsTie } from './likeness.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const mary = { name: { surname: 'Королёва', name: 'Мария', patronymic: 'Андреевна' }, birthOn: day('2017-03-11') }
const other = (name: Partial<typeof mary.name>, birthOn = '2017-03-11') => ({
  name: { ...mary.name, ...name },
  birthOn: day(birthOn),
})

describe('likeness by names and birth date', () => {
  test.each([
    ['the same', other({}), 'name', []],
    ['е for ё', other({ surname: 'Королева' }), 'name', []],
    ['letters of the other alphabet', other({ surname: 'Кopoлёвa', name: 'Mapия' }), 'name', []],
    ['one letter replaced', other({ surname: 'Каролёва' }), 'alike', ['letter']],
    ['one letter left out', other({ patronymic: 'Андревна' }), 'alike', ['letter']],
    ['two letters swapped', other({ name: 'Мраия' }), 'alike', ['letter']],
    ['surname and name swapped', other({ surname: 'Мария', name: 'Королёва' }), 'alike', ['parts']],
    ['no patronymic', { ...mary, name: { ...mary.name, patronymic: null } }, 'alike', ['patronymic']],
    ['one digit of the year', other({}, '2018-03-11'), 'alike', ['birth-digit']],
    ['one digit of the day', other({}, '2017-03-21'), 'alike', ['birth-digit']],
    ['day and month swapped', other({}, '2017-11-03'), 'alike', ['birth-swapped']],
    ['a namesake', other({}, '2015-08-30'), null, []],
    ['a twin', other({ name: 'Дарья' }), null, []],
    ['a sibling', other({ name: 'Дарья' }, '2015-08-30'), null, []],
    ['a letter and a digit', other({ name: 'Марья' }, '2018-03-11'), null, ['letter', 'birth-digit']],
    ['another surname', other({ surname: 'Петрова' }), null, ['surname']],
  ])('S-096: %s', (_what, person, likeness, slips) => {
    for (const found of [likenessOf(mary, person), likenessOf(person, mary)])
      expect([found.likeness, found.slips]).toEqual([likeness, slips])
  })
})

describe('SNILS as a witness', () => {
  test.each([
    ['the same number under other names', other({ surname: 'Орлова', name: 'Ольга' }, '2014-01-02'), 'same', 'snils'],
    ['full namesakes of one day with another number are asked, not told', other({}), 'other', 'alike'],
    ['a slip under another number is asked all the same', other({ surname: 'Каролёва' }), 'other', 'alike'],
    ['a namesake with another number', other({}, '2015-08-30'), 'other', null],
    ['two slips and a number one digit off', other({ name: 'Марья' }, '2018-03-11'), 'near', 'alike'],
    ['a surname changed and a number one digit off', other({ surname: 'Петрова' }), 'near', 'alike'],
    ['a number one digit off alone', other({ surname: 'Петрова', name: 'Ольга' }), 'near', null],
  ] as const)('S-096: %s', (_what, person, tie, likeness) => {
    expect(likenessOf(mary, person, tie as SnilsTie).likeness).toBe(likeness)
  })
})

test('names are folded to one alphabet without ё, blanks and dashes', () => {
  expect(foldedParts({ surname: 'Кузнецова-Ёлкина', name: 'Aнна Мария', patronymic: null })).toEqual([
    'кузнецоваелкина',
    'аннамария',
    '',
  ])
})
