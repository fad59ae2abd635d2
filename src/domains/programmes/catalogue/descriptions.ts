import { type Reader, sql } from '#platform/db'
import { put } from './bits.ts'
import type { Hits } from './hits.ts'
import type { Shelf } from './shelf.ts'

const most = 2000

/** Programmes whose descriptions hold every word: descriptions are too long for memory, PostgreSQL has an index of them. */
export async function findInDescriptions(reader: Reader, shelf: Shelf, words: readonly string[]): Promise<Hits | null> {
  const { rows } = await sql<{ article: number }>`
    select article from programmes_programme
    where search @@ plainto_tsquery('russian', ${words.join(' ')}) and state = 'published'
    limit ${most}`.execute(reader)
  if (rows.length === 0) return null
  const hits = { members: shelf.shown.slice().fill(0), worth: new Uint16Array(shelf.size) }
  for (const { article } of rows) {
    const member = shelf.memberOf(article)
    if (member !== undefined) put(hits.members, member, true)
  }
  return hits
}
