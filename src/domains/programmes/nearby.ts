import type { Actor } from '#access'
import type { Database } from '#platform/db'
import { listCards, type ProgrammeCard } from './catalogue/cards.ts'
import { catalogueOf } from './catalogue/catalogue.ts'
import { anything, type Search } from './catalogue/search.ts'
import { findLooker, type Looker } from './looker.ts'

/** A few programmes worth a look now: near the convenient address where one is set, else simply with free seats. */
export type Suggested = {
  cards: readonly ProgrammeCard[]
  metres: ReadonlyMap<number, number>
  looker: Looker | null
  /** The search that finds all of them. */
  search: Search
}

const shown = 3
const withSeats = { ...anything, seats: true }

/** S-025: «Рядом с вами», of the age of the child whose address it is. */
export async function nearbyOf(db: Database, visitor: Actor | null, now: Temporal.Instant): Promise<Suggested> {
  const catalogue = catalogueOf(db)
  const looker = await findLooker(db.reader, visitor, { places: await catalogue.places(), search: withSeats, now })
  if (!looker?.origin) {
    const cards = await listCards(db.reader, await catalogue.first(shown, now), now)
    return { cards, metres: new Map(), looker, search: withSeats }
  }
  const { origin } = looker
  const age = looker.children.find(({ id }) => id === origin.childId)?.age ?? null
  const near: Search = { ...withSeats, sort: 'near' }
  const ofAge = await catalogue.find({ ...near, age }, now, { origin })
  const search = ofAge.total > 0 ? { ...near, age } : near
  const { articles, metres } = ofAge.total > 0 ? ofAge : await catalogue.find(near, now, { origin })
  return { cards: await listCards(db.reader, articles.slice(0, shown), now), metres, looker, search }
}
