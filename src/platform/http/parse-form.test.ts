import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseForm, rejectForm } from './parse-form.ts'

const birthday = z
  .object({ day: z.string(), month: z.string(), year: z.string() })
  .transform(({ day, month, year }) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  .refine((day) => day !== '2017-02-30', 'Такого дня нет')

const schema = z.object({
  surname: z.string().trim().min(1, 'Напишите фамилию'),
  email: z.email().optional(),
  birthday,
  days: z.union([z.string().transform((day) => [day]), z.array(z.string())]).default([]),
  password: z.string().min(8),
})

const good = {
  _csrf: 'x',
  _key: 'y',
  surname: ' Петрова ',
  'birthday.day': '3',
  'birthday.month': '2',
  'birthday.year': '2017',
  days: ['mo', 'we'],
  password: 'hunter222',
}

test('a good form gives its value: three fields are one date, ticks are a list', () => {
  expect(parseForm(schema, good)).toEqual({
    ok: true,
    value: { surname: 'Петрова', birthday: '2017-02-03', days: ['mo', 'we'], password: 'hunter222' },
  })
})

test('a bad form comes back with what was typed, without the password', () => {
  const form = parseForm(schema, { ...good, surname: ' ', 'birthday.day': '30', password: 'short' })
  expect(form).toEqual({
    ok: false,
    errors: [
      { field: 'surname', message: 'Напишите фамилию' },
      { field: 'birthday', message: 'Такого дня нет' },
      { field: 'password', message: 'Введите не меньше 8 знаков' },
    ],
    answers: { surname: ' ', 'birthday.day': '30', 'birthday.month': '2', 'birthday.year': '2017', days: ['mo', 'we'] },
  })
})

test('a schema without words of its own still speaks Russian', () => {
  const plain = z.object({
    name: z.string().min(1),
    note: z.string().max(3),
    seats: z.coerce.number().max(5),
    mail: z.email(),
    kind: z.enum(['a', 'b']),
    agree: z.literal('yes'),
  })
  const form = parseForm(plain, { name: '', note: 'long', seats: '7', mail: 'x', kind: 'c' })
  expect(form.ok ? [] : form.errors.map(({ message }) => message)).toEqual([
    'Заполните это поле',
    'Сократите: нужно не больше 3 знаков',
    'Введите число не больше 5',
    'Введите адрес электронной почты, например ivan@mail.ru',
    'Выберите один из вариантов',
    'Отметьте этот пункт',
  ])
})

test('what is no form at all is an empty one', () => {
  for (const body of [undefined, null, 'text', 5]) expect(parseForm(schema, body).ok).toBe(false)
})

test('a form cannot reach into the language', () => {
  parseForm(
    schema,
    JSON.parse('{"__proto__.polluted":"yes","constructor.prototype.polluted":"yes","__proto__":{"polluted":1}}'),
  )
  expect({}).not.toHaveProperty('polluted')
})

test('an error found by the act keeps the answers too', () => {
  const form = rejectForm(good, { field: 'email', message: 'Этот адрес уже занят' })
  expect(form.answers).not.toHaveProperty('password')
  expect(form.answers.surname).toBe(' Петрова ')
})
