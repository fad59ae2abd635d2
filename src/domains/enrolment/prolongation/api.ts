import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { type App, answerOnce, notFound } from '#platform/http'
import type { ApplicationId } from '../model.ts'
import { listProspects, type Prospect } from './actions/prolong.ts'
import { startProlongation } from './actions/run.ts'
import { MOST_CANDIDATES } from './queries/row.ts'
import { findRun, listLines, type RunId, type RunLine } from './queries/run.ts'

const kopecks = z.bigint().describe('Копейки')
const day = z.string().describe('День, 2027-01-01')
const answer = { permission: 'enrolment.application.answer' }

const reasonShape = z.object({ code: z.string(), facts: z.record(z.string(), z.string()) })

const prospectShape = z.object({
  contract: z.object({ id: z.uuid(), number: z.string(), endsOn: day }),
  programme: z.object({ article: z.number(), name: z.string() }),
  target: z.object({ groupId: z.uuid(), group: z.string(), module: z.string(), same: z.boolean() }),
  answer: z.enum(['can', 'cannot', 'prolonged', 'declined']),
  consent: z.enum(['silence', 'late', 'price', 'share']).describe('silence: молчания семьи достаточно'),
  hasAgreement: z.boolean(),
  ...{ startsOn: day, endsOn: day, totalKopecks: kopecks },
  shares: z
    .object({ certificateKopecks: kopecks, parentKopecks: kopecks })
    .nullable()
    .describe('null, когда часть по сертификату показала бы его остаток: доли станут известны с договором'),
  reasons: z.array(reasonShape).describe('Что мешает'),
  notes: z.array(z.string()).describe('О чём стоит знать заранее'),
  next: z.object({ id: z.uuid(), number: z.string(), state: z.string() }).nullable().describe('Уже продлённый договор'),
})

const runShape = z.object({
  id: z.uuid(),
  ...{ startedAt: z.string(), finishedAt: z.string().nullable() },
  lines: z.array(
    z.object({
      contract: z.object({ id: z.uuid(), number: z.string() }),
      outcome: z.enum(['prolonged', 'unchanged', 'refused']).nullable().describe('null: до договора ещё не дошли'),
      reasons: z.array(reasonShape).nullable(),
      next: z
        .object({
          id: z.uuid(),
          number: z.string(),
          state: z.string(),
          certificateKopecks: kopecks,
          parentKopecks: kopecks,
        })
        .nullable(),
    }),
  ),
})

const pressed = z.object({
  contracts: z.array(z.uuid()).min(1).max(MOST_CANDIDATES),
  tells: z.boolean().default(false).describe('Написать семьям, чьи договоры продлить нельзя'),
})
const one = z.object({ id: z.uuid() })

/** The prolongation for machines: what could go on, one press for many, and its register. */
export function prolongationApi(app: App): void {
  const { db } = app.kit
  const listed = {
    summary: 'Договоры, которые можно продлить',
    response: { 200: z.object({ contracts: z.array(prospectShape) }) },
  }
  app.get('/provider/prolongation', { config: answer, schema: listed }, async (request) => ({
    contracts: (await listProspects(db.reader, scopeOf(actorOf(request)), request.now)).map(prospectJson),
  }))

  const started = z.object({ id: z.uuid(), href: z.string() })
  const press = { summary: 'Продлить договоры', body: pressed, response: { 202: started } }
  app.post('/provider/prolongation', { config: answer, schema: press }, async (request, reply) => {
    const { contracts, tells } = request.body
    const ids = [...new Set(contracts)] as ApplicationId[]
    return answerOnce(request, reply, async (tx) => {
      const id = await startProlongation(tx, actorOf(request), { ids, tells }, request.now)
      return { status: 202, body: { id, href: `/api/v1/provider/prolongation/${id}` } }
    })
  })

  const single = { summary: 'Ход и реестр пролонгации', params: one, response: { 200: runShape } }
  app.get('/provider/prolongation/:id', { config: answer, schema: single }, async (request) => {
    const run = (await findRun(db.reader, request.params.id as RunId, scopeOf(actorOf(request)))) ?? notFound()
    const lines = await listLines(db.reader, run.id)
    const { id, startedAt, finishedAt } = run
    return {
      id,
      startedAt: startedAt.toString(),
      finishedAt: finishedAt?.toString() ?? null,
      lines: lines.map(lineJson),
    }
  })
}

function prospectJson({ candidate, outlook }: Prospect): z.input<typeof prospectShape> {
  const { id, number, endsOn, article, programme: name, target, after } = candidate
  const { answer: can, consent, hasAgreement, quote, shares, notes } = outlook
  return {
    contract: { id, number, endsOn: endsOn.toString() },
    programme: { article, name },
    ...{ target, answer: can, consent, hasAgreement, notes },
    startsOn: quote.startsOn.toString(),
    endsOn: quote.endsOn.toString(),
    totalKopecks: quote.total,
    shares: shares && { certificateKopecks: shares.certificate, parentKopecks: shares.parent },
    reasons: outlook.reasons.map(({ code, facts }) => ({ code, facts })),
    next: after && { id: after.id, number: after.number, state: after.state },
  }
}

function lineJson(line: RunLine): z.input<typeof runShape>['lines'][number] {
  const { id, number, outcome, reasons, nextId, nextNumber, nextState, certificate, parent } = line
  const next =
    nextId && nextNumber && nextState && certificate !== null && parent !== null
      ? { id: nextId, number: nextNumber, state: nextState, certificateKopecks: certificate, parentKopecks: parent }
      : null
  return { contract: { id, number }, outcome, reasons, next }
}
