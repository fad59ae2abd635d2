import { parseId } from '#kernel/ids'
import { type App, notFound, show } from '#platform/http'
import { getProvider, type ProviderId } from '#providers'
import { listCards } from '../catalogue/cards.ts'
import { OrganisationPage } from '../pages/organisation.tsx'
import { listArticlesOf } from '../queries.ts'

export function organisationRoutes(app: App): void {
  const { db } = app.kit
  app.get('/organisations/:id', { config: { permission: 'anyone' } }, async (request, reply) => {
    const id = parseId<'provider'>((request.params as { id: string }).id) as ProviderId | null
    const provider = await getProvider(db.reader, id ?? notFound())
    if (provider.state !== 'active') notFound()
    const cards = await listCards(db.reader, await listArticlesOf(db.reader, provider.id), request.now)
    const { origin } = request.kit.config.publicUrl
    return show(reply, <OrganisationPage provider={provider} cards={cards} origin={origin} />)
  })
}
