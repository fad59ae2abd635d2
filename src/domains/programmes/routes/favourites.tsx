import type { FastifyRequest } from 'fastify'
import { actorOf, visitorOf } from '#access'
import { type App, answerOnce, localPath, notFound, show } from '#platform/http'
import { listCards } from '../catalogue/cards.ts'
import { dropFavourite, keepFavourite } from '../favourites/actions.ts'
import { placeIn, textOf } from '../favourites/cursor.ts'
import { favouritesAmong, findByArticle, listFavourites } from '../favourites/queries.ts'
import { looksForChildren } from '../looker.ts'
import type { FavouriteMark } from '../pages/favourite.tsx'
import { FavouritePage, FavouritesPage } from '../pages/favourites.tsx'
import { getProgramme } from '../queries/programme.ts'
import { parseArticle } from './article.ts'

type One = { Params: { article: string }; Body: { back?: unknown } }
const own = { config: { permission: 'programmes.favourite.keep' } }

/** «Избранное»: what a family has put aside, with the seats of this moment. */
export function favouriteRoutes(app: App): void {
  const { reader } = app.kit.db

  app.get<{ Querystring: { after?: unknown } }>('/my/favourites', own, async (request, reply) => {
    const { favourites, more } = await listFavourites(reader, actorOf(request).userId, placeIn(request.query.after))
    const shown = favourites.filter((one) => one.shown).map(({ article }) => article)
    const cards = await listCards(reader, shown, request.now)
    const last = favourites.at(-1)
    return show(reply, <FavouritesPage {...{ favourites, cards }} next={more && last ? textOf(last) : null} />)
  })

  // Where a stranger comes back to after signing in, and what a heart is without its form: one question, one button.
  app.get<One>('/my/favourites/:article', own, async (request, reply) => {
    const programme = await getProgramme(reader, parseArticle(request.params.article))
    const kept = await favouritesAmong(reader, actorOf(request).userId, [programme.article])
    return show(reply, <FavouritePage programme={programme} kept={kept.size > 0} />)
  })

  app.post<One>('/my/favourites/:article', own, async (request, reply) => {
    const article = parseArticle(request.params.article)
    const { id } = await getProgramme(reader, article)
    return answerOnce(request, reply, async (tx) => {
      await keepFavourite(tx, actorOf(request), id, request.now)
      return { location: backOf(request, article), toast: 'Добавили в избранное' }
    })
  })

  app.post<One>('/my/favourites/:article/removal', own, async (request, reply) => {
    const article = parseArticle(request.params.article)
    const id = (await findByArticle(reader, article)) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await dropFavourite(tx, actorOf(request), id, request.now)
      return { location: backOf(request, article), toast: 'Убрали из избранного' }
    })
  })
}

/** What stands at each of these programmes for whoever looks. */
export async function favouriteMarks(
  request: FastifyRequest,
  articles: readonly number[],
): Promise<(article: number) => FavouriteMark> {
  const visitor = visitorOf(request)
  if (!visitor) return () => 'stranger'
  if (!looksForChildren(visitor)) return () => null
  const kept = await favouritesAmong(request.kit.db.reader, visitor.userId, articles)
  return (article) => (kept.has(article) ? 'kept' : 'absent')
}

/** Back to the list and to the very programme in it. */
function backOf({ body }: FastifyRequest<One>, article: number): string {
  const { back } = body ?? {}
  if (typeof back !== 'string') return '/my/favourites'
  return `${localPath(back).split('#')[0]}#programme-${article}`
}
