import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isSignature, openSecrets } from '#exchange'
import { isBefore } from '#kernel/dates'
import { type App, notFound, parseForm, seeOther } from '#platform/http'
import { dayOf } from '#region'
import { callExchange } from './faces.ts'
import {
  type Answer,
  findOrder,
  findPartner,
  insertReceived,
  type Kept,
  listLast,
  updateSent,
  updateWanted,
} from './store.ts'

type One = { Params: { id: string } }
const home = '/demo/gosuslugi'
const open = { permission: 'anyone', keyless: true }

const sending = z.object({
  ...{ groupId: z.uuid(), quoteVersion: z.string().max(64), startsOn: z.iso.date(), title: z.string().max(300) },
  parentKopecks: z.coerce.number().int().min(0),
  when: z.enum(['now', 'later']).default('now'),
})

/** Orders go out, and statuses come in. */
export function sendingRoutes(app: App): void {
  app.post<One>(`${home}/orders/:id/sendings`, { config: open }, async (request, reply) => {
    const order = await orderIn(request)
    const form = parseForm(sending, request.body)
    if (!form.ok) return seeOther(reply, `${home}/orders/${order.externalId}/club`)
    const { when, ...wanted } = form.value
    await request.kit.db.transaction((tx) => updateWanted(tx, order.externalId, wanted))
    if (when === 'now') await send(app, (await orderIn(request)) ?? order, 1)
    return seeOther(reply, `${home}/orders/${order.externalId}`)
  })
  app.post<One>(`${home}/orders/:id/repeats`, { config: open }, async (request, reply) => {
    const { times } = z
      .object({ times: z.enum(['1', '2']) })
      .catch({ times: '2' })
      .parse(request.body)
    const order = await orderIn(request)
    if (order.wanted) await send(app, order, Number(times))
    return seeOther(reply, `${home}/orders/${order.externalId}`, 'Заявление отправлено')
  })
  app.post<One>(`${home}/orders/:id/cancellation`, { config: open }, async (request, reply) => {
    const { externalId } = await orderIn(request)
    const { body } = await callExchange<Answer>(app, `/orders/${externalId}/cancellation`, {})
    await request.kit.db.transaction((tx) => updateSent(tx, externalId, body, 0))
    const done = body.state === 'cancelled' ? 'Заявление отозвано' : 'Отозвать уже нельзя: смотрите статус'
    return seeOther(reply, `${home}/orders/${externalId}`, done)
  })
  app.post(`${home}/comparison`, { config: open }, async (request, reply) => {
    const { reader } = request.kit.db
    if (!(await findPartner(reader))) return seeOther(reply, home)
    const to = await dayOf(reader, request.now)
    const span = { from: to.subtract({ months: 1 }).toString(), to: to.toString() }
    const compared = { ...span, statuses: await listLast(reader) }
    const { body } = await callExchange<{ differences: unknown[] }>(app, '/comparisons', compared)
    const found = body.differences.length
    return seeOther(reply, home, found === 0 ? 'Сверка сошлась' : `Расхождений: ${found}. Они на странице обмена`)
  })
  app.register(async (scope) => receiveRoutes(scope as App))
}

/** The same order as many times, all at once. */
async function send(app: App, { externalId: orderId, composed, wanted }: Kept, times: number): Promise<void> {
  if (!wanted) return
  const { municipality, applicant, recipient, agreed, studyYear } = composed
  const { groupId, quoteVersion, parentKopecks, startsOn } = wanted
  const order = {
    ...{ orderId, municipality, applicant, recipient, agreed },
    ...{ groupId, studyYear, startsOn, quoteVersion, parentKopecks },
  }
  const answers = await Promise.all(Array.from({ length: times }, () => callExchange<Answer>(app, '/orders', order)))
  const [first] = answers
  if (first?.status !== 200) throw new Error(`the exchange answered ${first?.status}`)
  await app.kit.db.transaction((tx) => updateSent(tx, orderId, first.body, times))
}

const status = z.object({
  ...{ id: z.uuid(), orderId: z.string().max(100), sequence: z.int(), status: z.string().max(40) },
  ...{ comment: z.string().nullable(), applicationNumber: z.string().nullable(), at: z.iso.datetime({ offset: true }) },
})

/** Where statuses come: signed, told apart by id, and refused while the pretended Gosuslugi is silent. */
function receiveRoutes(app: App): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.post('/api/demo/gosuslugi/statuses', { config: open }, async (request, reply) => {
    const { kit, now } = request
    const partner = (await findPartner(kit.db.reader)) ?? notFound()
    const { downUntil } = partner
    if (downUntil && isBefore(now, downUntil)) return reply.code(503).send()
    const body = String(request.body)
    if (!isSigned(request, partner.partnerId, body)) return reply.code(401).send()
    const { orderId, applicationNumber: number, at, ...rest } = status.parse(JSON.parse(body))
    const received = { ...rest, number, happenedAt: Temporal.Instant.from(at) }
    await kit.db.transaction((tx) => insertReceived(tx, orderId, received, now))
    return reply.code(204).send()
  })
}

function isSigned({ headers, url: path, kit }: FastifyRequest, partnerId: string, body: string): boolean {
  const { secret } = openSecrets(kit.config.secretKey).credentialsOf(partnerId)
  const timestamp = String(headers['x-timestamp'] ?? '')
  return isSignature(secret, { timestamp, method: 'POST', path, body }, String(headers['x-signature'] ?? ''))
}

async function orderIn({ kit, params }: FastifyRequest<One>): Promise<Kept> {
  return (await findOrder(kit.db.reader, kit.config.secretKey, params.id)) ?? notFound()
}
