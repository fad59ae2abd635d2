import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factWords } from './fact-words.ts'
import { factsInWords, isId } from './words.ts'

test('facts of the journal are read in words; what only leads to another record is left out', () => {
  const facts = { role: 'reception', closed: true, scopeId: 'd2', to: '0199d1a0-0000-7000-8000-000000000001', text: '' }
  expect(factsInWords({ facts }, 'Europe/Moscow')).toBe('роль: Пункт приёма; кабинет закрыт: да')
})

test.each([
  [{ to: '2026-11-25', from: '2026-11-18' }, 'с какого дня: 18.11.2026; по какой день: 25.11.2026'],
  [{ to: 'Орлова', from: 'Петрова' }, 'было: Петрова; стало: Орлова'],
  [{ month: '2026-10-01', kind: 'final' }, 'месяц: октябрь 2026; вид: окончательный'],
  [{ showsAt: '2026-11-19T07:13:00Z' }, 'показать: 19 ноября 2026 года, 10:13'],
])('days, moments and codes of the journal are read as people write them: %o', (facts, words) => {
  expect(factsInWords({ facts }, 'Europe/Moscow')).toBe(words)
})

test('every fact that an act writes down is called by a word', () => {
  const sources = globSync('src/domains/**/*.{ts,tsx}').filter((path) => !/\.test\.tsx?$|samples|mails/.test(path))
  const names = sources
    .map((path) => readFileSync(path, 'utf8'))
    .filter((text) => text.includes('record('))
    .flatMap((text) => [...text.matchAll(/(?:const facts = |\bfacts: )\{([^{}]*)\}/g)])
    .flatMap(([, body = '']) => body.split(',').map((part) => /^\s*(\w+)\s*(?::|$)/.exec(part)?.[1] ?? ''))
    .filter(Boolean)
  expect(names.length).toBeGreaterThan(100)
  expect([...new Set(names)].filter((name) => !isId(name) && !(name in factWords))).toEqual([])
})
