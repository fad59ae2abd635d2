import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ageOn,
  dayIn,
  daysInclusive,
  earlier,
  formatDay,
  formatDayShort,
  formatInstant,
  formatInstantShort,
  formatMonth,
  isAfter,
  isBefore,
  later,
  monthsBetween,
  parseDay,
  weekdayName,
  weekdayShort,
} from './dates.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  '1.9.2016',
  '01.09.2016',
  '01/09/2016',
  '1-9-2016',
  '1–9–2016',
  '1 9 2016',
  '1,9,2016',
  ' 01. 09. 2016 ',
  '01.09.2016 г.',
  '1 сентября 2016',
  '1 сентября 2016 года',
  '1\u00a0сентября\u00a02016\u00a0г.',
  '«01» сентября 2016 г.',
  '1-е сентября 2016',
  '1-ё СЕНТЯБРЯ 2016',
  '1 Сент. 2016',
  '1 сен 2016',
  '1сентября2016г',
  '2016-09-01',
  '2016.9.1',
])('«%s» is 1 September 2016', (text) => {
  expect(parseDay(text)?.toString()).toBe('2016-09-01')
})

test.each([
  { day: '1', month: '9', year: '2016' },
  { day: ' 01 ', month: '09', year: '2016 ' },
  { day: 1, month: 9, year: 2016 },
  { day: '1', month: 'сентября', year: '2016' },
  { day: '1', month: 'Сентябрь', year: '2016' },
])('three fields %j are 1 September 2016', (fields) => {
  expect(parseDay(fields)?.toString()).toBe('2016-09-01')
})

test.each([
  '',
  'вчера',
  '31.04.2016',
  '29.02.2015',
  '30 февраля 2016',
  '0.9.2016',
  '1.13.2016',
  '9/31/2016',
  '1.9.16',
  '1.9.216',
  '1.9.12016',
  '01.09.1016',
  '1 сентябрь-октябрь 2016',
  '1 сентября',
  '2016-09-01T00:00:00Z',
  '-1.9.2016',
  '1.5.9.2016',
])('«%s» is no day', (text) => {
  expect(parseDay(text)).toBeNull()
})

test.each([
  { day: '', month: '', year: '' },
  { day: '29', month: '2', year: '2023' },
  { day: 1.5, month: 9, year: 2016 },
  { day: Number.NaN, month: 9, year: 2016 },
  { day: '1', month: 'х', year: '2016' },
])('three fields %j are no day', (fields) => {
  expect(parseDay(fields)).toBeNull()
})

test('29 February exists in leap years only', () => {
  expect(parseDay('29 февраля 2016')?.toString()).toBe('2016-02-29')
  expect(parseDay('29.02.2000')?.toString()).toBe('2000-02-29')
  expect(parseDay('29.02.1900')).toBeNull()
})

test('days, months and moments are written as Russians write them', () => {
  const moment = Temporal.Instant.from('2026-09-01T11:05:59.999Z')
  expect(formatDay(day('2026-09-01'))).toBe('1 сентября 2026 года')
  expect(formatDayShort(day('2026-09-01'))).toBe('01.09.2026')
  expect(formatMonth(Temporal.PlainYearMonth.from('2026-09'))).toBe('сентябрь 2026')
  expect(formatInstant(moment, 'Europe/Moscow')).toBe('1 сентября 2026 года, 14:05')
  expect(formatInstantShort(moment, 'Europe/Moscow')).toBe('01.09.2026,\u00a014:05')
  expect(formatInstant(moment, 'Asia/Vladivostok')).toBe('1 сентября 2026 года, 21:05')
  expect([1, 3, 7].map(weekdayName)).toEqual(['понедельник', 'среда', 'воскресенье'])
  expect([1, 3, 7].map(weekdayShort)).toEqual(['пн', 'ср', 'вс'])
})

test('any day that is written is read back the same', () => {
  const days = fc.integer({ min: 0, max: 73_000 }).map((count) => day('1900-01-01').add({ days: count }))
  fc.assert(
    fc.property(days, (one) => {
      for (const text of [formatDay(one), formatDayShort(one), one.toString()]) {
        expect(parseDay(text)?.equals(one)).toBe(true)
      }
      expect(parseDay({ day: one.day, month: one.month, year: one.year })?.equals(one)).toBe(true)
    }),
  )
})

test('reading a day never throws, whatever is typed', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof parseDay(text) === 'object'))
})

test.each([
  ['2012-09-15', '2026-09-14', 13],
  ['2012-09-15', '2026-09-15', 14],
  ['2012-09-15', '2026-08-31', 13],
  ['2012-02-29', '2026-02-28', 13],
  ['2012-02-29', '2026-03-01', 14],
  ['2012-02-29', '2028-02-29', 16],
  ['2008-12-31', '2026-12-31', 18],
  ['2026-09-01', '2026-09-01', 0],
])('born on %s, on %s the age is %i', (birth, on, age) => {
  expect(ageOn(day(birth), day(on))).toBe(age)
})

test('New Year comes to Kamchatka nine hours before Moscow', () => {
  const moment = Temporal.Instant.from('2025-12-31T12:00:00Z')
  expect(dayIn('Asia/Kamchatka', moment).toString()).toBe('2026-01-01')
  expect(dayIn('Europe/Moscow', moment).toString()).toBe('2025-12-31')
})

test.each([
  ['2025-09-01', '2026-05-31', 273],
  ['2025-10-15', '2025-12-31', 78],
  ['2024-02-28', '2024-03-01', 3],
  ['2026-01-01', '2026-01-01', 1],
  ['2026-01-02', '2026-01-01', 0],
  ['2026-01-09', '2026-01-01', 0],
])('from %s to %s there are %i days', (first, last, count) => {
  expect(daysInclusive(day(first), day(last))).toBe(count)
})

test('months are those touched by the days, over New Year too', () => {
  const months = (first: string, last: string) => monthsBetween(day(first), day(last)).map(String)
  expect(months('2025-10-15', '2025-12-31')).toEqual(['2025-10', '2025-11', '2025-12'])
  expect(months('2025-12-31', '2026-01-01')).toEqual(['2025-12', '2026-01'])
  expect(months('2026-01-31', '2026-01-01')).toEqual(['2026-01'])
  expect(months('2026-02-01', '2026-01-31')).toEqual([])
  const month = Temporal.PlainYearMonth.from('2026-02')
  expect(monthsBetween(month, month).map(String)).toEqual(['2026-02'])
})

test('days and instants have an order, in which nothing comes before or after itself', () => {
  const days = ['2026-08-31', '2026-09-01'].map((day) => Temporal.PlainDate.from(day))
  const instants = ['2026-08-31T20:59:59Z', '2026-08-31T21:00:00Z'].map((at) => Temporal.Instant.from(at))
  for (const [first, second] of [days, instants] as [Temporal.Instant, Temporal.Instant][]) {
    expect([isBefore(first, second), isBefore(second, first), isBefore(first, first)]).toEqual([true, false, false])
    expect([isAfter(second, first), isAfter(first, second), isAfter(first, first)]).toEqual([true, false, false])
    expect([earlier(first, second), earlier(second, first)]).toEqual([first, first])
    expect([later(first, second), later(second, first)]).toEqual([second, second])
  }
})
