import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, listStaff } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { excludeProvider, exclusionForm, findRegisterFacts, getProvider, type ProviderId } from '#providers'
import { regionZone } from '#region'
import { ProviderCardPage, type ProviderCardProps } from '../pages/provider-card.tsx'
import { countHeld } from '../queries/provider-card.ts'

type One = { Params: { id: string } }
const keeping = { permission: 'providers.register.keep' }

/** `/region/providers/:id`: stands here because an exclusion is told with the programmes it takes away. */
export function providerCardRoutes(app: App): void {
  app.get<One>('/region/providers/:id', { config: keeping }, async (request, reply) => showCard(request, reply))

  app.post<One>('/region/providers/:id/exclusion', { config: keeping }, async (request, reply) => {
    const form = parseForm(exclusionForm, request.body)
    if (!form.ok) return showCard(request, reply, form)
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await excludeProvider(tx, actorOf(request), { id, reason: form.value.reason }, request.now)
      return { location: `/region/providers/${id}`, toast: 'Организация исключена из реестра' }
    })
  })
}

async function showCard(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<ProviderCardProps, 'errors' | 'answers'>,
) {
  const { reader } = request.kit.db
  const id = idOf(request)
  const [provider, facts, held, staff, zone] = await Promise.all([
    getProvider(reader, id),
    findRegisterFacts(reader, id),
    countHeld(reader, id),
    listStaff(reader, [id]),
    regionZone(reader),
  ])
  const shown = { provider, facts: facts ?? notFound(), held, staff, zone }
  return show(reply, <ProviderCardPage {...shown} {...again} />, { status: again ? 422 : 200 })
}

function idOf({ params }: FastifyRequest<One>): ProviderId {
  return parseId<'provider'>(params.id) ?? notFound()
}
