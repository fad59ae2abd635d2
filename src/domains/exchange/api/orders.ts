import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { consentText, getCertificateOfChild, rulesText } from '#certificates'
import { quoteFor } from '#enrolment'
import { openVault } from '#families'
import { refuse } from '#kernel/refusal'
import { isoDay } from '#platform/forms'
import { type App, notFound } from '#platform/http'
import type { GroupId } from '#programmes'
import { listMunicipalities } from '#region'
import { cancelOrder, takeOrder } from '../actions/order.ts'
import { requestCertificate } from '../actions/request.ts'
import type { Order } from '../model.ts'
import { findOrder } from '../queries/order.ts'
import { openSecrets } from '../secrets.ts'
import { certificateJson, costJson, orderJson } from './answers.ts'
import { partnerCall, partnerOf } from './gate.ts'
import {
  certificateAnswer,
  costAnswer,
  orderAnswer,
  orderId,
  orderShape,
  peopleFrom,
  peopleShape,
  wantedFrom,
} from './shapes.ts'

const config = partnerCall('orders')
const tags = ['exchange']
const one = z.object({ orderId })
const text = z.object({ version: z.string(), title: z.string(), paragraphs: z.array(z.string()), tick: z.string() })

/** A certificate, its price in a group, the order, its end: each repeated safely under the number of the order. */
export function orderFaces(app: App): void {
  const consents = {
    tags,
    summary: 'Тексты согласий',
    response: { 200: z.object({ personalData: text, rules: text }) },
  }
  app.get('/consents', { config, schema: consents }, async () => ({
    personalData: { ...consentText, paragraphs: [...consentText.paragraphs] },
    rules: { ...rulesText, paragraphs: [...rulesText.paragraphs] },
  }))

  const certificate = {
    ...{ tags, summary: 'Запрос сертификата: найти или оформить вместе с заявлением', body: peopleShape },
    response: { 200: certificateAnswer },
  }
  app.post('/certificate-requests', { config, schema: certificate }, async (request) => {
    const { body, kit, now } = request
    const asked = { ...namedIn(request, body.orderId), people: await peopleIn(request, body), keys: keysOf(request) }
    const answer = await kit.db.transaction((tx) => requestCertificate(tx, asked, now))
    request.outcome = answer.is
    const { reader } = kit.db
    const order = (await findOrder(reader, asked)) ?? notFound()
    const found = answer.is === 'found' && order.childId ? await getCertificateOfChild(reader, order.childId) : null
    return certificateJson({ reader, now }, { order, answer, certificate: found })
  })

  const cost = {
    ...{ tags, summary: 'Сколько стоит группа для ребёнка из запроса сертификата', response: { 200: costAnswer } },
    body: z.object({ orderId, groupId: z.uuid(), startsOn: isoDay.nullable() }),
  }
  app.post('/group-costs', { config, schema: cost }, async (request) => {
    const { body, kit, now } = request
    const { reader } = kit.db
    const { childId, userId } = (await findOrder(reader, namedIn(request, body.orderId))) ?? notFound()
    if (!childId || !userId) return refuse('exchange.no-people')
    const groupId = body.groupId as GroupId
    const wish = { childId, groupId, guardianId: userId, ...(body.startsOn && { startsOn: body.startsOn }) }
    const [quote, held] = await Promise.all([quoteFor(reader, wish, now), getCertificateOfChild(reader, childId)])
    if (!quote) return notFound()
    const answer = await costJson({ reader, now }, { ...body, quote, childId, certificateId: held?.id ?? null })
    request.outcome = answer.kind
    return answer
  })

  const order = { tags, summary: 'Заявление в кружок', body: orderShape, response: { 200: orderAnswer } }
  app.post('/orders', { config, schema: order }, async (request) => {
    const { body, kit, now } = request
    const people = await peopleIn(request, body)
    const asked = { ...namedIn(request, body.orderId), people, wanted: wantedFrom(body), keys: keysOf(request) }
    await kit.db.transaction((tx) => takeOrder(tx, asked, now))
    return answered(request, body.orderId)
  })

  const reading = { tags, summary: 'Как обстоят дела с заявлением', params: one, response: { 200: orderAnswer } }
  app.get('/orders/:orderId', { config, schema: reading }, (request) => answered(request, request.params.orderId))

  const ending = { tags, summary: 'Отозвать заявление', params: one, response: { 200: orderAnswer } }
  app.post('/orders/:orderId/cancellation', { config, schema: ending }, async (request) => {
    const { kit, params, now } = request
    await kit.db.transaction((tx) => cancelOrder(tx, namedIn(request, params.orderId), now))
    return answered(request, params.orderId)
  })
}

function namedIn(request: FastifyRequest, externalId: string) {
  return { partnerId: partnerOf(request).id, externalId }
}

function keysOf({ kit }: FastifyRequest) {
  const { secretKey } = kit.config
  return { vault: openVault(secretKey), secrets: openSecrets(secretKey) }
}

async function peopleIn(request: FastifyRequest, body: z.output<typeof peopleShape>) {
  const all = await listMunicipalities(request.kit.db.reader)
  const { id } = all.find(({ code }) => code === body.municipality) ?? refuse('exchange.municipality-unknown')
  return peopleFrom(body, id)
}

async function answered(request: FastifyRequest, externalId: string) {
  const { reader } = request.kit.db
  const order: Order = (await findOrder(reader, namedIn(request, externalId))) ?? notFound()
  request.outcome = order.state
  return orderJson({ reader }, order)
}
