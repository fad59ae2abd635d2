import { z } from 'zod'
import { actorOf, scopeWithin } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound } from '#platform/http'
import { approveChange, askForNominal, askInPerson, refuseChange, withdrawChange } from '../actions/change.ts'
import { changeRefusalForm, inPersonForm } from '../forms/change.ts'
import type { Change } from '../model/change.ts'
import { findChange, findPlace, listChanges } from '../queries/change.ts'

const one = z.object({ id: z.uuid() })
const family = { permission: 'funding.change.ask' }
const desk = { permission: 'funding.change.decide' }
const inPerson = { permission: 'funding.change.receive', rateLimit: { max: 20, timeWindow: '10 minutes' } }

const changeOut = z.object({
  id: z.uuid(),
  number: z.string(),
  certificateNumber: z.string(),
  state: z.enum(['submitted', 'queued', 'approved', 'refused', 'withdrawn', 'closed']),
  dueOn: z.iso.date().describe('Последний день срока решения'),
  place: z.int().nullable().describe('Место в очереди, 1 — следующий'),
  refusalGround: z.enum(['count-limit', 'sum-limit']).nullable(),
})

/** Statements for a certificate with nominal, by the acts of the pages. */
export function changeApi(app: App): void {
  const asking = {
    summary: 'Попросить номинал на сертификат своего ребёнка',
    params: one,
    response: { 201: changeOut },
  }
  app.post('/children/:id/nominal', { config: family, schema: asking }, async (request, reply) => {
    const childId = parseId<'child'>(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const id = await askForNominal(tx, actorOf(request), childId, request.now)
      return { status: 201, body: asJson((await findChange(tx, id, null)) ?? notFound(), null) }
    })
  })

  const withdrawing = { summary: 'Отозвать заявление на номинал', params: one, response: { 200: changeOut } }
  app.post('/changes/:id/withdrawal', { config: family, schema: withdrawing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await withdrawChange(tx, actorOf(request), request.params.id, request.now)
      return { status: 200, body: asJson((await findChange(tx, request.params.id, null)) ?? notFound(), null) }
    }),
  )

  const receiving = { summary: 'Принять заявление на номинал лично', body: inPersonForm, response: { 201: changeOut } }
  app.post('/changes', { config: inPerson, schema: receiving }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const id = await askInPerson(tx, actorOf(request), request.body.number, request.now)
      return { status: 201, body: asJson((await findChange(tx, id, null)) ?? notFound(), null) }
    }),
  )

  decisionsApi(app)
}

function decisionsApi(app: App): void {
  const listing = {
    summary: 'Заявления на номинал, которые ждут решения: просроченные первыми',
    response: { 200: z.object({ changes: z.array(changeOut) }) },
  }
  app.get('/changes', { config: desk, schema: listing }, async (request) => {
    const within = scopeWithin(actorOf(request))
    return { changes: (await listChanges(request.kit.db.reader, within)).map((change) => asJson(change, null)) }
  })

  const approving = {
    summary: 'Одобрить: номинал зачисляется или сертификат встаёт в очередь',
    params: one,
    response: { 200: changeOut },
  }
  app.post('/changes/:id/approval', { config: desk, schema: approving }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await approveChange(tx, actorOf(request), request.params.id, request.now)
      const change = (await findChange(tx, request.params.id, null)) ?? notFound()
      return { status: 200, body: asJson(change, await findPlace(tx, change.certificateId)) }
    }),
  )

  const refusing = {
    summary: 'Отказать: только при достигнутом пределе числа или суммы',
    params: one,
    body: changeRefusalForm,
    response: { 200: changeOut },
  }
  app.post('/changes/:id/refusal', { config: desk, schema: refusing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await refuseChange(tx, actorOf(request), { id: request.params.id, text: request.body.text }, request.now)
      return { status: 200, body: asJson((await findChange(tx, request.params.id, null)) ?? notFound(), null) }
    }),
  )
}

function asJson(change: Change, place: number | null): z.output<typeof changeOut> {
  const { id, number, certificateNumber, state, refusalGround } = change
  return { id, number, certificateNumber, state, refusalGround, place, dueOn: change.dueOn.toString() }
}
