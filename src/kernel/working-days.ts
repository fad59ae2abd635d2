import { type Day, type Instant, isAfter, isBefore } from './dates.ts'

/** Which days are worked. The version says by which edition a term was counted. */
export type WorkingCalendar = { version: string; isWorking(day: Day): boolean }

const longestRest = 366 // days; a calendar without work would otherwise be searched for ever

/**
 * The last day of a term of `count` working days. The day of the event is not counted (Civil Code, art. 191);
 * below zero counts backwards; 0 is the day itself.
 */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, count: number): Day {
  const step = { days: Math.sign(count) }
  let last = day
  for (let left = Math.abs(count); left > 0; left -= 1) last = nextWorkingDay(calendar, last, step)
  return last
}

/** Working days after today up to and with the last day of a term; 0 on that day, −1 once the term is over. */
export function workingDaysLeft(calendar: WorkingCalendar, today: Day, dueOn: Day): number {
  if (isAfter(today, dueOn)) return -1
  let left = 0
  for (let day = today; isBefore(day, dueOn); ) {
    day = day.add({ days: 1 })
    if (calendar.isWorking(day)) left += 1
  }
  return left
}

/** The last moment of the day in the zone: 23:59:59.999. */
export function endOfDay(day: Day, zone: string): Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59.999' }).toInstant()
}

function nextWorkingDay(calendar: WorkingCalendar, day: Day, step: { days: number }): Day {
  let next = day
  for (let rest = 0; rest < longestRest; rest += 1) {
    next = next.add(step)
    if (calendar.isWorking(next)) return next
  }
  throw new RangeError(`Working calendar ${calendar.version} has no working day within a year of ${day}`)
}
