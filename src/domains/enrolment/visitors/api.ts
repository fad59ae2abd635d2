import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { type ChildId, lookAtChild } from '#families'
import { Refusal, refuseIf } from '#kernel/refusal'
import { type App, answerOnce, notFound } from '#platform/http'
import type { GroupId } from '#programmes'
import { dayOf, regionZone } from '#region'
import { decide } from '../applications/api/deciding.ts'
import { applicationShape } from '../applications/api/shapes.ts'
import { listDeskGroups } from '../desk/queries/groups.ts'
import { quoteJson, quoteShape } from '../quote/api/shapes.ts'
import { admitVisitor, askVisitorCode, fileForVisitor } from './actions/admission.ts'
import { raiseDispute, settleDispute } from './actions/dispute.ts'
import { settlementForm, visitorCodeForm, visitorJson } from './forms.ts'
import { findAdmission, findAdmittedChild } from './queries/admission.ts'
import { listDisputes } from './queries/dispute.ts'
import { quoteForVisitor } from './routes/quote.ts'
import { whyNotFile } from './rules/admission.ts'

const answer = { permission: 'enrolment.application.answer' }
const params = z.object({ id: z.uuid() })

/** Applications for visitors (S-073) and disputes about them, for machines. */
export function admissionsApi(app: App): void {
  openingApi(app)
  filingApi(app)
  disputesApi(app)
}

function openingApi(app: App): void {
  const admission = z.object({ id: z.uuid(), href: z.string() })
  const schema = { summary: 'Подтвердить присутствие посетителя', body: visitorJson, response: { 201: admission } }
  app.post('/provider/admissions', { config: { ...answer, keyless: true }, schema }, async (request, reply) => {
    const admitted = await request.kit.db.transaction((tx) =>
      admitVisitor(tx, actorOf(request), request.body, request.now),
    )
    // Counted and told to the family first, then refused.
    if (admitted instanceof Refusal) throw admitted
    return reply.code(201).send({ id: admitted.id, href: `/api/v1/provider/admissions/${admitted.id}` })
  })

  const asking = {
    summary: 'Отправить семье код, если она выбрала этот способ',
    body: visitorCodeForm,
    response: { 204: z.null() },
  }
  app.post('/provider/admissions/code', { config: answer, schema: asking }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await askVisitorCode(tx, actorOf(request), request.body.number, request.now)
      return { status: 204, body: null }
    }),
  )
}

function filingApi(app: App): void {
  const { reader } = app.kit.db
  const querystring = z.object({ groupId: z.uuid(), startsOn: z.iso.date().optional() })
  const quoting = { summary: 'Расчёт для посетителя', params, querystring, response: { 200: visitorQuote } }
  app.get('/provider/admissions/:id/quote', { config: answer, schema: quoting }, async (request) => {
    const by = actorOf(request)
    const providerId = scopeOf(by)
    const admission = (await findAdmission(reader, request.params.id, providerId)) ?? notFound()
    refuseIf(whyNotFile(admission, request.now))
    const [child, zone, today] = await Promise.all([
      findAdmittedChild(reader, admission.certificateId),
      regionZone(reader),
      dayOf(reader, request.now),
    ])
    const { groupId, startsOn } = request.query
    const group = (await listDeskGroups(reader, providerId, today)).find(({ id }) => id === groupId) ?? notFound()
    const look = { childId: child.id as ChildId, reason: 'Заявка для посетителя' }
    await request.kit.db.transaction((tx) => lookAtChild(tx, by, look, request.now))
    const wish = { childId: child.id, guardianId: admission.guardianId, group, zone }
    const from = startsOn ? Temporal.PlainDate.from(startsOn) : undefined
    const found = (await quoteForVisitor(reader, { ...wish, startsOn: from }, request.now)) ?? notFound()
    const { leftKopecks: _, ...quote } = quoteJson(found.quote, [])
    return { ...quote, reasons: [...found.reasons] }
  })

  const body = z.object({ groupId: z.uuid(), startsOn: z.iso.date(), quoteVersion: z.string().min(1).max(64) })
  const filed = z.object({ id: z.uuid(), number: z.string(), confirmed: z.boolean() })
  const schema = { summary: 'Подать и подтвердить заявку посетителя', params, body, response: { 201: filed } }
  app.post('/provider/admissions/:id/applications', { config: answer, schema }, (request, reply) => {
    const { groupId, startsOn, quoteVersion } = request.body
    const wish = { groupId: groupId as GroupId, startsOn: Temporal.PlainDate.from(startsOn), quoteVersion }
    return answerOnce(request, reply, async (tx) => {
      const outcome = await fileForVisitor(tx, actorOf(request), request.params.id, wish, request.now)
      return { status: 201, body: outcome }
    })
  })
}

const providerReason = z.object({ code: z.string(), blocks: z.boolean(), title: z.string(), text: z.string() })
/** Without what is left on the certificate: an organisation learns the sums of its own contract only (domain 7.3). */
const visitorQuote = quoteShape.omit({ leftKopecks: true }).extend({ reasons: z.array(providerReason) })

const disputeShape = z.object({
  ...{ id: z.uuid(), number: z.string(), provider: z.string(), programme: z.string() },
  ...{ raisedAt: z.string(), words: z.string().nullable(), cancelled: z.boolean() },
  outcome: z.string().nullable(),
})

function disputesApi(app: App): void {
  const dispute = z.object({ words: z.string().trim().max(1000).default('') })
  const raising = {
    summary: '«Это были не мы»: оспорить заявку',
    params,
    body: dispute,
    response: { 200: applicationShape },
  }
  const file = { permission: 'enrolment.application.file' }
  app.post('/applications/:id/dispute', { config: file, schema: raising }, (request, reply) =>
    decide(request, reply, (tx, by, id) => raiseDispute(tx, by, id, request.body.words || null, request.now)),
  )

  const settle = { permission: 'enrolment.dispute.settle' }
  const list = z.object({ disputes: z.array(disputeShape) })
  const listing = { summary: 'Оспоренные заявки муниципалитета', response: { 200: list } }
  app.get('/municipality/disputes', { config: settle, schema: listing }, async (request) => {
    const found = await listDisputes(app.kit.db.reader, scopeOf(actorOf(request)))
    return { disputes: found.map(({ raisedAt, ...rest }) => ({ ...rest, raisedAt: raisedAt.toString() })) }
  })

  const settling = { summary: 'Ответить семье', params, body: settlementForm, response: { 204: z.null() } }
  app.post('/municipality/disputes/:id/settlement', { config: settle, schema: settling }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const settlement = { id: request.params.id, outcome: request.body.outcome }
      await settleDispute(tx, actorOf(request), settlement, request.now)
      return { status: 204, body: null }
    }),
  )
}
