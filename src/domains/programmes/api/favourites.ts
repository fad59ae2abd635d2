import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce, notFound } from '#platform/http'
import { dropFavourite, keepFavourite } from '../favourites/actions.ts'
import { placeIn, textOf } from '../favourites/cursor.ts'
import { findByArticle, listFavourites } from '../favourites/queries.ts'
import { getProgramme } from '../queries/programme.ts'

const own = { permission: 'programmes.favourite.keep' }
const one = z.object({ article: z.coerce.number().int().min(1).max(999_999_999) })
const list = z.object({
  favourites: z.array(
    z.object({
      ...{ article: z.number(), name: z.string(), provider: z.string(), addedAt: z.string() },
      shown: z.boolean().describe('false — программы больше нет в каталоге'),
    }),
  ),
  cursor: z.string().nullable().describe('Передайте его, чтобы получить следующие; null — это конец'),
})

/** `/favourites`: a family's own list. */
export function favouritesApi(app: App): void {
  const { reader } = app.kit.db
  const listing = {
    querystring: z.object({ cursor: z.string().max(200).optional() }),
    response: { 200: list },
    summary: 'Избранные программы, новые сначала',
  }
  app.get('/favourites', { config: own, schema: listing }, async (request) => {
    const { favourites, more } = await listFavourites(reader, actorOf(request).userId, placeIn(request.query.cursor))
    const last = favourites.at(-1)
    return {
      favourites: favourites.map(({ providerName, addedAt, ...rest }) => ({
        ...rest,
        provider: providerName,
        addedAt: addedAt.toString(),
      })),
      cursor: more && last ? textOf(last) : null,
    }
  })

  const keeping = { params: one, response: { 204: z.null() }, summary: 'Отложить программу в избранное' }
  app.put('/favourites/:article', { config: own, schema: keeping }, async (request, reply) => {
    const { id } = await getProgramme(reader, request.params.article)
    return answerOnce(request, reply, async (tx) => {
      await keepFavourite(tx, actorOf(request), id, request.now)
      return { status: 204, body: null }
    })
  })

  const dropping = { params: one, response: { 204: z.null() }, summary: 'Убрать программу из избранного' }
  app.delete('/favourites/:article', { config: own, schema: dropping }, async (request, reply) => {
    const id = (await findByArticle(reader, request.params.article)) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await dropFavourite(tx, actorOf(request), id, request.now)
      return { status: 204, body: null }
    })
  })
}
