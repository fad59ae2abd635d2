import type { FastifyRequest } from 'fastify'
import { contactOf, visitorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, show } from '#platform/http'
import { dayOf, listMunicipalities } from '#region'
import { PointsPage } from '../pages/points.tsx'
import { listCampaignsOn } from '../queries/campaign.ts'
import { listPoints } from '../queries/point.ts'

/** `/points`: where to come, for everyone (S-168). */
export function publicRoutes(app: App): void {
  app.get<{ Querystring: { municipality?: string | string[] } }>(
    '/points',
    { config: { permission: 'anyone' } },
    async (request, reply) => {
      const { reader } = request.kit.db
      const { municipality } = request.query
      const chosen = municipality === undefined ? await homeOf(request) : parseId(String(municipality))
      const today = await dayOf(reader, request.now)
      const [points, municipalities, campaigns] = await Promise.all([
        listPoints(reader, today, chosen ?? undefined),
        listMunicipalities(reader),
        listCampaignsOn(reader, today, chosen),
      ])
      return show(reply, <PointsPage {...{ points, municipalities, chosen, campaigns }} />)
    },
  )
}

/** A family sees the points of its own municipality first; «все» is one choice away. */
async function homeOf(request: FastifyRequest): Promise<string | null> {
  const by = visitorOf(request)
  return by?.role === 'family' ? (await contactOf(request.kit.db.reader, by.userId)).municipalityId : null
}
