import type { FastifyRequest } from 'fastify'
import { actorOf, scopeWithin } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { dayOf, getMunicipality, listMunicipalities, regionZone } from '#region'
import { announceCampaign } from '../actions/campaign.ts'
import { campaignForm } from '../forms/point.ts'
import { CampaignPage, CampaignsPage, NewCampaignPage } from '../pages/campaigns.tsx'
import { getCampaign, listCampaigns, listProgress, listProgressByDay } from '../queries/campaign.ts'

type One = { Params: { id: string } }
const reading = { permission: 'certificates.point.read' }
const managing = { permission: 'certificates.point.manage' }

/** `/municipality/campaigns`: announced by the municipality, seen by the region too (S-055, S-162). */
export function campaignRoutes(app: App): void {
  app.get('/municipality/campaigns', { config: reading }, async (request, reply) => {
    const { reader } = request.kit.db
    const [campaigns, municipalities, today] = await Promise.all([
      listCampaigns(reader, ownOrAll(request)),
      listMunicipalities(reader),
      dayOf(reader, request.now),
    ])
    const listed = campaigns.map((campaign) => ({
      campaign,
      municipality: municipalities.find(({ id }) => id === campaign.municipalityId)?.name ?? '',
    }))
    const mayChange = actorOf(request).role === 'municipality'
    return show(reply, <CampaignsPage {...{ listed, today, mayChange }} />)
  })

  app.get('/municipality/campaigns/new', { config: managing }, async (_request, reply) =>
    show(reply, <NewCampaignPage />),
  )
  app.post('/municipality/campaigns', { config: managing }, async (request, reply) => {
    const form = parseForm(campaignForm, request.body)
    if (!form.ok) return show(reply, <NewCampaignPage {...form} />, { status: 422 })
    return answerOnce(request, reply, async (tx) => {
      const id = await announceCampaign(tx, actorOf(request), form.value, request.now)
      return { location: `/municipality/campaigns/${id}`, toast: 'Кампания объявлена' }
    })
  })

  app.get<One>('/municipality/campaigns/:id', { config: reading }, async (request, reply) => {
    const { reader } = request.kit.db
    const campaign = await getCampaign(reader, parseId(request.params.id) ?? notFound(), ownOrAll(request))
    const { municipalityId, startsOn: from, endsOn: to } = campaign
    const span = { municipalityId, from, to, zone: await regionZone(reader) }
    const [{ name: municipality }, progress, days, today] = await Promise.all([
      getMunicipality(reader, municipalityId),
      listProgress(reader, span),
      listProgressByDay(reader, span),
      dayOf(reader, request.now),
    ])
    return show(reply, <CampaignPage {...{ campaign, municipality, progress, days, today }} />)
  })
}

/** A municipality its own, the region all of them. */
export function ownOrAll(request: FastifyRequest): string | null {
  return scopeWithin(actorOf(request))
}
