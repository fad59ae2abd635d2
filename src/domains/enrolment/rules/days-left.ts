import { daysInclusive } from '#kernel/dates'
import type { WorkingCalendar } from '#kernel/working-days'

/** Working days after today up to the last day of a term, both ends by the calendar; −1 once the term is over. */
export function workingDaysLeft(
  calendar: WorkingCalendar,
  today: Temporal.PlainDate,
  dueOn: Temporal.PlainDate,
): number {
  const days = daysInclusive(today, dueOn) - 1
  if (days < 0) return -1
  return Array.from({ length: days }, (_, place) => today.add({ days: place + 1 })).filter((day) =>
    calendar.isWorking(day),
  ).length
}
