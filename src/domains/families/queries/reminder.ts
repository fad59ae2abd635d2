import type { Day } from '#kernel/dates'
import { sql, type Tx } from '#platform/db'

export async function insertReminder(
  tx: Tx,
  row: { id: string; userId: string; birthOn: Day; remindOn: Day },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into families_reminder (id, user_id, birth_on, remind_on, created_at)
    values (${row.id}, ${row.userId}, ${row.birthOn}, ${row.remindOn}, ${now})
    on conflict (user_id, birth_on) do nothing`.execute(tx)
}
