import { type App, show } from '#platform/http'
import { listMunicipalities } from '#region'
import { OrganisationsPage } from './pages/organisations.tsx'
import { providersPerPage, searchProviders } from './queries.ts'
import { parseProviderSearch } from './search.ts'

/** The list; the page of one organisation stands with its programmes, in the domain above. */
export function routes(app: App): void {
  const { reader } = app.kit.db
  app.get('/organisations', { config: { permission: 'anyone' } }, async (request, reply) => {
    const search = parseProviderSearch(request.query as Record<string, unknown>)
    const [found, municipalities] = await Promise.all([searchProviders(reader, search), listMunicipalities(reader)])
    const facts = { search, found, municipalities, perPage: providersPerPage }
    return show(reply, <OrganisationsPage {...facts} />)
  })
}
