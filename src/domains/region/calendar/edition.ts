import { z } from 'zod'
import type { Instant } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import type { Act } from '../model.ts'
import type { CalendarYear } from './production-calendar.ts'

export type Edition = { year: CalendarYear; act: Pick<Act, 'number' | 'title' | 'issuedOn'>; adoptedAt: Instant }

const date = z.string().regex(/^\d\d-\d\d$/)
const keptYear = z.object({
  year: z.int(),
  source: z.string(),
  moved: z.array(z.tuple([date, date])),
  daysOff: z.array(date),
  workingWeekends: z.array(date),
  shortenedDays: z.array(date),
})

/** Adopted editions, oldest first, so that a later one of a year replaces an earlier. */
export async function listEditions(reader: Reader): Promise<Edition[]> {
  const { rows } = await sql<{ days: unknown; adopted_at: Instant } & Edition['act']>`
    select e.days, e.adopted_at, a.number, a.title, a.issued_on as "issuedOn"
    from region_calendar_edition e join region_act a on a.id = e.act_id order by e.adopted_at, e.id`.execute(reader)
  return rows.map(({ days, adopted_at, ...act }) => ({ year: keptYear.parse(days), act, adoptedAt: adopted_at }))
}
