import type { FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { type ChildId, lookAtChild } from '#families'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import type { FieldError } from '#ui'
import { findApplicationView } from '../applications/queries/list.ts'
import type { ApplicationId } from '../model.ts'
import { answerDeletion, askForDeletion, decideDeletion } from './actions.ts'
import { decisionForm, deletionForm } from './forms.ts'
import { DeletionDecisionPage, DeletionPage, DeletionsPage } from './pages.tsx'
import { findForOperator, listForOperator } from './queries.ts'

type One = { Params: { id: string } }
type Again = { errors: FieldError[]; answers: FormAnswers }
const file = { config: { permission: 'enrolment.application.file' } }
const answer = { config: { permission: 'enrolment.application.answer' } }
const decide = { config: { permission: 'enrolment.contract.delete' } }

/** A contract registered by mistake: the organisation asks, the family answers, the operator decides (domain 5.6). */
export function deletionRoutes(app: App): void {
  app.get<One>('/provider/applications/:id/deletion', answer, async (request, reply) =>
    show(reply, await askingPage(request)),
  )

  app.post<One>('/provider/applications/:id/deletion', answer, async (request, reply) => {
    const form = parseForm(deletionForm, request.body)
    if (!form.ok) return show(reply, await askingPage(request, form), { status: 422 })
    const id = idOf(request) as ApplicationId
    return answerOnce(request, reply, async (tx) => {
      await askForDeletion(tx, actorOf(request), id, form.value, request.now)
      return { location: `/provider/applications/${id}`, toast: 'Просьба отправлена семье' }
    })
  })

  for (const [path, state, toast] of [
    ['agreement', 'agreed', 'Вы согласились, решает региональный оператор'],
    ['refusal', 'declined', 'Организация узнает, что договор нужен'],
  ] as const)
    app.post<One>(`/my/applications/:id/deletion/${path}`, file, async (request, reply) => {
      const id = idOf(request) as ApplicationId
      return answerOnce(request, reply, async (tx) => {
        await answerDeletion(tx, actorOf(request), id, state, request.now)
        return { location: `/my/applications/${id}`, toast }
      })
    })

  operatorRoutes(app)
}

function operatorRoutes(app: App): void {
  const { reader } = app.kit.db
  app.get('/region/deletions', decide, async (_, reply) => {
    const [deletions, zone] = await Promise.all([listForOperator(reader), regionZone(reader)])
    return show(reply, <DeletionsPage deletions={deletions} zone={zone} />)
  })

  app.get<One>('/region/deletions/:id', decide, async (request, reply) => show(reply, await decisionPage(request)))

  app.post<One>('/region/deletions/:id/decision', decide, async (request, reply) => {
    const form = parseForm(decisionForm, request.body)
    if (!form.ok) return show(reply, await decisionPage(request, form), { status: 422 })
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await decideDeletion(tx, actorOf(request), { id, ...form.value }, request.now)
      return { location: '/region/deletions', toast: 'Решение записано, стороны узнают' }
    })
  })
}

async function askingPage(request: FastifyRequest, again?: Again) {
  const by = actorOf(request)
  const { db } = request.kit
  const owner = { providerId: scopeOf(by) }
  const application = (await findApplicationView(db.reader, owner, idOf(request) as ApplicationId)) ?? notFound()
  const look = { childId: application.childId as ChildId, reason: `Договор ${application.number}` }
  await db.transaction((tx) => lookAtChild(tx, by, look, request.now))
  return <DeletionPage application={application} {...again} />
}

async function decisionPage(request: FastifyRequest, again?: Again) {
  const { reader } = request.kit.db
  const [deletion, zone] = await Promise.all([findForOperator(reader, idOf(request)), regionZone(reader)])
  return <DeletionDecisionPage deletion={deletion ?? notFound()} zone={zone} {...again} />
}

function idOf(request: FastifyRequest): string {
  return parseId((request.params as { id: string }).id) ?? notFound()
}
