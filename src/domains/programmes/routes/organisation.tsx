import { visitorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, notFound, show } from '#platform/http'
import { getProvider } from '#providers'
import { listCards } from '../catalogue/cards.ts'
import { catalogueOf } from '../catalogue/catalogue.ts'
import { anything } from '../catalogue/search.ts'
import { findLooker } from '../looker.ts'
import { organisationBlocksOf } from '../organisation-block.ts'
import { directoryOf } from '../organisations/directory.ts'
import { leftOutOfOrganisations, parseOrganisationSearch } from '../organisations/search.ts'
import { OrganisationPage } from '../pages/organisation.tsx'
import { OrganisationsPage } from '../pages/organisations.tsx'
import { listArticlesOf } from '../queries/programme.ts'
import { favouriteMarks } from './favourites.tsx'

const open = { config: { permission: 'anyone' } }

/** Organisations and the page of each, with everything it teaches. */
export function organisationRoutes(app: App): void {
  const { db } = app.kit

  app.get<{ Querystring: Record<string, unknown> }>('/organisations', open, async (request, reply) => {
    const search = parseOrganisationSearch(request.query)
    const municipalities = await catalogueOf(db).places()
    const facts = { places: municipalities, search: anything, now: request.now }
    const looker = await findLooker(db.reader, visitorOf(request), facts)
    const found = await directoryOf(db).find(search, request.now, { origin: looker?.origin })
    const leftOut = leftOutOfOrganisations(request.query)
    return show(reply, <OrganisationsPage {...{ search, found, municipalities, looker, leftOut }} />)
  })

  app.get<{ Params: { id: string } }>('/organisations/:id', open, async (request, reply) => {
    const provider = await getProvider(db.reader, parseId<'provider'>(request.params.id) ?? notFound())
    if (provider.state !== 'active') notFound()
    const articles = await listArticlesOf(db.reader, provider.id)
    const [cards, favouriteOf, blocks] = await Promise.all([
      listCards(db.reader, articles, request.now),
      favouriteMarks(request, articles),
      organisationBlocksOf(db.reader, { providerId: provider.id, now: request.now }),
    ])
    const { origin } = request.kit.config.publicUrl
    return show(reply, <OrganisationPage {...{ provider, cards, origin, favouriteOf, blocks }} />)
  })
}
