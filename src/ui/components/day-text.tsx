import { type Day, formatDay, formatDayShort, formatInstant, formatInstantShort, type Instant } from '#kernel/dates'

/** A day in words («1 сентября 2026 года»), in tables short («01.09.2026»). */
export function DayText({ day, short }: { day: Day; short?: boolean }) {
  return <time dateTime={day.toString()}>{short ? formatDayShort(day) : formatDay(day)}</time>
}

/** A moment in the region's own time, in tables short («01.09.2026, 14:05»). */
export function InstantText({ instant, zone, short }: { instant: Instant; zone: string; short?: boolean }) {
  return (
    <time dateTime={instant.toString()}>
      {short ? formatInstantShort(instant, zone) : formatInstant(instant, zone)}
    </time>
  )
}
