import { expect, test } from 'vitest'
import { addWorkingDays } from '#kernel/working-days'
import { productionCalendar } from './production-calendar.ts'
import { workingCalendar } from './working-calendar.ts'

const calendar = workingCalendar(productionCalendar)
const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['2013-05-10', false],
  ['2013-02-25', true],
  ['2014-02-24', true],
  ['2014-11-03', false],
  ['2016-02-20', true],
  ['2016-03-07', false],
  ['2018-04-28', true],
  ['2018-06-09', true],
  ['2018-12-29', true],
  ['2018-12-31', false],
  ['2019-02-25', true],
  ['2020-04-06', true],
  ['2020-06-24', true],
  ['2020-07-01', true],
  ['2021-02-20', true],
  ['2021-05-04', true],
  ['2021-11-02', true],
  ['2021-11-05', false],
  ['2021-12-31', false],
  ['2022-03-05', true],
  ['2024-04-27', true],
  ['2024-04-29', false],
  ['2024-04-30', false],
  ['2024-05-10', false],
  ['2024-11-02', true],
  ['2024-12-28', true],
  ['2024-12-30', false],
  ['2024-12-31', false],
  ['2025-01-09', true],
  ['2025-11-01', true],
  ['2025-11-03', false],
  ['2025-12-31', false],
  ['2026-01-09', false],
  ['2026-01-12', true],
  ['2026-12-31', false],
  ['2027-02-20', true],
  ['2027-11-05', false],
  ['2027-11-13', false],
  ['2027-12-31', false],
])('%s is worked: %s', (date, working) => {
  expect(calendar.isWorking(day(date))).toBe(working)
})

test('seven working days from 29 December 2025 end on 19 January 2026', () => {
  expect(addWorkingDays(calendar, day('2025-12-29'), 7).toString()).toBe('2026-01-19')
})

test('a year that is not known has its weekends and the holidays of the law', () => {
  expect(calendar.isWorking(day('2028-01-03'))).toBe(false)
  expect(calendar.isWorking(day('2028-01-10'))).toBe(true)
  expect(calendar.isWorking(day('2028-01-15'))).toBe(false)
})

test('an imported year replaces the built-in one, and the version tells', () => {
  const imported = {
    year: 2027,
    source: 'file',
    moved: [],
    daysOff: ['12-30'],
    workingWeekends: ['11-13'],
    shortenedDays: [],
  }
  const changed = workingCalendar([...productionCalendar, imported])
  expect(changed.isWorking(day('2027-12-30'))).toBe(false)
  expect(changed.isWorking(day('2027-11-13'))).toBe(true)
  expect(changed.version).toMatch(/^2013–2027 [0-9a-f]{8}$/)
  expect(changed.version).not.toBe(calendar.version)
  expect(workingCalendar(productionCalendar).version).toBe(calendar.version)
})
