import { type Author, record } from '#audit'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import type { ChildId } from '../model.ts'
import { insertCustody } from '../queries/child.ts'

/** Lets whoever signs in by the certificate's number see this one child; they hold nothing and answer for nobody. */
export async function linkNumber(
  tx: Tx,
  by: Author,
  { childId, userId }: { childId: ChildId; userId: string },
  now: Temporal.Instant,
): Promise<void> {
  const custody = { id: newId(), childId, userId, relation: 'self' as const, holder: false }
  await insertCustody(tx, custody, now)
  await record(tx, by, 'families.number-linked', { childId, subjectKind: 'user', subjectId: userId }, now)
}

/** The number signs in no longer: without its login it would look like an adult of the child. */
export async function unlinkNumber(tx: Tx, userId: string, now: Temporal.Instant): Promise<void> {
  await sql`update families_custody set ended_at = ${now} where user_id = ${userId} and ended_at is null`.execute(tx)
}
