import { type Author, record } from '#audit'
import type { Instant } from '#kernel/dates'
import type { Tx } from '#platform/db'
import type { NewUser, UserId } from '../model.ts'
import { insertUser, updateFactorWaived } from '../queries/user.ts'

/** A user made by the region, an import or the demo, not by registering. */
export async function createUser(tx: Tx, by: Author, fresh: NewUser, now: Instant): Promise<UserId> {
  const id = await insertUser(tx, fresh, now)
  await record(tx, by, 'access.user-created', { subjectKind: 'user', subjectId: id }, now)
  return id
}

/** People of the demo share one password and prove nothing: a second factor would keep nobody out. */
export function letOffSecondFactor(tx: Tx, userId: string): Promise<void> {
  return updateFactorWaived(tx, userId)
}
