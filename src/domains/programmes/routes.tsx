import { type Role, visitorOf } from '#access'
import { parseId } from '#kernel/ids'
import type { App } from '#platform/http'
import { notFound, show } from '#platform/http'
import { getProvider, type ProviderId } from '#providers'
import { listCards } from './catalogue/cards.ts'
import { catalogueOf } from './catalogue/catalogue.ts'
import { parseSearch } from './catalogue/search.ts'
import { CataloguePage } from './pages/catalogue.tsx'
import { HomePage } from './pages/home.tsx'
import { OrganisationPage } from './pages/organisation.tsx'
import { listArticlesOf } from './queries.ts'

const open = { config: { permission: 'anyone' } }

export function routes(app: App): void {
  const { db, clock, log } = app.kit
  const catalogue = catalogueOf(db)
  app.kit.health.catalogue = () => catalogue.isReady()
  app.addHook('onReady', async () => {
    // Not waited for: the first page must not wait for the whole catalogue.
    catalogue.load(clock.now()).catch((error: unknown) => log.error({ err: error }, 'the catalogue was not read'))
  })

  app.get('/', open, async (request, reply) => {
    const directions = await catalogue.count('direction', request.now)
    const { regionName } = request.kit.config
    const toStatement = statementDoor(visitorOf(request)?.role ?? null)
    return show(reply, <HomePage directions={directions} regionName={regionName} toStatement={toStatement} />)
  })

  app.get('/programmes', open, async (request, reply) => {
    const search = parseSearch(request.query as Record<string, unknown>)
    const found = await catalogue.find(search, request.now)
    const [cards, municipalities] = await Promise.all([
      listCards(db.reader, found.articles, request.now),
      catalogue.places(),
    ])
    return show(reply, <CataloguePage search={search} found={found} cards={cards} municipalities={municipalities} />)
  })

  app.get('/organisations/:id', open, async (request, reply) => {
    const id = parseId<'provider'>((request.params as { id: string }).id) as ProviderId | null
    const provider = await getProvider(db.reader, id ?? notFound())
    if (provider.state !== 'active') notFound()
    const cards = await listCards(db.reader, await listArticlesOf(db.reader, provider.id), request.now)
    return show(reply, <OrganisationPage provider={provider} cards={cards} />)
  })
}

/** The number of a programme in an address, or not found. */
export function parseArticle(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : notFound()
}

/** Newcomers register first, families file for a child, members of staff see where families are received. */
function statementDoor(role: Role | null): string {
  if (role === null) return '/register'
  return role === 'family' ? '/my/children/new' : '/points'
}
