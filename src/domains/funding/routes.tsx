import { actorOf } from '#access'
import { type App, show } from '#platform/http'
import { MunicipalityPage } from './pages/municipality.tsx'
import { getPayerDesk } from './queries/desk.ts'

/** `/municipality`: the acting municipality and no other. */
export function routes(app: App): void {
  app.get('/municipality', { config: { permission: 'funding.ceiling.read' } }, async (request, reply) => {
    const desk = await getPayerDesk(request.kit.db.reader, actorOf(request), request.now)
    return show(reply, <MunicipalityPage {...desk} />)
  })
}
