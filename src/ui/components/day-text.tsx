import { type Day, formatDay, formatDayShort, formatInstant, type Instant } from '#kernel/dates'

/** A day in words («1 сентября 2026 года»), in tables short («01.09.2026»). */
export function DayText({ day, short }: { day: Day; short?: boolean }) {
  return <time dateTime={day.toString()}>{short ? formatDayShort(day) : formatDay(day)}</time>
}

/** A moment in the region's own time. */
export function InstantText({ instant, zone }: { instant: Instant; zone: string }) {
  return <time dateTime={instant.toString()}>{formatInstant(instant, zone)}</time>
}
