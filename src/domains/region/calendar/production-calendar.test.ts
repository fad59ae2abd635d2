import { expect, test } from 'vitest'
import { type CalendarYear, productionCalendar } from './production-calendar.ts'
import { workingCalendar } from './working-calendar.ts'

const calendar = workingCalendar(productionCalendar)
const newYear = '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08'.split(' ')
const otherHolidays = '02-23 03-08 05-01 05-09 06-12 11-04'.split(' ')
const holidays = new Set([...newYear, ...otherHolidays])
const named = productionCalendar.map((entry) => [entry.year, entry] as const)

function daysOf(year: number): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }))
}

const key = (day: Temporal.PlainDate) => day.toString().slice(-5)
const isWeekend = (day: Temporal.PlainDate) => day.dayOfWeek > 5

/** Art. 112: a holiday on a weekend, but for those of January, moves the day off to the next working day. */
function daysOffByLaw({ year, moved }: CalendarYear): Set<string> {
  const days = daysOf(year)
  const off = new Set(days.filter((day) => isWeekend(day) || holidays.has(key(day))).map(key))
  const from = new Set(moved.map((pair) => pair[0]))
  for (const holiday of otherHolidays.filter((date) => !from.has(date))) {
    let day = Temporal.PlainDate.from(`${year}-${holiday}`)
    if (!isWeekend(day)) continue
    while (off.has(key(day))) day = day.add({ days: 1 })
    off.add(key(day))
  }
  for (const [date] of moved) if (!holidays.has(date)) off.delete(date)
  for (const [, date] of moved) off.add(date)
  return off
}

/** Art. 95: the eve of a holiday is an hour shorter, and so is the day that was exchanged for an eve. */
function shortenedByLaw({ year, moved }: CalendarYear, off: Set<string>): string[] {
  const isEve = (day: Temporal.PlainDate) => holidays.has(key(day.add({ days: 1 }))) && !holidays.has(key(day))
  const eves = daysOf(year).filter(isEve).map(key)
  const exchanged = moved.filter(([from, to]) => eves.includes(to) && !holidays.has(from)).map(([from]) => from)
  const swappedEves = new Set(moved.map(([, to]) => to))
  return [...eves.filter((date) => !off.has(date) && !swappedEves.has(date)), ...exchanged].sort()
}

test('the years 2013 to 2027 are there, in order', () => {
  expect(productionCalendar.map((entry) => entry.year)).toEqual(Array.from({ length: 15 }, (_, index) => 2013 + index))
})

test.each([
  [2013, 247],
  [2014, 247],
  [2015, 247],
  [2016, 247],
  [2017, 247],
  [2018, 247],
  [2019, 247],
  [2020, 248],
  [2021, 247],
  [2022, 247],
  [2023, 247],
  [2024, 248],
  [2025, 247],
  [2026, 247],
  [2027, 247],
])('%i has %i working days', (year, total) => {
  expect(daysOf(year).filter((day) => calendar.isWorking(day))).toHaveLength(total)
})

test.each(named)('%i follows from the law and its decree', (_, entry) => {
  const off = daysOffByLaw(entry)
  const days = daysOf(entry.year)
  expect(entry.daysOff).toEqual(days.filter((day) => !isWeekend(day) && off.has(key(day))).map(key))
  expect(entry.workingWeekends).toEqual(days.filter((day) => isWeekend(day) && !off.has(key(day))).map(key))
  expect(entry.shortenedDays).toEqual(shortenedByLaw(entry, off))
})

test('every year names its decree', () => {
  for (const { source } of productionCalendar) {
    expect(source).toMatch(/^Постановление Правительства РФ от \d+ [а-я]+ 20\d\d года № \d+$/)
  }
})
