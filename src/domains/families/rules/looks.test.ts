import { expect, test } from 'vitest'
import type { Entry } from '#audit'
import { joined } from './looks.ts'

const at = Temporal.Instant.from('2026-11-20T10:00:00Z')
const entry = (word: string, over: Partial<Entry> = {}): Entry => ({
  ...{ id: 1n, at, word, sentence: word, childId: 'c', subjectKind: 'child', subjectId: 'c', facts: {}, reason: null },
  ...{ userId: 'worker', role: 'reception', scopeId: 'p' },
  ...over,
})
const told = (entries: Entry[]) => joined(entries).map(({ word, reason, times }) => [word, reason, times].join(' '))

test('a page opened again and again is one line for each look, though two looks alternate', () => {
  const reason = 'З-1'
  const page = [entry('families.unmasked', { reason }), entry('families.looked', { reason })]
  expect(told([...page, ...page, ...page])).toEqual(['families.unmasked З-1 3', 'families.looked З-1 3'])
})

test('another person, another reason or an act in between begins a new line', () => {
  const look = (over: Partial<Entry> = {}) => entry('families.looked', over)
  expect(told([look(), look({ userId: 'other' }), look()])).toHaveLength(3)
  expect(told([look({ reason: 'З-1' }), look({ reason: 'З-2' })])).toHaveLength(2)
  expect(told([look(), entry('families.corrected'), look()])).toHaveLength(3)
})

test('a merge written on both records is told once', () => {
  expect(told([entry('families.merged'), entry('families.merged', { childId: 'd' })])).toHaveLength(1)
})
