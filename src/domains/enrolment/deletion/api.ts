import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce } from '#platform/http'
import { decide } from '../applications/api/deciding.ts'
import { applicationShape } from '../applications/api/shapes.ts'
import { answerDeletion, askForDeletion, decideDeletion } from './actions.ts'
import { decisionForm, deletionForm } from './forms.ts'
import { listForOperator } from './queries.ts'

const params = z.object({ id: z.uuid() })
const response = { 200: applicationShape }
const operator = { permission: 'enrolment.contract.delete' }
const deletionOut = z.object({
  ...{ id: z.uuid(), applicationId: z.uuid(), number: z.string(), provider: z.string(), programme: z.string() },
  state: z.enum(['asked', 'agreed', 'declined', 'deleted', 'refused']),
  ...{ reason: z.string(), urgency: z.string(), paper: z.string(), outcome: z.string().nullable() },
  askedAt: z.iso.datetime(),
})

/** Deleting a contract registered by mistake, for machines: the acts of the pages. */
export function deletionApi(app: App): void {
  const asking = { summary: 'Попросить удалить договор, оформленный по ошибке', params, body: deletionForm, response }
  const answer = { permission: 'enrolment.application.answer' }
  app.post('/provider/applications/:id/deletion', { config: answer, schema: asking }, (request, reply) => {
    const { body } = request
    return decide(request, reply, (tx, by, id) => askForDeletion(tx, by, id, body, request.now))
  })

  const file = { permission: 'enrolment.application.file' }
  const body = z.object({ answer: z.enum(['agreed', 'declined']) })
  const answering = { summary: 'Ответ семьи на просьбу удалить договор', params, body, response }
  app.post('/applications/:id/deletion/answer', { config: file, schema: answering }, (request, reply) => {
    const { answer: state } = request.body
    return decide(request, reply, (tx, by, id) => answerDeletion(tx, by, id, state, request.now))
  })

  const listing = {
    summary: 'Просьбы удалить договоры, на которые согласны обе стороны',
    response: { 200: z.object({ deletions: z.array(deletionOut) }) },
  }
  app.get('/region/deletions', { config: operator, schema: listing }, async (request) => ({
    deletions: (await listForOperator(request.kit.db.reader)).map(
      ({ id, applicationId, number, provider, programme, state, reason, urgency, paper, outcome, askedAt }) => ({
        ...{ id, applicationId, number, provider, programme, state, reason, urgency, paper, outcome },
        askedAt: askedAt.toString(),
      }),
    ),
  }))

  const deciding = {
    summary: 'Решить о договоре, который просят удалить',
    params,
    body: decisionForm,
    response: { 200: z.object({ id: z.uuid(), decision: z.enum(['delete', 'refuse']) }) },
  }
  app.post('/region/deletions/:id/decision', { config: operator, schema: deciding }, async (request, reply) => {
    const { id } = request.params
    return answerOnce(request, reply, async (tx) => {
      await decideDeletion(tx, actorOf(request), { id, ...request.body }, request.now)
      return { status: 200, body: { id, decision: request.body.decision } }
    })
  })
}
