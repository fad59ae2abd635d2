import { parseId } from '#kernel/ids'
import type { App } from '#platform/http'
import { notFound, show } from '#platform/http'
import { getProvider, type ProviderId } from '#providers'
import { listMunicipalities, regionZone } from '#region'
import { listCards } from './catalogue/cards.ts'
import { catalogueOf } from './catalogue/catalogue.ts'
import { parseSearch } from './catalogue/search.ts'
import type { ProgrammeDirection } from './model.ts'
import { CataloguePage } from './pages/catalogue.tsx'
import { HomePage } from './pages/home.tsx'
import { OrganisationPage } from './pages/organisation.tsx'
import { ProgrammePage } from './pages/programme-page.tsx'
import { getProgramme, listArticlesOf, listGroups, listModules } from './queries.ts'

const open = { config: { permission: 'anyone' } }

export function routes(app: App): void {
  const { db, clock, log } = app.kit
  const catalogue = catalogueOf(db)
  app.addHook('onReady', async () => {
    // Not waited for: the first page must not wait for the whole catalogue.
    catalogue.load(clock.now()).catch((error: unknown) => log.error({ err: error }, 'the catalogue was not read'))
  })

  app.get('/', open, async (request, reply) => {
    const { total, values } = await catalogue.count('direction', request.now)
    const directions = values as ReadonlyMap<string, number> as ReadonlyMap<ProgrammeDirection, number>
    return show(reply, <HomePage total={total} directions={directions} regionName={request.kit.config.regionName} />)
  })

  app.get('/programmes', open, async (request, reply) => {
    const search = parseSearch(request.query as Record<string, unknown>)
    const found = await catalogue.find(search, request.now)
    const [cards, municipalities] = await Promise.all([
      listCards(db.reader, found.articles, request.now),
      listMunicipalities(db.reader),
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

/** The page of a programme without a quote: enrolment puts its own in this place. */
export function programmeRoute(app: App): void {
  const { reader } = app.kit.db
  app.get('/programmes/:article', open, async (request, reply) => {
    const programme = await getProgramme(reader, parseArticle((request.params as { article: string }).article))
    const [modules, groups, zone] = await Promise.all([
      listModules(reader, programme.id),
      listGroups(reader, programme.id),
      regionZone(reader),
    ])
    const facts = { programme, modules, groups, zone, now: request.now }
    return show(reply, <ProgrammePage {...facts} origin={request.kit.config.publicUrl.origin} />)
  })
}

/** The number of a programme in an address, or not found. */
export function parseArticle(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : notFound()
}
