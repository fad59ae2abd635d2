import { type Day, earlier, type Instant, later } from '#kernel/dates'

/** When things happened in the town, so that the stories are young whenever the town is founded. */
export type Moments = {
  now: Instant
  today: Day
  zone: string
  /** Money came with the beginning of the period. */
  started: Instant
  /** Families enrolled before the study year, or as early as the period allows. */
  enrolled: Instant
  /** A working hour some days ago, never before `enrolled`. */
  daysAgo(days: number, hour?: number): Instant
  /** Somebody who turned `years` that many days ago. */
  bornYearsAgo(years: number, days: number): Day
}

export function momentsAround(now: Instant, zone: string, periodStart: Day): Moments {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const at = (day: Day, hour: number) => {
    const plainTime = Temporal.PlainTime.from({ hour, minute: (day.day * 7) % 60 })
    return day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant()
  }
  const first = periodStart.toZonedDateTime(zone).toInstant()
  const clamp = (moment: Instant, from: Instant) => earlier(later(moment, from), now)
  const started = clamp(earlier(at(periodStart.add({ days: 14 }), 10), at(today.subtract({ days: 20 }), 10)), first)
  const summer = at(Temporal.PlainDate.from({ year: today.year, month: 8, day: 25 }), 11)
  const enrolled = clamp(earlier(summer, at(today.subtract({ days: 13 }), 11)), started)
  return {
    ...{ now, today, zone, started, enrolled },
    daysAgo: (days, hour = 12) => clamp(at(today.subtract({ days }), hour), enrolled),
    bornYearsAgo: (years, days) => today.subtract({ days }).subtract({ years }),
  }
}
