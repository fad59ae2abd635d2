import { z } from 'zod'
import type { App } from '#platform/http'
import { catalogueOf } from '../catalogue/catalogue.ts'
import { directoryOf } from '../organisations/directory.ts'
import type { OrganisationCard } from '../organisations/queries.ts'

const suggestion = z.object({
  kind: z.enum(['activity', 'programme', 'organisation']),
  text: z.string(),
  note: z.string().describe('Что это: сколько программ, чья программа, где организация'),
  href: z.string().describe('Путь страницы на этом сайте'),
})
const query = z.object({ q: z.string().max(500).describe('Начало того, что ищут; длиннее 200 букв не читаем') })

const mostOrganisations = 2

/** What the search line offers while somebody types. */
export function suggestionsApi(app: App): void {
  const schema = {
    querystring: query,
    response: { 200: z.object({ suggestions: z.array(suggestion) }) },
    summary: 'Подсказки к началу поиска',
  }
  const { db } = app.kit
  app.get('/suggestions', { config: { permission: 'anyone' }, schema }, async (request) => {
    const text = request.query.q.slice(0, 200).trim()
    const [programmes, organisations] = await Promise.all([
      catalogueOf(db).suggest(text, request.now),
      directoryOf(db).best(text, mostOrganisations, request.now),
    ])
    return { suggestions: [...programmes, ...organisations.map(toSuggestion)] }
  })
}

function toSuggestion({ id, name, municipalityName, address }: OrganisationCard) {
  const kind = 'organisation' as const
  return { kind, text: name, note: `организация, ${municipalityName}, ${address}`, href: `/organisations/${id}` }
}
