import type { Day, Instant } from '#kernel/dates'
import { sql, type Tx } from '#platform/db'

export async function insertReminder(
  tx: Tx,
  row: { id: string; userId: string; birthOn: Day; remindOn: Day },
  now: Instant,
): Promise<void> {
  await sql`insert into families_reminder (id, user_id, birth_on, remind_on, created_at)
    values (${row.id}, ${row.userId}, ${row.birthOn}, ${row.remindOn}, ${now})
    on conflict (user_id, birth_on) do nothing`.execute(tx)
}

/** Whom to write to now, each of them once. */
export async function takeDueReminders(tx: Tx, today: Day, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`update families_reminder set sent_at = ${now}
    where sent_at is null and remind_on <= ${today} returning user_id as "userId"`.execute(tx)
  return rows.map(({ userId }) => userId)
}
