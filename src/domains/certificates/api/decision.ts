import { z } from 'zod'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound } from '#platform/http'
import { approveStatement, refuseStatement } from '../actions/decision.ts'
import { admitExclusion, excludeCertificate, renounceCertificate } from '../actions/exclusion.ts'
import { exclusionForm, refusalForm } from '../forms/decision.ts'
import { certificateNumberField } from '../forms/statement.ts'
import { findCertificateByNumber } from '../queries/certificate.ts'
import { listToDecide } from '../queries/decision.ts'
import { getStatement } from '../queries/statement.ts'

const one = z.object({ id: z.uuid() })
const numbered = z.object({ number: certificateNumberField })
const decider = { permission: 'certificates.statement.decide' }
const point = { permission: 'certificates.statement.receive' }
const family = { permission: 'certificates.statement.submit' }
const staff = {
  permission: 'certificates.certificate.exclude',
  proof: true,
  rateLimit: { max: 20, timeWindow: '10 minutes' },
}

const waitingOut = z.object({
  id: z.uuid(),
  number: z.string(),
  certificateNumber: z.string(),
  municipality: z.string(),
  category: z.string(),
  acceptedAt: z.iso.datetime(),
  dueOn: z.iso.date().describe('Последний день срока решения'),
})
const decidedOut = z.object({
  number: z.string(),
  state: z.enum(['approved', 'refused']),
  refusalGround: z.string().nullable(),
  decisionText: z.string().nullable(),
})
const gone = z.object({ number: z.string(), validity: z.literal('excluded') })

/** The decisions of the pages for programs, by the same acts. */
export function apiOfDecision(app: App): void {
  statementsApi(app)
  certificatesApi(app)
}

function statementsApi(app: App): void {
  const page = z.object({ page: z.coerce.number().int().min(1).default(1) })
  const listing = {
    summary: 'Заявления с полным пакетом документов: просроченные первыми',
    querystring: page,
    response: { 200: z.object({ statements: z.array(waitingOut) }) },
  }
  app.get('/decisions', { config: decider, schema: listing }, async (request) => {
    const rows = await listToDecide(request.kit.db.reader, request.query.page)
    return {
      statements: rows.map(({ point: _, acceptedAt, dueOn, ...row }) => ({
        ...row,
        acceptedAt: acceptedAt.toString(),
        dueOn: dueOn.toString(),
      })),
    }
  })

  const approving = {
    summary: 'Одобрить заявление: сертификат активируется',
    params: one,
    response: { 200: decidedOut },
  }
  app.post('/statements/:id/approval', { config: decider, schema: approving }, async (request, reply) => {
    const id = parseId<'statement'>(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await approveStatement(tx, actorOf(request), id, request.now)
      return { status: 200, body: decidedAsJson(await getStatement(tx, id)) }
    })
  })

  const refusing = {
    summary: 'Отказать по основанию из справочника региона',
    params: one,
    body: refusalForm,
    response: { 200: decidedOut },
  }
  // The operator and, where points decide, a point: each by its own permission, the act is one.
  for (const [path, config] of [
    ['/statements/:id/refusal', decider],
    ['/reception/statements/:id/refusal', point],
  ] as const)
    app.post(path, { config, schema: refusing }, async (request, reply) => {
      const statementId = parseId<'statement'>(request.params.id) ?? notFound()
      const { ground, text } = request.body
      return answerOnce(request, reply, async (tx) => {
        await refuseStatement(tx, actorOf(request), { statementId, ground, text }, request.now)
        return { status: 200, body: decidedAsJson(await getStatement(tx, statementId)) }
      })
    })
}

/** The end of a record: by the family's wish, or by a paper. */
function certificatesApi(app: App): void {
  const renouncing = {
    summary: 'Отказаться от сертификата своего ребёнка; отменить нельзя',
    params: numbered,
    body: z.object({ understood: z.literal('yes') }),
    response: { 200: gone },
  }
  app.post('/certificates/:number/renunciation', { config: family, schema: renouncing }, async (request, reply) => {
    const { number } = request.params
    const found = (await findCertificateByNumber(request.kit.db.reader, number)) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await renounceCertificate(tx, actorOf(request), found.id, request.now)
      return { status: 200, body: { number, validity: 'excluded' } }
    })
  })

  const excluding = {
    summary: 'Исключить сертификат по документу; отменить нельзя',
    params: numbered,
    body: exclusionForm.omit({ number: true }),
    response: { 200: gone },
  }
  app.post('/certificates/:number/exclusion', { config: staff, schema: excluding }, async (request, reply) => {
    const { number } = request.params
    const { ground, text } = request.body
    await request.kit.db.transaction((tx) => admitExclusion(tx, actorOf(request), request.now))
    return answerOnce(request, reply, async (tx) => {
      await excludeCertificate(tx, actorOf(request), { number, ground, text }, request.now)
      return { status: 200, body: { number, validity: 'excluded' } }
    })
  })
}

function decidedAsJson({ number, state, refusalGround, decisionText }: Awaited<ReturnType<typeof getStatement>>) {
  return { number, state, refusalGround, decisionText }
}
