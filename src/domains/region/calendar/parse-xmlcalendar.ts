import type { CalendarYear } from './production-calendar.ts'

type MarkedDay = { date: string; weekend: boolean; mark: string; movedFrom: string | null }

const earliestYear = 1990
const latestYear = 2100

/**
 * Reads a year in the format of xmlcalendar.ru; null when the text is something else or names an impossible day.
 * t="1" is a day off, t="2" a shortened working day, t="3" a working Saturday or Sunday; f is the day moved from.
 */
export function parseXmlCalendar(text: string): CalendarYear | null {
  const xml = text.replace(/^\uFEFF/, '').replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  const calendar = /<calendar\s[^<>]*>/.exec(xml)
  if (!calendar || !xml.includes('</days>') || !xml.includes('</calendar>')) return null
  const year = Number(attribute(calendar[0], 'year') ?? Number.NaN)
  if (!Number.isInteger(year) || year < earliestYear || year > latestYear) return null
  const tags = xml.match(/<day\s[^<>]*>/g) ?? []
  const days = tags.map((tag) => markedDay(year, tag)).filter((day) => day !== null)
  const dates = new Set(days.map((day) => day.date))
  if (days.length === 0 || days.length < tags.length || dates.size < days.length) return null
  return calendarYear(year, `xmlcalendar.ru, ${attribute(calendar[0], 'date') ?? String(year)}`, days)
}

function calendarYear(year: number, source: string, days: readonly MarkedDay[]): CalendarYear {
  const datesOf = (wanted: (day: MarkedDay) => boolean) =>
    days
      .filter(wanted)
      .map((day) => day.date)
      .sort()
  return {
    year,
    source,
    moved: days.flatMap((day) => (day.movedFrom ? [[day.movedFrom, day.date] as const] : [])),
    daysOff: datesOf((day) => day.mark === '1' && !day.weekend),
    workingWeekends: datesOf((day) => day.mark !== '1' && day.weekend), // the files mark a working eve only as shortened
    shortenedDays: datesOf((day) => day.mark === '2'),
  }
}

function markedDay(year: number, tag: string): MarkedDay | null {
  const mark = attribute(tag, 't')
  const day = dayOf(year, attribute(tag, 'd'))
  const from = attribute(tag, 'f')
  const movedFrom = dayOf(year, from)
  if (!day || !mark || !/^[123]$/.test(mark) || (from !== null && !movedFrom)) return null
  return { date: shortDate(day), weekend: day.dayOfWeek > 5, mark, movedFrom: movedFrom && shortDate(movedFrom) }
}

function dayOf(year: number, text: string | null): Temporal.PlainDate | null {
  const match = /^(\d{2})\.(\d{2})$/.exec(text ?? '')
  if (!match) return null
  try {
    return Temporal.PlainDate.from({ year, month: Number(match[1]), day: Number(match[2]) }, { overflow: 'reject' })
  } catch {
    return null
  }
}

function shortDate(day: Temporal.PlainDate): string {
  return day.toString().slice(-5)
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return match?.[1] ?? match?.[2] ?? null
}
