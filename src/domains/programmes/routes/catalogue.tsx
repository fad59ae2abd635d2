import { visitorOf } from '#access'
import type { App } from '#platform/http'
import { show, showShared } from '#platform/http'
import { listCards } from '../catalogue/cards.ts'
import { catalogueOf } from '../catalogue/catalogue.ts'
import { leftOutOfSearch, parseSearch } from '../catalogue/search.ts'
import { findLooker } from '../looker.ts'
import { CataloguePage, contentOfCatalogue } from '../pages/catalogue.tsx'
import { CriteriaPage } from '../pages/criteria.tsx'
import type { FavouriteMark } from '../pages/favourite.tsx'
import { favouriteMarks } from './favourites.tsx'

const open = { config: { permission: 'anyone' } }
type Query = { Querystring: Record<string, unknown> }

/** The list of programmes and its extended search. */
export function catalogueRoutes(app: App): void {
  const { db, clock, log } = app.kit
  const catalogue = catalogueOf(db)
  app.kit.health.catalogue = () => catalogue.isReady()
  app.addHook('onListen', async () => {
    // Not waited for: the first page must not wait for the whole catalogue.
    catalogue.load(clock.now()).catch((error: unknown) => log.error({ err: error }, 'the catalogue was not read'))
  })

  app.get<Query>('/programmes', open, async (request, reply) => {
    const search = parseSearch(request.query)
    const municipalities = await catalogue.places()
    const looker = await findLooker(db.reader, visitorOf(request), { places: municipalities, search, now: request.now })
    const found = await catalogue.find(search, request.now, { origin: looker?.origin })
    const [cards, favouriteOf, spots] = await Promise.all([
      listCards(db.reader, found.articles, request.now),
      favouriteMarks(request, found.articles),
      search.view === 'map' ? catalogue.spotsOf(found.articles, request.now, looker?.origin ?? null) : undefined,
    ])
    const mayKeep: FavouriteMark = visitorOf(request) ? (looker ? 'absent' : null) : 'stranger'
    const leftOut = leftOutOfSearch(request.query)
    const asked = { search, leftOut, looker, favouriteOf, mayKeep }
    const facts = { ...asked, found, cards, municipalities, ...(spots && { spots }) }
    const draw = () => <CataloguePage {...facts} />
    return visitorOf(request) ? show(reply, draw()) : showShared(reply, contentOfCatalogue(facts), draw)
  })

  app.get<Query>('/programmes/criteria', open, async (request, reply) => {
    const search = parseSearch(request.query)
    const municipalities = await catalogue.places()
    const looker = await findLooker(db.reader, visitorOf(request), { places: municipalities, search, now: request.now })
    const [found, activities] = await Promise.all([
      catalogue.find(search, request.now, { origin: looker?.origin }),
      catalogue.activities(request.now),
    ])
    return show(reply, <CriteriaPage {...{ search, found, municipalities, activities, looker }} />)
  })
}
