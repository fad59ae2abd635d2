import { type Day, formatDay, weekdayName } from '#kernel/dates'
import type { Reader } from '#platform/db'
import { calendarOf, dayOf } from '../queries.ts'
import { countWorkingDays } from './changes.ts'
import { type Edition, listEditions } from './edition.ts'
import { type CalendarYear, productionCalendar } from './production-calendar.ts'

export type MonthView = {
  month: Temporal.PlainYearMonth
  working: number
  /** Mondays to Fridays that are not worked, worked weekends, and working days an hour shorter. */
  daysOff: Day[]
  workingWeekends: Day[]
  shortened: Day[]
}

/** A year of the production calendar as people read it. */
export type YearView = {
  year: number
  years: readonly number[]
  working: number
  months: MonthView[]
  moved: { from: Day; to: Day }[]
  source: string
  /** Which calendar all terms of today are counted by. */
  version: string
  edition: Pick<Edition, 'act' | 'adoptedAt'> | null
}

export async function getYearView(reader: Reader, wanted: number | null, now: Temporal.Instant): Promise<YearView> {
  const [calendar, editions, today] = await Promise.all([calendarOf(reader), listEditions(reader), dayOf(reader, now)])
  const all = [...productionCalendar, ...editions.map((edition) => edition.year)]
  const years = [...new Set([...all.map((one) => one.year)])].filter((one) => one >= today.year - 1).sort()
  const year = wanted && all.some((one) => one.year === wanted) ? wanted : today.year
  const edition = editions.findLast((one) => one.year.year === year) ?? null
  const entry = edition?.year ?? productionCalendar.find((one) => one.year === year) ?? null
  const months = Array.from({ length: 12 }, (_, at) => Temporal.PlainYearMonth.from({ year, month: at + 1 }))
  return {
    year,
    years,
    working: countWorkingDays(calendar, year),
    months: months.map((month) => ({
      month,
      working: daysIn(month).filter((day) => calendar.isWorking(day)).length,
      daysOff: daysIn(month).filter((day) => day.dayOfWeek < 6 && !calendar.isWorking(day)),
      workingWeekends: daysIn(month).filter((day) => day.dayOfWeek > 5 && calendar.isWorking(day)),
      shortened: daysIn(month).filter((day) => entry?.shortenedDays.includes(day.toString().slice(-5)) ?? false),
    })),
    moved: movesOf(entry),
    source: entry?.source ?? 'Статья 112 Трудового кодекса: постановления о переносах на этот год ещё нет',
    version: calendar.version,
    edition: edition && { act: edition.act, adoptedAt: edition.adoptedAt },
  }
}

function movesOf(entry: CalendarYear | null): { from: Day; to: Day }[] {
  const day = (date: string) => Temporal.PlainDate.from(`${entry?.year}-${date}`)
  return (entry?.moved ?? []).map(([from, to]) => ({ from: day(from), to: day(to) }))
}

/** «9 января 2026 года, пятница» */
export function dayWords(day: Day): string {
  return `${formatDay(day)}, ${weekdayName(day.dayOfWeek)}`
}

function daysIn(month: Temporal.PlainYearMonth): Day[] {
  const first = month.toPlainDate({ day: 1 })
  return Array.from({ length: month.daysInMonth }, (_, days) => first.add({ days }))
}
