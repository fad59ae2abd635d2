import { type Reader, sql } from '#platform/db'

const searchesPerPage = 20

export type SavedSearch = { id: string; address: string; savedAt: Temporal.Instant }

/** The newest first; `after` is the last one of the page before. */
export async function listSearches(
  reader: Reader,
  userId: string,
  after: string | null,
): Promise<{ searches: SavedSearch[]; more: boolean }> {
  const older = after
    ? sql`and (saved_at, id) < (select saved_at, id from programmes_saved_search where id = ${after})`
    : sql``
  const { rows } = await sql<SavedSearch>`
    select id, address, saved_at as "savedAt" from programmes_saved_search
    where user_id = ${userId} ${older} order by saved_at desc, id desc limit ${searchesPerPage + 1}`.execute(reader)
  return { searches: rows.slice(0, searchesPerPage), more: rows.length > searchesPerPage }
}
