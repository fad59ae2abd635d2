import type { Day } from '#kernel/dates'
import type { WorkingCalendar } from '#kernel/working-days'
import type { CalendarYear } from './production-calendar.ts'

export const statutoryHolidays = new Set(
  '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-01 05-09 06-12 11-04'.split(' '),
)

/**
 * The calendar by which terms in working days are counted. A later entry for the same year replaces an earlier one, so
 * an imported file may follow the built-in years. A year without an entry knows weekends and the holidays of art. 112.
 */
export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const byYear = new Map(years.map((year) => [year.year, exceptionsOf(year)]))
  return {
    version: versionOf(years),
    isWorking(day: Day): boolean {
      const date = day.toString().slice(-5)
      const weekend = day.dayOfWeek > 5
      const year = byYear.get(day.year)
      if (!year) return !weekend && !statutoryHolidays.has(date)
      return weekend ? year.working.has(date) : !year.off.has(date)
    },
  }
}

function exceptionsOf(year: CalendarYear): { off: Set<string>; working: Set<string> } {
  return { off: new Set(year.daysOff), working: new Set(year.workingWeekends) }
}

/** «2013–2027 a1b2c3d4»: two calendars with other days never carry the same version. */
function versionOf(years: readonly CalendarYear[]): string {
  const latest = [...new Map(years.map((year) => [year.year, year])).values()].sort((a, b) => a.year - b.year)
  const days = latest.map((year) => `${year.year} ${year.daysOff.join()} ${year.workingWeekends.join()}`).join('\n')
  const span = [...new Set([latest[0]?.year ?? 0, latest.at(-1)?.year ?? 0])].join('–')
  return `${span} ${fingerprint(days)}`
}

/** FNV-1a: tells editions apart, protects nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
