import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce } from '#platform/http'
import { resendStatus } from '../actions/comparison.ts'
import { reviveMessage } from '../actions/delivery.ts'
import { createPartner, moveEndpoint, revokePartner } from '../actions/partner.ts'
import { endpointForm, partnerForm } from '../forms.ts'
import { type Partner, scopes } from '../model.ts'
import { getComparison, listComparisons, listDifferences } from '../queries/comparison.ts'
import { countOutbox, listUndelivered } from '../queries/message.ts'
import { listPartners } from '../queries/partner.ts'
import { openSecrets } from '../secrets.ts'

const manage = { permission: 'exchange.manage' }
const dangerous = { ...manage, proof: true }
const one = z.object({ id: z.uuid() })
const moment = z.string()
const partner = z.object({
  ...{ id: z.uuid(), name: z.string(), scopes: z.array(z.enum(scopes)), endpoint: z.string().nullable() },
  ...{ createdAt: moment, revokedAt: moment.nullable() },
})
const message = z.object({
  ...{
    id: z.uuid(),
    orderId: z.string(),
    partner: z.string(),
    sequence: z.int(),
    status: z.string(),
    attempts: z.int(),
  },
  ...{ nextAt: moment, deadAt: moment.nullable(), problem: z.string().nullable() },
})
const comparison = z.object({
  ...{ id: z.uuid(), partner: z.string(), from: z.string(), to: z.string(), ours: z.int(), theirs: z.int() },
  ...{ comparedAt: moment, differences: z.int() },
})
const difference = z.object({
  ...{ orderId: z.string(), kind: z.string(), ours: z.string().nullable(), theirs: z.string().nullable() },
  resentAt: moment.nullable(),
})

/** The operator's side of the exchange for machines: the same acts as the pages. */
export function regionApi(app: App): void {
  const { reader } = app.kit.db
  const listing = { summary: 'Подключённые системы', response: { 200: z.object({ partners: z.array(partner) }) } }
  app.get('/region/exchange/partners', { config: manage, schema: listing }, async () => ({
    partners: (await listPartners(reader)).map(partnerJson),
  }))
  const created = z.object({ id: z.uuid() })
  const creating = {
    summary: 'Подключить систему; ключ показывает её страница',
    body: partnerForm,
    response: { 201: created },
  }
  app.post('/region/exchange/partners', { config: dangerous, schema: creating }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const secrets = openSecrets(request.kit.config.secretKey)
      const id = await createPartner(tx, actorOf(request), { partner: request.body, secrets }, request.now)
      // A kept answer lies in the database: the key is shown on its own page only.
      return { status: 201, body: { id } }
    }),
  )
  const moving = { summary: 'Изменить адрес для статусов', params: one, body: endpointForm }
  app.post('/region/exchange/partners/:id/endpoint', { config: dangerous, schema: moving }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await moveEndpoint(tx, actorOf(request), { ...request.params, ...request.body }, request.now)
      return { status: 204, body: null }
    }),
  )
  const revoking = { summary: 'Закрыть системе доступ', params: one }
  app.post('/region/exchange/partners/:id/revocation', { config: dangerous, schema: revoking }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await revokePartner(tx, actorOf(request), request.params.id, request.now)
      return { status: 204, body: null }
    }),
  )
  outboxApi(app)
  comparisonApi(app)
}

function outboxApi(app: App): void {
  const { reader } = app.kit.db
  const state = z.object({
    ...{ waiting: z.int(), late: z.int(), dead: z.int(), delivered: z.int() },
    undelivered: z.array(message),
  })
  const listing = { summary: 'Статусы, которые ещё не доставлены', response: { 200: state } }
  app.get('/region/exchange/messages', { config: manage, schema: listing }, async () => {
    const [{ oldestAt: _, ...counts }, undelivered] = await Promise.all([
      countOutbox(reader),
      listUndelivered(reader, 500),
    ])
    return {
      ...counts,
      undelivered: undelivered.map(({ externalId, nextAt, deadAt, ...rest }) => ({
        ...{ ...rest, orderId: externalId, nextAt: nextAt.toString(), deadAt: deadAt?.toString() ?? null },
      })),
    }
  })
  const reviving = { summary: 'Повторить отправку статуса', params: one }
  app.post('/region/exchange/messages/:id/revival', { config: manage, schema: reviving }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await reviveMessage(tx, actorOf(request), request.params.id, request.now)
      return { status: 204, body: null }
    }),
  )
}

function comparisonApi(app: App): void {
  const { reader } = app.kit.db
  const listing = { summary: 'Сверки', response: { 200: z.object({ comparisons: z.array(comparison) }) } }
  app.get('/region/exchange/comparisons', { config: manage, schema: listing }, async () => ({
    comparisons: (await listComparisons(reader, 100)).map(comparisonJson),
  }))
  const shown = comparison.extend({ list: z.array(difference) })
  const reading = { summary: 'Расхождения сверки', params: one, response: { 200: shown } }
  app.get('/region/exchange/comparisons/:id', { config: manage, schema: reading }, async ({ params }) => {
    const [found, differences] = [
      await getComparison(reader, params.id),
      await listDifferences(reader, params.id, 5000),
    ]
    const list = differences.map(({ externalId, resentAt, ...rest }) => ({
      ...{ ...rest, orderId: externalId, resentAt: resentAt?.toString() ?? null },
    }))
    return { ...comparisonJson(found), list }
  })
  const body = z.object({ orderId: z.string().max(100) })
  const repeating = { summary: 'Отправить статус ещё раз', params: one, body }
  app.post('/region/exchange/comparisons/:id/repeats', { config: manage, schema: repeating }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await resendStatus(tx, actorOf(request), repeatOf(request), request.now)
      return { status: 204, body: null }
    }),
  )
}

function repeatOf({ params, body }: FastifyRequest<{ Params: { id: string }; Body: { orderId: string } }>) {
  return { comparisonId: params.id, externalId: body.orderId }
}

function partnerJson({ scopes: allowed, createdAt, revokedAt, ...rest }: Partner) {
  return { ...rest, scopes: [...allowed], createdAt: createdAt.toString(), revokedAt: revokedAt?.toString() ?? null }
}

function comparisonJson({ from, to, comparedAt, ...rest }: Awaited<ReturnType<typeof getComparison>>) {
  return { ...rest, from: from.toString(), to: to.toString(), comparedAt: comparedAt.toString() }
}
