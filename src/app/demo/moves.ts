import { z } from 'zod'
import { parseDay } from '#kernel/dates'

/** How the demo's clock may be moved; `day` is the custom date as its form gives it. */
export const moveForm = z.object({
  to: z.enum(['tomorrow', 'next-week', 'next-month', 'day', 'real']),
  day: z.object({ day: z.string(), month: z.string(), year: z.string() }).optional(),
})

export type Move = z.output<typeof moveForm>

/** Where the clock goes: null is back to real time, undefined is a day that does not exist. */
export function destination(move: Move, now: Temporal.Instant, zone: string): Temporal.Instant | null | undefined {
  const here = now.toZonedDateTimeISO(zone)
  if (move.to === 'real') return null
  if (move.to === 'tomorrow') return here.add({ days: 1 }).toInstant()
  if (move.to === 'next-week') return here.add({ days: 7 }).toInstant()
  const morning = Temporal.PlainTime.from('09:00')
  if (move.to === 'next-month')
    return here
      .toPlainDate()
      .with({ day: 1 })
      .add({ months: 1 })
      .toZonedDateTime({ timeZone: zone, plainTime: morning })
      .toInstant()
  const day = move.day && parseDay(move.day)
  return day ? day.toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant() : undefined
}
