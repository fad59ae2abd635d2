import { formatDay } from '#kernel/dates'

const any = Temporal.PlainDate.from('2024-01-01')
const months = Array.from({ length: 12 }, (_, at) => formatDay(any.add({ months: at })).split(/\s/)[1] ?? '')

/** A day of every year as it is kept, «05-20», in words: «20 мая». Null for anything else. */
export function yearDayWords(text: string): string | null {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(text) ?? []
  const name = months[Number(month) - 1]
  return day && name ? `${Number(day)} ${name}` : null
}

/** «20 мая» or «20.05» as it is kept; null for anything else. */
export function parseYearDay(typed: string): string | null {
  const [, day, word = ''] = /^(\d{1,2})[\s.]+([\p{L}\d]+)$/u.exec(typed.trim()) ?? []
  const month = /^\d{1,2}$/.test(word) ? Number(word) : months.indexOf(word.toLowerCase()) + 1
  return day && month >= 1 && month <= 12 ? `${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : null
}
