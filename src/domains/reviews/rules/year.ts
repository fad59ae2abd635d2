import { type Day, isAfter, isBefore } from '#kernel/dates'

/** From the day of the year («05-20») on, for some days: a program that was down makes up for it, and no longer. */
export function isYearReminded(today: Day, monthDay: string, days: number): boolean {
  const from = Temporal.PlainMonthDay.from(monthDay).toPlainDate({ year: today.year })
  return !isAfter(from, today) && isBefore(today, from.add({ days }))
}
