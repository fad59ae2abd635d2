import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import { resendStatus } from '../actions/comparison.ts'
import { reviveMessage } from '../actions/delivery.ts'
import { createPartner, moveEndpoint, revokePartner, showCredentials } from '../actions/partner.ts'
import { endpointForm, partnerForm } from '../forms.ts'
import { ComparisonPage } from '../pages/comparison.tsx'
import { CallsPage, ExchangePage } from '../pages/exchange.tsx'
import { KeyPage, NewPartnerPage, PartnerPage } from '../pages/partner.tsx'
import { listCalls } from '../queries/call.ts'
import { getComparison, listComparisons, listDifferences } from '../queries/comparison.ts'
import { countOutbox, listUndelivered } from '../queries/message.ts'
import { getPartner, listPartners } from '../queries/partner.ts'
import { openSecrets } from '../secrets.ts'

type One = { Params: { id: string } }
const home = '/region/exchange'
const manage = { permission: 'exchange.manage' }
const dangerous = { ...manage, proof: true }
const SHOWN = 200

/** The operator's side of the exchange. */
export function regionRoutes(app: App): void {
  app.get(home, { config: manage }, async ({ kit }, reply) => {
    const { reader } = kit.db
    const [partners, outbox, undelivered, comparisons, zone] = await Promise.all([
      listPartners(reader),
      countOutbox(reader),
      listUndelivered(reader, SHOWN),
      listComparisons(reader, 20),
      regionZone(reader),
    ])
    return show(reply, <ExchangePage {...{ partners, outbox, undelivered, comparisons, zone }} />)
  })
  app.get(`${home}/calls`, { config: manage }, async ({ kit }, reply) => {
    const { reader } = kit.db
    const [calls, zone] = await Promise.all([listCalls(reader, SHOWN), regionZone(reader)])
    return show(reply, <CallsPage {...{ calls, zone }} />)
  })
  app.post<One>(`${home}/messages/:id/revival`, { config: manage }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await reviveMessage(tx, actorOf(request), idOf(request), request.now)
      return { location: home, toast: 'Статус отправляется ещё раз' }
    }),
  )
  partnerRoutes(app)
  comparisonRoutes(app)
}

function partnerRoutes(app: App): void {
  const partners = `${home}/partners`
  app.get(`${partners}/new`, { config: dangerous }, (_request, reply) => show(reply, <NewPartnerPage />))
  app.post(partners, { config: dangerous }, async (request, reply) => {
    const form = parseForm(partnerForm, request.body)
    if (!form.ok) return show(reply, <NewPartnerPage errors={form.errors} answers={form.answers} />, { status: 422 })
    const partner = form.value
    return answerOnce(request, reply, async (tx) => {
      const id = await createPartner(tx, actorOf(request), { partner, secrets: secretsOf(request) }, request.now)
      return { location: `${partners}/${id}/key`, toast: 'Система подключена' }
    })
  })
  app.get<One>(`${partners}/:id`, { config: manage }, async (request, reply) => {
    const { reader } = request.kit.db
    const [partner, zone] = await Promise.all([getPartner(reader, idOf(request)), regionZone(reader)])
    return show(reply, <PartnerPage {...{ partner, zone }} />)
  })
  app.get<One>(`${partners}/:id/key`, { config: dangerous }, async (request, reply) => {
    const wish = { id: idOf(request), secrets: secretsOf(request) }
    const shown = await request.kit.db.transaction((tx) => showCredentials(tx, actorOf(request), wish, request.now))
    reply.header('cache-control', 'no-store')
    return show(reply, <KeyPage {...shown} />)
  })
  app.post<One>(`${partners}/:id/endpoint`, { config: dangerous }, async (request, reply) => {
    const id = idOf(request)
    const form = parseForm(endpointForm, request.body)
    if (!form.ok) {
      const { reader } = request.kit.db
      const [partner, zone] = await Promise.all([getPartner(reader, id), regionZone(reader)])
      const again = { errors: form.errors, answers: form.answers }
      return show(reply, <PartnerPage {...{ partner, zone, ...again }} />, { status: 422 })
    }
    const { endpoint } = form.value
    return answerOnce(request, reply, async (tx) => {
      await moveEndpoint(tx, actorOf(request), { id, endpoint }, request.now)
      return { location: `${partners}/${id}`, toast: 'Адрес изменён' }
    })
  })
  app.post<One>(`${partners}/:id/revocation`, { config: dangerous }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await revokePartner(tx, actorOf(request), idOf(request), request.now)
      return { location: `${partners}/${idOf(request)}`, toast: 'Доступ закрыт' }
    }),
  )
}

const repeat = z.object({ orderId: z.string().max(100) })

function comparisonRoutes(app: App): void {
  const one = `${home}/comparisons/:id`
  app.get<One>(one, { config: manage }, async (request, reply) => {
    const { reader } = request.kit.db
    const id = idOf(request)
    const [comparison, differences, zone] = await Promise.all([
      getComparison(reader, id),
      listDifferences(reader, id, 1000),
      regionZone(reader),
    ])
    return show(reply, <ComparisonPage {...{ comparison, differences, zone }} />)
  })
  app.post<One>(`${one}/repeats`, { config: manage }, async (request, reply) => {
    const form = parseForm(repeat, request.body)
    if (!form.ok) refuse('http.malformed')
    const { orderId: externalId } = form.value
    const comparisonId = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await resendStatus(tx, actorOf(request), { comparisonId, externalId }, request.now)
      return { location: `${home}/comparisons/${comparisonId}`, toast: 'Статус отправлен ещё раз' }
    })
  })
}

function idOf({ params }: FastifyRequest<One>): string {
  return parseId(params.id) ?? notFound()
}

function secretsOf({ kit }: FastifyRequest) {
  return openSecrets(kit.config.secretKey)
}
