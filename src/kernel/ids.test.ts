import { expect, test } from 'vitest'
import { type Id, newId, parseId } from './ids.ts'

test('a new identifier is a UUID of version 7 that carries the present time', () => {
  const before = Date.now()
  const id = newId<'child'>()
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
  expect(Math.abs(time - before)).toBeLessThan(60_000)
})

test('ten thousand identifiers are all different and their times never go back', () => {
  const ids = Array.from({ length: 10_000 }, () => newId())
  expect(new Set(ids).size).toBe(ids.length)
  const times = ids.map((id) => id.slice(0, 18))
  expect(times.toSorted()).toEqual(times)
})

test('an identifier is read back whatever its letter case and the blanks around it', () => {
  const id: Id<'group'> = newId<'group'>()
  expect(parseId<'group'>(` ${id.toUpperCase()} `)).toBe(id)
})

test.each([
  '',
  '1',
  'null',
  '00000000-0000-0000-0000-000000000000',
  '01890a5d-ac96-774b-bcce-b302099a805',
  "' or 1=1 --",
])('«%s» is no identifier', (text) => {
  expect(parseId(text)).toBeNull()
})
