import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullName, nameKey, normaliseName, parseNamePart, shortName } from './names.ts'

const anna = { surname: 'Петрова', name: 'Анна', patronymic: 'Викторовна' }

test.each([
  ['петрова', 'Петрова'],
  ['ПЕТРОВА', 'Петрова'],
  ['  Петрова ', 'Петрова'],
  ['петрова - иванова', 'Петрова-Иванова'],
  ['Петрова–Иванова', 'Петрова-Иванова'],
  ['ЁЛКИНА', 'Ёлкина'],
  ['Йод'.normalize('NFD'), 'Йод'],
  ['МакКинли', 'МакКинли'],
  ['фон визин', 'фон Визин'],
  ['Нгуен Ван', 'Нгуен Ван'],
  ['ван', 'Ван'],
  ['МАМЕД ОГЛЫ', 'Мамед оглы'],
  ['мамед-оглы', 'Мамед-оглы'],
  ["д'артаньян", 'Д’артаньян'],
  ['Ивaнoв', 'Иванов'],
  ['smith', 'Smith'],
  ['Салтыков-Щедрин', 'Салтыков-Щедрин'],
  ['Я', 'Я'],
])('«%s» is tidied to «%s»', (typed, tidy) => {
  expect(parseNamePart(typed)).toBe(tidy)
})

test.each([
  '',
  '   ',
  '-',
  'Анна1',
  'Анна; drop',
  'Анна <b>',
  'Анна/Мария',
  '-Анна',
  'Анна-',
  'Аннаω',
  'а'.repeat(101),
])('«%s» is no name', (typed) => {
  expect(parseNamePart(typed)).toBeNull()
})

test('a whole name is tidied field by field, and an empty patronymic is none', () => {
  expect(normaliseName({ surname: ' петрова', name: 'АННА', patronymic: 'викторовна ' })).toEqual(anna)
  expect(normaliseName({ surname: 'Ким', name: 'Ли', patronymic: '  ' }).patronymic).toBeNull()
  expect(normaliseName({ surname: 'Ким', name: 'Ли' }).patronymic).toBeNull()
})

test.each([
  [anna, 'Петрова Анна Викторовна', 'Петрова А. В.'],
  [{ surname: 'Ким', name: 'Ли', patronymic: null }, 'Ким Ли', 'Ким Л.'],
  [
    { surname: 'Петрова', name: 'Анна-Мария', patronymic: 'Викторовна' },
    'Петрова Анна-Мария Викторовна',
    'Петрова А.-М. В.',
  ],
  [{ surname: 'Алиев', name: 'Рустам', patronymic: 'Мамед оглы' }, 'Алиев Рустам Мамед оглы', 'Алиев Р. М.'],
])('%j is written in full and in short', (name, full, short) => {
  expect(fullName(name)).toBe(full)
  expect(shortName(name)).toBe(short)
})

test('names are compared without regard to ё, capitals and blanks', () => {
  const key = nameKey({ surname: 'Семёнова', name: 'Алёна', patronymic: null })
  expect(key).toBe('семенова алена')
  expect(nameKey({ surname: ' СЕМЕНОВА ', name: 'алена', patronymic: '' })).toBe(key)
  expect(nameKey('  семёнова   Алёна')).toBe(key)
})

test('what is tidied once stays as it is, and so does its key', () => {
  const word = fc.string({ unit: fc.constantFrom(...'аёЯЙжoAван'), minLength: 1, maxLength: 6 })
  const joint = fc.constantFrom(' ', '-', ' – ', '’', '  ')
  const parts = fc.tuple(word, joint, word).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(parts, parts, (surname, name) => {
      const once = normaliseName({ surname, name })
      expect(normaliseName(once)).toEqual(once)
      expect(parseNamePart(once.surname)).toBe(once.surname)
      expect(nameKey(nameKey(once))).toBe(nameKey(once))
    }),
  )
})

test('a name among many blanks is read, a page of words is none', () => {
  expect(parseNamePart(`${' '.repeat(400)}анна${' '.repeat(400)}`)).toBe('Анна')
  expect(parseNamePart('а '.repeat(60_000))).toBeNull()
})
