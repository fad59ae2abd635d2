import { record, system } from '#audit'
import { sql, type Tx } from '#platform/db'

/** Personal data of guardians whose consent was withdrawn before `before` and not given again leave the vault for good. */
export async function clearWithdrawn(tx: Tx, before: Temporal.Instant, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ userId: string }>`
    with gone as (select user_id from access_consent where kind = 'personal-data'
      group by user_id having bool_and(withdrawn_at is not null) and max(withdrawn_at) <= ${before})
    delete from families_vault using gone where families_vault.user_id = gone.user_id
    returning families_vault.user_id as "userId"`.execute(tx)
  const users = [...new Set(rows.map(({ userId }) => userId))]
  for (const userId of users)
    await record(tx, system, 'families.vault-cleared', { subjectKind: 'user', subjectId: userId }, now)
  return users.length
}
