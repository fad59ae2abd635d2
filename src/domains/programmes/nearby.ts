import type { Actor } from '#access'
import type { Database } from '#platform/db'
import { listCards, type ProgrammeCard } from './catalogue/cards.ts'
import { catalogueOf } from './catalogue/catalogue.ts'
import { anything } from './catalogue/search.ts'
import { findLooker, type Looker } from './looker.ts'

/** A few programmes worth a look now: near the convenient address where one is set, else simply with free seats. */
export type Suggested = {
  cards: readonly ProgrammeCard[]
  metres: ReadonlyMap<number, number>
  looker: Looker | null
}

const shown = 3
const withSeats = { ...anything, seats: true }

/** S-025: «Рядом с вами». Ages are not asked: a family may have children of several. */
export async function nearbyOf(db: Database, visitor: Actor | null, now: Temporal.Instant): Promise<Suggested> {
  const catalogue = catalogueOf(db)
  const looker = await findLooker(db.reader, visitor, { places: await catalogue.places(), search: withSeats, now })
  if (!looker?.origin) {
    const cards = await listCards(db.reader, await catalogue.first(shown, now), now)
    return { cards, metres: new Map(), looker }
  }
  const { articles, metres } = await catalogue.find({ ...withSeats, sort: 'near' }, now, { origin: looker.origin })
  return { cards: await listCards(db.reader, articles.slice(0, shown), now), metres, looker }
}
