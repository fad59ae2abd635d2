import { type Role, visitorOf } from '#access'
import { listChildrenOf } from '#families'
import { ageOn } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import type { Reader } from '#platform/db'
import type { App } from '#platform/http'
import { notFound, show } from '#platform/http'
import { getProvider, type ProviderId } from '#providers'
import { dayOf, firstPage, settingOf } from '#region'
import { listCards } from './catalogue/cards.ts'
import { catalogueOf, type Place } from './catalogue/catalogue.ts'
import { parseSearch } from './catalogue/search.ts'
import { CataloguePage, type Looking } from './pages/catalogue.tsx'
import { HomePage } from './pages/home.tsx'
import { OrganisationPage } from './pages/organisation.tsx'
import { listArticlesOf } from './queries.ts'

const HOME_CARDS = 3
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
    const [directions, articles] = await Promise.all([
      catalogue.count('direction', request.now),
      catalogue.first(HOME_CARDS, request.now),
    ])
    const [cards, words] = await Promise.all([
      listCards(db.reader, articles, request.now),
      settingOf(db.reader, firstPage, await dayOf(db.reader, request.now)),
    ])
    const { regionName } = request.kit.config
    const toStatement = statementDoor(visitorOf(request)?.role ?? null)
    return show(reply, <HomePage {...{ directions, regionName, cards, words, toStatement }} />)
  })

  app.get('/programmes', open, async (request, reply) => {
    const search = parseSearch(request.query as Record<string, unknown>)
    const found = await catalogue.find(search, request.now)
    const [cards, municipalities] = await Promise.all([
      listCards(db.reader, found.articles, request.now),
      catalogue.places(),
    ])
    const visitor = visitorOf(request)
    const children =
      visitor?.role === 'family' ? await lookingOf(db.reader, visitor.userId, municipalities, request.now) : []
    return show(reply, <CataloguePage {...{ search, found, cards, municipalities, children }} />)
  })

  app.get('/organisations/:id', open, async (request, reply) => {
    const id = parseId<'provider'>((request.params as { id: string }).id) as ProviderId | null
    const provider = await getProvider(db.reader, id ?? notFound())
    if (provider.state !== 'active') notFound()
    const cards = await listCards(db.reader, await listArticlesOf(db.reader, provider.id), request.now)
    const { origin } = request.kit.config.publicUrl
    return show(reply, <OrganisationPage provider={provider} cards={cards} origin={origin} />)
  })
}

/** Children of a cabinet with what the catalogue can choose by. */
async function lookingOf(
  reader: Reader,
  userId: string,
  places: readonly Place[],
  now: Temporal.Instant,
): Promise<Looking[]> {
  const [own, today] = await Promise.all([listChildrenOf(reader, userId), dayOf(reader, now)])
  return own.map(({ id, name, gender, birthOn, municipalityId }) => ({
    ...{ id, name, gender, age: ageOn(birthOn, today) },
    municipality: places.find((place) => place.id === municipalityId)?.code ?? null,
  }))
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
