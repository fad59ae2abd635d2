import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, hasConsent } from '#access'
import { parseId } from '#kernel/ids'
import { refuseIf } from '#kernel/refusal'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, seeOther, show } from '#platform/http'
import { calendarOf, dayOf, regionZone, settingOf } from '#region'
import type { FieldError } from '#ui'
import { approveStatement, refuseStatement } from '../actions/decision.ts'
import { refusalForm } from '../forms/decision.ts'
import type { StatementId } from '../model/certificate.ts'
import { DecisionPage, PointRefusalPage } from '../pages/decision.tsx'
import { DecisionsPage } from '../pages/decisions.tsx'
import { getCertificateOfStatement } from '../queries/certificate.ts'
import { countToDecide, findToDecide, listToDecide, ON_A_PAGE } from '../queries/decision.ts'
import { keepCategory } from '../queries/draft.ts'
import { getPoint } from '../queries/point.ts'
import { getOwnStatement, getStatement, getStatementForPoint } from '../queries/statement.ts'
import { termOf, whyNotAgain } from '../rules/decision.ts'
import { decisionBy, refusalGrounds } from '../settings.ts'

type One = { Params: { id: string } }
const operator = { permission: 'certificates.statement.decide' }
const desk = { permission: 'certificates.statement.receive' }
const family = { permission: 'certificates.statement.submit' }

/** `/region/statements`: the operator's decisions; a point's refusal; the family's next statement in one press. */
export function decisionRoutes(app: App): void {
  app.get<{ Querystring: { page?: string } }>('/region/statements', { config: operator }, async (request, reply) => {
    const { reader } = request.kit.db
    const today = await dayOf(reader, request.now)
    const page = Math.max(1, Math.trunc(Number(request.query.page)) || 1)
    const [waiting, counts, calendar, decision, zone] = await Promise.all([
      listToDecide(reader, page),
      countToDecide(reader, today),
      calendarOf(reader),
      settingOf(reader, decisionBy, today),
      regionZone(reader),
    ])
    const rows = waiting.map((one) => ({ ...one, term: termOf(calendar, today, one.dueOn) }))
    const pages = Math.ceil(counts.all / ON_A_PAGE)
    return show(reply, <DecisionsPage waiting={rows} {...{ counts, decision, page, pages, zone }} />)
  })

  app.get<One>('/region/statements/:id', { config: operator }, async (request, reply) => showOne(request, reply))

  app.post<One>('/region/statements/:id/approval', { config: operator }, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await approveStatement(tx, actorOf(request), id, request.now)
      return { location: '/region/statements', toast: 'Заявление одобрено, сертификат активирован' }
    })
  })

  app.post<One>('/region/statements/:id/refusal', { config: operator }, async (request, reply) => {
    const form = parseForm(refusalForm, request.body)
    if (!form.ok) return showOne(request, reply, form)
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await refuseStatement(tx, actorOf(request), { statementId: id, ...form.value }, request.now)
      return { location: `/region/statements/${id}`, toast: 'Отказ записан, семья получит письмо' }
    })
  })

  pointRefusalRoutes(app)

  app.post<One>('/my/statements/:id/again', { config: family }, async (request, reply) => {
    const by = actorOf(request)
    const { db } = request.kit
    const statement = await getOwnStatement(db.reader, by, idOf(request))
    refuseIf(whyNotAgain(statement, await getCertificateOfStatement(db.reader, statement.id)))
    // The consents are given anew: they belong to a statement, and nothing is given by silence.
    const key = { childId: statement.childId, userId: by.userId }
    await db.transaction((tx) => keepCategory(tx, key, statement.categoryId, request.now))
    return seeOther(reply, `/my/children/${statement.childId}/statement`)
  })
}

function pointRefusalRoutes(app: App): void {
  app.get<One>('/reception/statements/:id/refusal', { config: desk }, async (request, reply) =>
    showPointRefusal(request, reply),
  )

  app.post<One>('/reception/statements/:id/refusal', { config: desk }, async (request, reply) => {
    const form = parseForm(refusalForm, request.body)
    if (!form.ok) return showPointRefusal(request, reply, form)
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await refuseStatement(tx, actorOf(request), { statementId: id, ...form.value }, request.now)
      return { location: `/reception/statements/${id}`, toast: 'Отказ записан, семья получит письмо' }
    })
  })
}

type Again = { errors: FieldError[]; answers: FormAnswers }

async function showPointRefusal(request: FastifyRequest<One>, reply: FastifyReply, again?: Again) {
  const { reader } = request.kit.db
  const statement = await getStatementForPoint(reader, actorOf(request).scopeId, idOf(request))
  const grounds = await settingOf(reader, refusalGrounds, await dayOf(reader, request.now))
  return show(reply, <PointRefusalPage statement={statement} grounds={grounds} {...again} />, {
    status: again ? 422 : 200,
  })
}

async function showOne(request: FastifyRequest<One>, reply: FastifyReply, again?: Again) {
  const { reader } = request.kit.db
  const id = idOf(request)
  const found = (await findToDecide(reader, id)) ?? notFound()
  const [statement, certificate, today, calendar, zone] = await Promise.all([
    getStatement(reader, id),
    getCertificateOfStatement(reader, id),
    dayOf(reader, request.now),
    calendarOf(reader),
    regionZone(reader),
  ])
  const [point, grounds, consent] = await Promise.all([
    getPoint(reader, statement.pointId),
    settingOf(reader, refusalGrounds, today),
    hasConsent(reader, statement.applicantId, 'personal-data'),
  ])
  const waiting = { ...found, term: termOf(calendar, today, found.dueOn) }
  return show(
    reply,
    <DecisionPage {...{ statement, certificate, waiting, point, grounds, consent, zone }} {...again} />,
    {
      status: again ? 422 : 200,
    },
  )
}

function idOf(request: FastifyRequest<One>): StatementId {
  return parseId<'statement'>(request.params.id) ?? notFound()
}
