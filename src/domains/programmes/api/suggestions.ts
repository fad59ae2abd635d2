import { z } from 'zod'
import type { App } from '#platform/http'
import { catalogueOf } from '../catalogue/catalogue.ts'

const suggestion = z.object({
  kind: z.enum(['activity', 'programme', 'organisation']),
  text: z.string(),
  note: z.string().describe('Что это: сколько программ, чья программа, где организация'),
  href: z.string().describe('Путь страницы на этом сайте'),
})
const query = z.object({ q: z.string().max(500).describe('Начало того, что ищут; длиннее 200 букв не читаем') })

/** What the search line offers while somebody types. */
export function suggestionsApi(app: App): void {
  const schema = {
    querystring: query,
    response: { 200: z.object({ suggestions: z.array(suggestion) }) },
    summary: 'Подсказки к началу поиска',
  }
  app.get('/suggestions', { config: { permission: 'anyone' }, schema }, async (request) => ({
    suggestions: await catalogueOf(app.kit.db).suggest(request.query.q, request.now),
  }))
}
