import type { Database } from '#platform/db'
import type { Query } from './address.ts'
import { listCards, type ProgrammeCard } from './cards.ts'
import { catalogueOf } from './catalogue.ts'
import { parseSearch } from './search.ts'

export type Card = ProgrammeCard

/** One page of the catalogue by the words of its address, as another system asks for it (domain 9.2). */
export async function cataloguePage(
  db: Database,
  query: Query,
  now: Temporal.Instant,
): Promise<{ total: number; pages: number; cards: Card[] }> {
  const { articles, total, pages } = await catalogueOf(db).find(parseSearch(query), now)
  return { total, pages, cards: await listCards(db.reader, articles, now) }
}
