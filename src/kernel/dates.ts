export type Instant = Temporal.Instant
export type Day = Temporal.PlainDate
export type Month = Temporal.PlainYearMonth

/** A day as three fields of a form give it; the month may be a number or a word. */
export type DayFields = { day: string | number; month: string | number; year: string | number }

const monthsOf = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')
const months = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ')
const monthsShort = 'янв фев мар апр май июн июл авг сен окт ноя дек'.split(' ')
const monthsShortLong = ['', 'февр', '', '', '', '', '', '', 'сент', '', 'нояб', '']
const weekdays = 'понедельник вторник среда четверг пятница суббота воскресенье'.split(' ')
const weekdaysShort = 'пн вт ср чт пт сб вс'.split(' ')

const isoText = /^(\d{4}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{1,2})$/
const numberText = /^(\d{1,2}) ?[-./, ] ?(\d{1,2}) ?[-./, ] ?(\d{4})$/
const wordText = /^(\d{1,2})(?:-?(?:е|ое|го))? ?([а-я]+)\.?,? ?(\d{4})$/
const earliestYear = 1900 // an older year is a slip of the finger here, as is a later one
const latestYear = 2100

/** Reads a day in any usual Russian spelling or from three fields; null for what is no day of the calendar. */
export function parseDay(input: string | DayFields): Day | null {
  if (typeof input !== 'string') return dayFrom(input.year, input.month, input.day)
  const text = tidy(input)
    .replace(/[«»"]/g, '')
    .replace(/ ?(?:г\.?|года?)$/, '')
  const iso = isoText.exec(text)
  if (iso) return dayFrom(iso[1], iso[2], iso[3])
  const match = numberText.exec(text) ?? wordText.exec(text)
  return match ? dayFrom(match[3], match[2], match[1]) : null
}

/** «1 сентября 2026 года» */
export function formatDay(day: Day): string {
  return `${day.day} ${monthsOf[day.month - 1]} ${day.year} года`
}

/** «01.09.2026» */
export function formatDayShort(day: Day): string {
  return `${twoDigits(day.day)}.${twoDigits(day.month)}.${day.year}`
}

/** «сентябрь 2026» */
export function formatMonth(month: Month | Day): string {
  return `${months[month.month - 1]} ${month.year}`
}

/** «1 сентября 2026 года, 14:05» by the clocks of the zone */
export function formatInstant(instant: Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone)
  return `${formatDay(local.toPlainDate())}, ${twoDigits(local.hour)}:${twoDigits(local.minute)}`
}

/** «01.09.2026, 14:05» by the clocks of the zone, for tables: it never breaks in two. */
export function formatInstantShort(instant: Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone)
  return `${formatDayShort(local.toPlainDate())},\u00a0${twoDigits(local.hour)}:${twoDigits(local.minute)}`
}

/** «понедельник» for 1 … «воскресенье» for 7, as `day.dayOfWeek` counts. */
export function weekdayName(weekday: number): string {
  return weekdays[weekday - 1] ?? ''
}

/** «пн» for 1 … «вс» for 7. */
export function weekdayShort(weekday: number): string {
  return weekdaysShort[weekday - 1] ?? ''
}

/** Full years on that day. Born on 29 February: a year older on 1 March of a common year. */
export function ageOn(birth: Day, day: Day): number {
  const before = day.month < birth.month || (day.month === birth.month && day.day < birth.day)
  return day.year - birth.year - (before ? 1 : 0)
}

/** Which day it is in the zone at that moment. */
export function dayIn(zone: string, instant: Instant): Day {
  return instant.toZonedDateTimeISO(zone).toPlainDate()
}

/** Whether a day or an instant comes before another; neither of it and itself does. */
export function isBefore<Time extends Day | Instant>(one: Time, other: NoInfer<Time>): boolean {
  return order(one, other) < 0
}

/** Whether a day or an instant comes after another; neither of it and itself does. */
export function isAfter<Time extends Day | Instant>(one: Time, other: NoInfer<Time>): boolean {
  return order(one, other) > 0
}

/** The earlier of two days or two instants. */
export function earlier<Time extends Day | Instant>(one: Time, other: NoInfer<Time>): Time {
  return order(one, other) <= 0 ? one : other
}

/** The later of two days or two instants. */
export function later<Time extends Day | Instant>(one: Time, other: NoInfer<Time>): Time {
  return order(one, other) >= 0 ? one : other
}

function order(one: Day | Instant, other: Day | Instant): number {
  if (one instanceof Temporal.Instant) return Temporal.Instant.compare(one, other as Instant)
  return Temporal.PlainDate.compare(one, other as Day)
}

/** Days from the first to the last, both counted; 0 when the last is before the first. */
export function daysInclusive(first: Day, last: Day): number {
  return Math.max(0, first.until(last).days + 1)
}

/** Every calendar month touched from the first to the last day, both counted. */
export function monthsBetween(first: Day | Month, last: Day | Month): Month[] {
  const count = (last.year - first.year) * 12 + last.month - first.month + 1
  const start = new Temporal.PlainYearMonth(first.year, first.month)
  return Array.from({ length: Math.max(0, count) }, (_, index) => start.add({ months: index }))
}

type Field = string | number | undefined

function dayFrom(yearField: Field, monthField: Field, dayField: Field): Day | null {
  const year = wholeNumber(yearField, /^\d{4}$/)
  const month = wholeNumber(monthField, /^\d{1,2}$/) ?? monthByName(String(monthField))
  const day = wholeNumber(dayField, /^\d{1,2}$/)
  if (year === null || month === null || day === null || year < earliestYear || year > latestYear) return null
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

function wholeNumber(field: Field, shape: RegExp): number | null {
  const text = String(field ?? '').trim()
  return shape.test(text) ? Number(text) : null
}

function monthByName(text: string): number | null {
  const word = tidy(text).replace(/\.$/, '')
  const lists = [monthsOf, months, monthsShort, monthsShortLong]
  const index = word ? Math.max(...lists.map((list) => list.indexOf(word))) : -1
  return index < 0 ? null : index + 1
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
