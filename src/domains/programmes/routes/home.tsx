import { type Role, visitorOf } from '#access'
import { type App, show } from '#platform/http'
import { dayOf, firstPage, settingOf } from '#region'
import { catalogueOf } from '../catalogue/catalogue.ts'
import { homeBlocksOf } from '../home-block.ts'
import { nearbyOf } from '../nearby.ts'
import { HomePage } from '../pages/home.tsx'
import { favouriteMarks } from './favourites.tsx'

/** The first page. */
export function homeRoutes(app: App): void {
  const { db } = app.kit
  const catalogue = catalogueOf(db)
  app.get('/', { config: { permission: 'anyone' } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const [directions, words, suggested, blocks] = await Promise.all([
      catalogue.count('direction', request.now),
      dayOf(db.reader, request.now).then((today) => settingOf(db.reader, firstPage, today)),
      nearbyOf(db, visitor, request.now),
      homeBlocksOf(db.reader, { now: request.now, visitor }),
    ])
    const favouriteOf = await favouriteMarks(
      request,
      suggested.cards.map(({ article }) => article),
    )
    const { regionName } = request.kit.config
    const toStatement = statementDoor(visitor?.role ?? null)
    return show(reply, <HomePage {...{ directions, regionName, words, toStatement, suggested, favouriteOf, blocks }} />)
  })
}

/** Newcomers register first, families file for a child, members of staff see where families are received. */
function statementDoor(role: Role | null): string {
  if (role === null) return '/register'
  return role === 'family' ? '/my/children/new' : '/points'
}
