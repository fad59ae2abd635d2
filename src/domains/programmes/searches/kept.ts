import type { Actor } from '#access'
import type { Database } from '#platform/db'
import { catalogueOf } from '../catalogue/catalogue.ts'
import { anything } from '../catalogue/search.ts'
import { findLooker } from '../looker.ts'
import type { KeptSearch } from '../pages/searches.tsx'
import { listSearches } from './queries.ts'
import { searchAt, searchWords } from './words.ts'

type From = { after: string | null; now: Temporal.Instant }

/** A page of somebody's searches, each looked through again: from where the family is and as the catalogue is now. */
export async function keptSearches(
  db: Database,
  by: Actor,
  { after, now }: From,
): Promise<{ searches: KeptSearch[]; next: string | null }> {
  const catalogue = catalogueOf(db)
  const [{ searches, more }, places] = await Promise.all([
    listSearches(db.reader, by.userId, after),
    catalogue.places(),
  ])
  const looker = await findLooker(db.reader, by, { places, search: anything, now })
  const kept: KeptSearch[] = []
  for (const { id, address } of searches) {
    const search = searchAt(address)
    const { total } = await catalogue.find(search, now, { origin: looker?.origin })
    kept.push({ id, href: address, words: searchWords(search, places), total })
  }
  return { searches: kept, next: more ? (searches.at(-1)?.id ?? null) : null }
}
