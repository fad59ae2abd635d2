import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { type Sheet, workbook } from './index.ts'

const sheet: Sheet = {
  name: 'Охват: город/район',
  columns: [
    { label: 'Кто' },
    { label: 'Сколько', kind: 'count' },
    { label: 'Доля', kind: 'share' },
    { label: 'День', kind: 'day' },
    { label: 'Рублей', kind: 'money' },
  ],
  rows: [
    ['=HYPERLINK("http://evil.example")', 12n, 0.125, Temporal.PlainDate.from('2026-09-01'), 1_234_567n],
    ['0012', null, null, null, null],
  ],
}

test('a sheet is read as it was written: texts as texts, days as days', async () => {
  const file = await workbook([sheet, { ...sheet, name: 'Вторая', rows: [] }])
  const { sheets } = await readXlsx(file)
  expect(sheets.map(({ name }) => name)).toEqual(['Охват  город район', 'Вторая'])
  const [head, first, second] = sheets[0]?.rows ?? []
  expect(head).toEqual(['Кто', 'Сколько', 'Доля', 'День', 'Рублей'])
  expect(first?.slice(0, 3)).toEqual(['=HYPERLINK("http://evil.example")', 12, 0.125])
  expect(JSON.stringify(first?.[3])).toContain('2026-09-01')
  expect(first?.[4]).toBe(12_345.67)
  expect(second).toEqual(['0012', null, null, null, null])
})
