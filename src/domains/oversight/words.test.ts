import { beforeAll, expect, test } from 'vitest'
import { knowJournal } from './index.ts'
import { detailsInWords, factsInWords } from './words.ts'

beforeAll(() =>
  knowJournal([
    {
      journal: { 'tea.drunk': 'Выпили чай' },
      facts: {
        role: { called: 'роль', codes: { reception: 'Пункт приёма' } },
        closed: 'кабинет закрыт',
        from: { called: 'было', day: 'с какого дня' },
        to: { called: 'стало', day: 'по какой день' },
        kind: { called: 'вид', codes: { black: 'чёрный', green: 'зелёный' } },
        month: 'месяц',
        showsAt: 'показать',
        cup: {
          called: 'чашка',
          read: (value, { kind }) => (value === 'c-1' ? `с цветами, под ${String(kind)}` : null),
        },
      },
    },
  ]),
)

const told = (facts: Record<string, unknown>) => factsInWords({ word: 'tea.drunk', facts }, 'Europe/Moscow')

test('facts of the journal are read in the words of their domain; what only leads to another record is left out', () => {
  const id = '0199d1a0-0000-7000-8000-000000000001'
  expect(told({ role: 'reception', closed: true, scopeId: 'd2', to: id, month: '' })).toBe(
    'роль: Пункт приёма; кабинет закрыт: да',
  )
})

test.each([
  [{ to: '2026-11-25', from: '2026-11-18' }, 'с какого дня: 18.11.2026; по какой день: 25.11.2026'],
  [{ to: 'Орлова', from: 'Петрова' }, 'было: Петрова; стало: Орлова'],
  [{ month: '2026-10-01', kind: 'green' }, 'месяц: октябрь 2026; вид: зелёный'],
  [{ showsAt: '2026-11-19T07:13:00Z' }, 'показать: 19 ноября 2026 года, 10:13'],
  [{ kind: ['black', 'green', 'white'] }, 'вид: чёрный, зелёный, white'],
  [{ kind: { of: 'parts' }, closed: null }, ''],
  [{ cup: 'c-1', kind: 'green' }, 'чашка: с цветами, под green; вид: зелёный'],
  [{ cup: 'c-2' }, 'чашка: c-2'],
  [{ cup: '1234567890ab'.split('') }, 'чашка: 1, 2, 3, 4, 5, 6, 7, 8, 9, 0 и ещё 2'],
])('days, moments, lists and codes of the journal are read as people write them: %o', (facts, words) => {
  expect(told(facts)).toBe(words)
})

test('what the act was about is told once', () => {
  const row = { word: 'tea.drunk', facts: { cup: 'Синяя', kind: 'black' }, about: { called: 'чашка', title: 'Синяя' } }
  expect(detailsInWords(row, 'Europe/Moscow')).toBe('чашка: Синяя; вид: чёрный')
})
