import { expect, test } from 'vitest'
import { typedText } from './typed-text.ts'

test.each([
  ['Пет\u200bров', 'Петров'],
  ['\ufeffАнна\u00ad', 'Анна'],
  ['\u202eавонИ\u202c', 'авонИ'],
  ['\u2066скрыто\u2069', 'скрыто'],
  ['Сергеи\u0306', 'Сергей'],
  ['е\u0308лка', 'ёлка'],
  ['\u0000\u0007звонок\u009f', 'звонок'],
  ['две\nстроки\tи\u00a0пробелы\r\n', 'две\nстроки\tи\u00a0пробелы\r\n'],
  ['лист\uffff, \ufdd0знак', 'лист, знак'],
  ['ул. Мира, 40 — «Дом»', 'ул. Мира, 40 — «Дом»'],
])('%j is read as %j', (typed, meant) => {
  expect(typedText(typed)).toBe(meant)
})
