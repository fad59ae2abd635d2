import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'

type ChildCount = { municipalityId: string; countedOn: Day; children: number; actId: string; userId: string | null }

/** Added, never changed: numbers before stay as they were. */
export async function insertChildCount(tx: Tx, count: ChildCount, now: Instant): Promise<void> {
  const { municipalityId, countedOn, children, actId, userId } = count
  await sql`insert into reports_child_count (id, municipality_id, counted_on, children, act_id, set_at, set_by)
    values (${newId()}, ${municipalityId}, ${countedOn}, ${children}, ${actId}, ${now}, ${userId})`.execute(tx)
}
