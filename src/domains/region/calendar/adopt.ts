import { type Author, record } from '#audit'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuseIf } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { registerAct } from '../actions.ts'
import { calendarOf, dayOf, forgetCalendar } from '../queries.ts'
import { whyNotAdopt } from './changes.ts'
import type { CalendarYear } from './production-calendar.ts'

export type Adoption = { year: CalendarYear; decree: { number: string; issuedOn: Temporal.PlainDate } }

/**
 * Takes another production calendar of a year, by the Government's decree. Terms that run keep the day they were given:
 * each keeps its date and the edition it was counted by.
 * Refuses `region.calendar-past`, `region.calendar-implausible`, `region.calendar-same`.
 */
export async function adoptCalendar(tx: Tx, by: Author, { year, decree }: Adoption, now: Instant): Promise<void> {
  // One at a time: the second of two sees what the first has adopted.
  await sql`select pg_advisory_xact_lock(hashtextextended('region-calendar', 0))`.execute(tx)
  forgetCalendar(tx)
  refuseIf(whyNotAdopt(await calendarOf(tx), year, await dayOf(tx, now)))

  const title = `Постановление Правительства РФ «О переносе выходных дней в ${year.year} году»`
  const actId = await registerAct(tx, by, { ...decree, title }, now)
  await sql`insert into region_calendar_edition (id, year, days, source, act_id, adopted_at, adopted_by)
    values (${newId()}, ${year.year}, ${JSON.stringify(year)}::jsonb, ${year.source}, ${actId}, ${now}, ${by.userId})`.execute(
    tx,
  )
  forgetCalendar(tx)
  const { version } = await calendarOf(tx)
  const facts = { year: year.year, source: year.source, decree: decree.number, version }
  await record(tx, by, 'region.calendar-adopted', { subjectKind: 'act', subjectId: actId, facts }, now)
}
