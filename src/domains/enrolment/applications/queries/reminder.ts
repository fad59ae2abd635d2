import { sql, type Tx } from '#platform/db'
import type { ApplicationId } from '../../model.ts'

type Due = { today: Temporal.PlainDate; until: Temporal.PlainDate; filedBefore: Temporal.Instant }

export const REMINDED_AT_ONCE = 500

/** Marks applications without an answer whose term ends in these days, so that nobody is reminded twice. */
export async function updateAnswerReminded(
  tx: Tx,
  { today, until, filedBefore }: Due,
  now: Temporal.Instant,
): Promise<ApplicationId[]> {
  const { rows } = await sql<{ id: ApplicationId }>`
    update enrolment_application set answer_reminded_at = ${now} where id in (
      select id from enrolment_application where answer_due_on between ${today} and ${until} and state = 'submitted'
        and prolongs_id is null and answer_reminded_at is null and submitted_at < ${filedBefore}
      order by id limit ${REMINDED_AT_ONCE} for no key update skip locked)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
