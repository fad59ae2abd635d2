import type { Day } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import type { RegisterLimit } from '../model/nominal.ts'

/** Limits of budget registers in force on a day, in a period that is still to come on its first day (S-006). */
export async function listRegisterLimits(
  reader: Reader,
  municipalityId: string,
  day: Day,
): Promise<(RegisterLimit & { periodId: string })[]> {
  const { rows } = await sql<RegisterLimit & { periodId: string }>`
    select distinct on (a.period_id, a.register, a.funding) a.period_id as "periodId", a.register, a.funding, a.services
    from funding_amendment a join region_funding_period p on p.id = a.period_id
    where a.municipality_id = ${municipalityId} and a.subject = 'register' and a.stopped_at is null
      and a.from_on <= greatest(${day}::date, p.starts_on)
    order by a.period_id, a.register, a.funding, a.from_on desc`.execute(reader)
  return rows
}
