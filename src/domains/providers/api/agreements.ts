import { z } from 'zod'
import { actorOf } from '#access'
import type { Tx } from '#platform/db'
import { line } from '#platform/forms'
import { type App, answerOnce, notFound } from '#platform/http'
import { askForAgreement, endAgreement, refuseAgreement, sideOf, signAgreement } from '../actions/agreement.ts'
import { agreementRefusalForm, endingForm } from '../forms.ts'
import type { AgreementView } from '../model.ts'
import { type AgreementSide, findAgreement, listAgreements } from '../queries/agreement.ts'

const one = z.object({ id: z.uuid() })
const reading = { permission: 'providers.agreement.read' }
const asking = { permission: 'providers.agreement.ask' }
const answering = { permission: 'providers.agreement.answer' }
const out = z.object({
  ...{ id: z.uuid(), providerId: z.uuid(), provider: z.string(), municipalityId: z.uuid(), municipality: z.string() },
  ...{ periodId: z.uuid(), period: z.string(), state: z.enum(['asked', 'active', 'refused', 'ended']) },
  ...{ number: z.string().nullable(), signedOn: z.iso.date().nullable(), endedOn: z.iso.date().nullable() },
  ...{ dueOn: z.iso.date().nullable(), reason: z.string().nullable() },
  maxKopecks: z.bigint().nullable().describe('Предельная сумма договоров, если она есть'),
})
const signing = z.object({
  number: line('Номер соглашения', 1, 40),
  signedOn: z.iso.date(),
  maxKopecks: z.coerce.bigint().positive().max(1_000_000_000_000_000n).nullable().optional(),
})

/** Agreements for machines of both sides. */
export function agreementApi(app: App): void {
  const listing = {
    summary: 'Соглашения своей организации или своего муниципалитета',
    response: { 200: z.object({ agreements: z.array(out) }) },
  }
  app.get('/agreements', { config: reading, schema: listing }, async (request) => ({
    agreements: (await listAgreements(request.kit.db.reader, sideOf(actorOf(request)))).map(asJson),
  }))

  const body = z.object({ municipalityId: z.uuid(), periodId: z.uuid() })
  const wishing = { summary: 'Попросить соглашение на период', body, response: { 201: out } }
  app.post('/agreements', { config: asking, schema: wishing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      const id = await askForAgreement(tx, by, request.body, request.now)
      return { status: 201, body: await shown(tx, id, sideOf(by)) }
    }),
  )
  answeringApi(app)
}

function answeringApi(app: App): void {
  const confirming = { summary: 'Подтвердить соглашение', params: one, body: signing, response: { 200: out } }
  app.post('/agreements/:id/approval', { config: answering, schema: confirming }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const [by, { id }] = [actorOf(request), request.params]
      const { number, signedOn, maxKopecks = null } = request.body
      await signAgreement(tx, by, id, { number, signedOn: Temporal.PlainDate.from(signedOn), maxKopecks }, request.now)
      return { status: 200, body: await shown(tx, id, sideOf(by)) }
    }),
  )

  const refusing = { summary: 'Отказать в соглашении', params: one, body: agreementRefusalForm, response: { 200: out } }
  app.post('/agreements/:id/refusal', { config: answering, schema: refusing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const [by, { id }] = [actorOf(request), request.params]
      await refuseAgreement(tx, by, id, request.body.reason, request.now)
      return { status: 200, body: await shown(tx, id, sideOf(by)) }
    }),
  )

  const finishing = { summary: 'Завершить соглашение', params: one, body: endingForm, response: { 200: out } }
  app.post('/agreements/:id/ending', { config: answering, schema: finishing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const [by, { id }] = [actorOf(request), request.params]
      await endAgreement(tx, by, id, request.body.reason, request.now)
      return { status: 200, body: await shown(tx, id, sideOf(by)) }
    }),
  )
}

async function shown(tx: Tx, id: string, side: AgreementSide) {
  return asJson((await findAgreement(tx, id, side)) ?? notFound())
}

function asJson(agreement: AgreementView): z.output<typeof out> {
  const { id, providerId, provider, municipalityId, municipality, periodId, period } = agreement
  const { state, number, reason, maxKopecks } = agreement
  return {
    ...{ id, providerId, provider, municipalityId, municipality, periodId, period, state, number, reason, maxKopecks },
    signedOn: agreement.signedOn?.toString() ?? null,
    endedOn: agreement.endedOn?.toString() ?? null,
    dueOn: agreement.dueOn?.toString() ?? null,
  }
}
