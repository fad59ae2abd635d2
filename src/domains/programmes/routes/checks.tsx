import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { dayOf, regionZone } from '#region'
import { approveCheck, refuseCheck } from '../actions/check.ts'
import { checkRefusalForm } from '../forms.ts'
import type { CheckId } from '../own.ts'
import { CheckPage, type CheckProps, ChecksPage } from '../pages/checks.tsx'
import { findCheck, listChecks, listChecksOf, listEdits } from '../queries/check.ts'
import { findOwn } from '../queries/own.ts'

type One = { Params: { id: string } }
const deciding = { permission: 'programmes.check.decide' }

/** `/region/checks`: moderation and certification as decisions with reasons (domain 4.6). */
export function checkRoutes(app: App): void {
  app.get<{ Querystring: { what?: unknown } }>('/region/checks', { config: deciding }, async (request, reply) => {
    const { reader } = request.kit.db
    const what = request.query.what === 'decided' ? 'decided' : 'waiting'
    const [lines, today] = await Promise.all([listChecks(reader, what), dayOf(reader, request.now)])
    return show(reply, <ChecksPage {...{ lines, what, today }} />)
  })

  app.get<One>('/region/checks/:id', { config: deciding }, async (request, reply) => showCheck(request, reply))

  app.post<One>('/region/checks/:id/approval', { config: deciding }, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await approveCheck(tx, actorOf(request), id, request.now)
      return { location: '/region/checks', toast: 'Программа опубликована' }
    })
  })
  app.post<One>('/region/checks/:id/refusal', { config: deciding }, async (request, reply) => {
    const form = parseForm(checkRefusalForm, request.body)
    if (!form.ok) return showCheck(request, reply, form)
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await refuseCheck(tx, actorOf(request), { id, reason: form.value.reason }, request.now)
      return { location: '/region/checks', toast: 'Отказ отправлен организации' }
    })
  })
}

async function showCheck(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<CheckProps, 'errors' | 'answers'>,
) {
  const { reader } = request.kit.db
  const check = (await findCheck(reader, idOf(request))) ?? notFound()
  const [own, history, edits, zone] = await Promise.all([
    findOwn(reader, check.programmeId, null),
    listChecksOf(reader, check.programmeId),
    listEdits(reader, check.programmeId),
    regionZone(reader),
  ])
  const shown = { check, own: own ?? notFound(), history, edits, zone }
  return show(reply, <CheckPage {...shown} {...again} />, { status: again ? 422 : 200 })
}

function idOf({ params }: FastifyRequest<One>): CheckId {
  return parseId<'check'>(params.id) ?? notFound()
}
