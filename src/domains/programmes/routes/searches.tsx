import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, localPath, notFound, show } from '#platform/http'
import { SearchesPage } from '../pages/searches.tsx'
import { forgetSearch, saveSearch } from '../searches/actions.ts'
import { keptSearches } from '../searches/kept.ts'
import { searchAt } from '../searches/words.ts'

type Press = { Params: { id: string }; Body: { back?: unknown } }
const own = { config: { permission: 'programmes.favourite.keep' } }

/** Searches that a family keeps. */
export function searchRoutes(app: App): void {
  app.get<{ Querystring: { after?: unknown } }>('/my/searches', own, async (request, reply) => {
    const { after } = request.query
    const asked = typeof after === 'string' ? parseId<'saved-search'>(after) : null
    return show(
      reply,
      <SearchesPage {...(await keptSearches(app.kit.db, actorOf(request), { after: asked, now: request.now }))} />,
    )
  })

  app.post<Press>('/my/searches', own, async (request, reply) => {
    const back = localPath(request.body?.back)
    if (back.split('?')[0] !== '/programmes') notFound()
    return answerOnce(request, reply, async (tx) => {
      await saveSearch(tx, actorOf(request), searchAt(back), request.now)
      return { location: back, toast: 'Поиск сохранён: он в разделе «Избранное»' }
    })
  })

  app.post<Press>('/my/searches/:id/removal', own, async (request, reply) => {
    const id = parseId<'saved-search'>(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      if (!(await forgetSearch(tx, actorOf(request), id, request.now))) notFound()
      return { location: '/my/searches', toast: 'Поиск забыт' }
    })
  })
}
