import { describe, expect, test } from 'vitest'
import type { ChildId, Likeness } from '../model.ts'
import { whyNotNew } from './known.ts'

describe('a known child', () => {
  const duplicate = (likeness: Likeness) => [{ childId: 'a' as ChildId, likeness, score: 90, slips: [] }]
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
