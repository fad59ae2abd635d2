import { openMonth, startContracts } from '#enrolment'
import { isAfter, later, monthsBetween } from '#kernel/dates'
import { sql } from '#platform/db'
import type { Stage } from './stage.ts'

/**
 * Every 1st since the beginning of the period: contracts begin, and the months of those that live are written off. Played
 * again it finds who came to the town meanwhile: what is written off once stays so.
 */
export async function playMonths({ tx, moments, town }: Stage): Promise<void> {
  const [period] = town.periods
  if (!period) return
  await sql`delete from enrolment_opening`.execute(tx)
  const { zone, today, enrolled, now } = moments
  for (const month of monthsBetween(period.startsOn, today)) {
    const first = month.toPlainDate({ day: 1 })
    const opened = first.toZonedDateTime({ timeZone: zone, plainTime: '00:05' }).toInstant()
    const at = later(opened, enrolled)
    if (isAfter(at, now)) continue
    await startContracts(tx, at)
    while (await openMonth(tx, first, at));
  }
  await startContracts(tx, now)
}
