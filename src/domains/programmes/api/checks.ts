import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce, notFound } from '#platform/http'
import { approveCheck, refuseCheck } from '../actions/check.ts'
import { checkRefusalForm } from '../forms.ts'
import type { CheckId } from '../own.ts'
import { findCheck, listChecks } from '../queries/check.ts'
import { checkAsJson, checkOut } from './own-shapes.ts'

const deciding = { permission: 'programmes.check.decide' }
const one = z.object({ id: z.uuid() })
const lineOut = checkOut.extend({ programme: z.string(), provider: z.string(), municipality: z.string() })

/** Moderation and certification for machines of the operator. */
export function checksApi(app: App): void {
  const query = z.object({ what: z.enum(['waiting', 'decided']).optional() })
  const listing = {
    summary: 'Проверки программ: просроченные первыми',
    querystring: query,
    response: { 200: z.object({ checks: z.array(lineOut) }) },
  }
  app.get('/checks', { config: deciding, schema: listing }, async (request) => {
    const lines = await listChecks(request.kit.db.reader, request.query.what ?? 'waiting')
    const checks = lines.map(({ programme, provider, municipality, ...check }) => ({
      ...{ ...checkAsJson(check), programme, provider, municipality },
    }))
    return { checks }
  })

  const approving = { summary: 'Сертифицировать или опубликовать программу', params: one, response: { 200: checkOut } }
  app.post('/checks/:id/approval', { config: deciding, schema: approving }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const id = request.params.id as CheckId
      await approveCheck(tx, actorOf(request), id, request.now)
      return { status: 200, body: checkAsJson((await findCheck(tx, id)) ?? notFound()) }
    }),
  )

  const refusing = {
    summary: 'Отказать и вернуть на исправление',
    params: one,
    body: checkRefusalForm,
    response: { 200: checkOut },
  }
  app.post('/checks/:id/refusal', { config: deciding, schema: refusing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const id = request.params.id as CheckId
      await refuseCheck(tx, actorOf(request), { id, reason: request.body.reason }, request.now)
      return { status: 200, body: checkAsJson((await findCheck(tx, id)) ?? notFound()) }
    }),
  )
}
