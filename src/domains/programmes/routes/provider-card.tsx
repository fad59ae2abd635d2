import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, listStaff } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { excludeProvider, exclusionForm, findRegisterFacts, getProvider, type ProviderId } from '#providers'
import { regionZone } from '#region'
import { ExclusionPage, type ExclusionProps, ProviderCardPage } from '../pages/provider-card.tsx'
import { countHeld } from '../queries/provider-card.ts'

type One = { Params: { id: string } }
const keeping = { permission: 'providers.register.keep' }
const excluding = { ...keeping, proof: true }

/** `/region/providers/:id`: stands here because an exclusion is told with the programmes it takes away. */
export function providerCardRoutes(app: App): void {
  app.get<One>('/region/providers/:id', { config: keeping }, async (request, reply) => showCard(request, reply))

  app.get<One>('/region/providers/:id/exclusion', { config: excluding }, async (request, reply) =>
    showExclusion(request, reply),
  )
  app.post<One>('/region/providers/:id/exclusion', { config: excluding }, async (request, reply) => {
    const form = parseForm(exclusionForm, request.body)
    if (!form.ok) return showExclusion(request, reply, form)
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await excludeProvider(tx, actorOf(request), { id, reason: form.value.reason }, request.now)
      return { location: `/region/providers/${id}`, toast: 'Организация исключена из реестра' }
    })
  })
}

async function showCard(request: FastifyRequest<One>, reply: FastifyReply) {
  const { reader } = request.kit.db
  const id = idOf(request)
  const [provider, facts, held, staff, zone] = await Promise.all([
    getProvider(reader, id),
    findRegisterFacts(reader, id),
    countHeld(reader, id),
    listStaff(reader, [id]),
    regionZone(reader),
  ])
  return show(reply, <ProviderCardPage {...{ provider, facts: facts ?? notFound(), held, staff, zone }} />)
}

async function showExclusion(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<ExclusionProps, 'errors' | 'answers'>,
) {
  const { reader } = request.kit.db
  const id = idOf(request)
  const [provider, held] = await Promise.all([getProvider(reader, id), countHeld(reader, id)])
  return show(reply, <ExclusionPage provider={provider} held={held} {...again} />, { status: again ? 422 : 200 })
}

function idOf({ params }: FastifyRequest<One>): ProviderId {
  return parseId<'provider'>(params.id) ?? notFound()
}
