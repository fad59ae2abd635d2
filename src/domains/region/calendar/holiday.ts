import type { Day } from '#kernel/dates'
import type { WorkingCalendar } from '#kernel/working-days'
import { statutoryHolidays } from './working-calendar.ts'

/**
 * Whether a day is a holiday and not only a weekend: clubs meet on Saturdays, but not on 3 January. A weekday off by the
 * production calendar is one, and so is a holiday of art. 112 that falls on a weekend.
 */
export function isHoliday(calendar: WorkingCalendar, day: Day): boolean {
  if (day.dayOfWeek <= 5) return !calendar.isWorking(day)
  return statutoryHolidays.has(day.toString().slice(-5)) && !calendar.isWorking(day)
}
