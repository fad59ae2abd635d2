import type { Actor } from '#access'
import { record } from '#audit'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { addressOf, type Search } from '../catalogue/search.ts'

/** Keeps a search to look again; the same search is kept once. */
export async function saveSearch(tx: Tx, by: Actor, search: Search, now: Temporal.Instant): Promise<void> {
  const id = newId<'saved-search'>()
  const { numAffectedRows } = await sql`
    insert into programmes_saved_search (id, user_id, address, saved_at)
    values (${id}, ${by.userId}, ${addressOf({ ...search, page: 1 })}, ${now}) on conflict do nothing`.execute(tx)
  if (numAffectedRows === 1n) await record(tx, by, 'programmes.search-saved', subject(id), now)
}

/** Forgets a search of one's own; false for one that is not there or not theirs. */
export async function forgetSearch(tx: Tx, by: Actor, id: string, now: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from programmes_saved_search where id = ${id} and user_id = ${by.userId}`.execute(tx)
  if (numAffectedRows === 1n) await record(tx, by, 'programmes.search-forgotten', subject(id), now)
  return numAffectedRows === 1n
}

function subject(id: string) {
  return { subjectKind: 'saved search', subjectId: id }
}
