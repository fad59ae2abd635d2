import { type Author, record } from '#audit'
import { newId } from '#kernel/ids'
import type { Tx } from '#platform/db'
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
