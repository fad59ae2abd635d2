import type { Day } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { WorkingCalendar } from '#kernel/working-days'
import type { CalendarYear } from './production-calendar.ts'
import { workingCalendar } from './working-calendar.ts'

/** A day that is worked otherwise than before. */
export type DayChange = { day: Day; working: boolean }

/** The holidays of art. 112: in any right calendar they are not worked. */
const holidays = '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-01 05-09 06-12 11-04'.split(' ')
/** From 2013 to 2027 the years had 245 to 249; a file far from that is broken, whatever it says. */
const fewest = 240
const most = 255

/** What would become otherwise if the year were counted by another edition. */
export function changesOf(current: WorkingCalendar, next: CalendarYear): DayChange[] {
  const calendar = workingCalendar([next])
  return daysOf(next.year)
    .filter((day) => calendar.isWorking(day) !== current.isWorking(day))
    .map((day) => ({ day, working: calendar.isWorking(day) }))
}

export function countWorkingDays(calendar: WorkingCalendar, year: number): number {
  return daysOf(year).filter((day) => calendar.isWorking(day)).length
}

/** Why an edition is not taken: it is of a year that is over, cannot be right, or changes nothing. */
export function whyNotAdopt(current: WorkingCalendar, next: CalendarYear, today: Day): Refusal | null {
  const { year } = next
  if (year < today.year) return new Refusal('region.calendar-past', { year: String(year) })
  const calendar = workingCalendar([next])
  const worked = holidays.find((date) => calendar.isWorking(Temporal.PlainDate.from(`${year}-${date}`)))
  const days = countWorkingDays(calendar, year)
  if (worked || days < fewest || days > most)
    return new Refusal('region.calendar-implausible', { year: String(year), days, worked: worked ?? null })
  return changesOf(current, next).length === 0 ? new Refusal('region.calendar-same', { year: String(year) }) : null
}

function daysOf(year: number): Day[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }))
}
