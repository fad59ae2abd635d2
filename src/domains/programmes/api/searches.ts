import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce, notFound } from '#platform/http'
import { forgetSearch, saveSearch } from '../searches/actions.ts'
import { keptSearches } from '../searches/kept.ts'
import { searchAt } from '../searches/words.ts'

const own = { permission: 'programmes.favourite.keep' }
const saved = z.object({
  id: z.uuid(),
  href: z.string().describe('Путь страницы с этим поиском'),
  words: z.string(),
  total: z.number().describe('Сколько программ находится сейчас'),
})
const list = z.object({
  searches: z.array(saved),
  cursor: z.string().nullable().describe('Передайте его, чтобы получить следующие; null — это конец'),
})
const wish = z.object({
  address: z
    .string()
    .max(5000)
    .regex(/^\/programmes(\?|$)/, 'Передайте путь страницы поиска, например /programmes?direction=tech')
    .describe('Путь страницы поиска: /programmes?…'),
})

/** `/searches`: what a family keeps to look again. */
export function searchesApi(app: App): void {
  const { db } = app.kit
  const listing = {
    querystring: z.object({ cursor: z.uuid().optional() }),
    response: { 200: list },
    summary: 'Сохранённые поиски, новые сначала',
  }
  app.get('/searches', { config: own, schema: listing }, async (request) => {
    const from = { after: request.query.cursor ?? null, now: request.now }
    const { searches, next } = await keptSearches(db, actorOf(request), from)
    return { searches, cursor: next }
  })

  const saving = { body: wish, response: { 204: z.null() }, summary: 'Сохранить поиск' }
  app.post('/searches', { config: own, schema: saving }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await saveSearch(tx, actorOf(request), searchAt(request.body.address), request.now)
      return { status: 204, body: null }
    }),
  )

  const one = z.object({ id: z.uuid() })
  const forgetting = { params: one, response: { 204: z.null() }, summary: 'Забыть сохранённый поиск' }
  app.delete('/searches/:id', { config: own, schema: forgetting }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      if (!(await forgetSearch(tx, actorOf(request), request.params.id, request.now))) notFound()
      return { status: 204, body: null }
    }),
  )
}
