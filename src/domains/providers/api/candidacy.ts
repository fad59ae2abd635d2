import { z } from 'zod'
import { actorOf } from '#access'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import { acceptCandidacy, beginCandidacy, keepStep, refuseCandidacy, submitCandidacy } from '../actions/candidacy.ts'
import { type Candidacy, type CandidacyAnswers, steps } from '../candidacy.ts'
import { candidacyJson, candidacyRefusalForm } from '../forms.ts'
import { findCandidacyByToken, findSentCandidacy } from '../queries/candidacy.ts'
import { asTyped, readAnswers } from '../routes/candidacy-answers.ts'

const anyone = { permission: 'anyone', rateLimit: { max: 20, timeWindow: '10 minutes' } }
const deciding = { permission: 'providers.register.keep' }
const byToken = z.object({ token: z.string().regex(/^[\w-]{43}$/) })
const one = z.object({ id: z.uuid() })
const out = z.object({
  ...{ id: z.uuid(), number: z.string().nullable(), attempt: z.int(), inn: z.string().nullable() },
  state: z.enum(['draft', 'submitted', 'refused', 'accepted']),
  dueOn: z.iso.date().nullable().describe('Последний день срока решения'),
  reason: z.string().nullable().describe('Что исправить, если отказано'),
  providerId: z.uuid().nullable(),
})
const sent = out.extend({ link: z.string().describe('Страница заявления, открывается без входа') })

/** Requests of organisations to be listed in the register, by the acts of the pages. */
export function candidacyApi(app: App): void {
  const asking = {
    summary: 'Подать заявление о включении в реестр поставщиков',
    body: candidacyJson,
    response: { 201: sent },
  }
  app.post('/candidacies', { config: anyone, schema: asking }, async (request, reply) => {
    const answers = typedOf(request.body)
    return answerOnce(request, reply, async (tx) => {
      const { id, token } = await beginCandidacy(tx, answers, request.now)
      await submitCandidacy(tx, { id, token, facts: factsOf(answers) }, request.now)
      return { status: 201, body: { ...(await shown(tx, id)), link: `/candidacy/${token}` } }
    })
  })

  const reading = { summary: 'Что с заявлением', params: byToken, response: { 200: out } }
  app.get('/candidacies/by-link/:token', { config: anyone, schema: reading }, async (request) =>
    asJson((await findCandidacyByToken(request.kit.db.reader, request.params.token)) ?? notFound()),
  )

  const correcting = {
    summary: 'Исправить заявление после отказа и отправить снова',
    params: byToken,
    body: candidacyJson,
    response: { 200: out },
  }
  app.put('/candidacies/by-link/:token', { config: anyone, schema: correcting }, async (request, reply) => {
    const { token } = request.params
    const answers = typedOf(request.body)
    return answerOnce(request, reply, async (tx) => {
      const { id } = (await findCandidacyByToken(tx, token)) ?? notFound()
      for (const step of steps) await keepStep(tx, id, { step, typed: answers[step] ?? {} }, request.now)
      await submitCandidacy(tx, { id, token, facts: factsOf(answers) }, request.now)
      return { status: 200, body: await shown(tx, id) }
    })
  })
  decidingApi(app)
}

function decidingApi(app: App): void {
  const approving = { summary: 'Внести организацию в реестр', params: one, response: { 200: out } }
  app.post('/candidacies/:id/approval', { config: deciding, schema: approving }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const { id, answers } = (await findSentCandidacy(tx, request.params.id)) ?? notFound()
      await acceptCandidacy(tx, actorOf(request), { id, facts: factsOf(answers) }, request.now)
      return { status: 200, body: await shown(tx, id) }
    }),
  )

  const refusing = {
    summary: 'Отказать и вернуть на исправление',
    params: one,
    body: candidacyRefusalForm,
    response: { 200: out },
  }
  app.post('/candidacies/:id/refusal', { config: deciding, schema: refusing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const { id, answers } = (await findSentCandidacy(tx, request.params.id)) ?? notFound()
      const { reason } = request.body
      await refuseCandidacy(tx, actorOf(request), { id, facts: factsOf(answers), reason }, request.now)
      return { status: 200, body: await shown(tx, id) }
    }),
  )
}

function factsOf(answers: CandidacyAnswers) {
  return readAnswers(answers).facts ?? refuse('providers.candidacy-incomplete')
}

async function shown(tx: Tx, id: string) {
  return asJson((await findSentCandidacy(tx, id)) ?? notFound())
}

function asJson({ id, number, attempt, inn, state, dueOn, reason, providerId }: Candidacy): z.output<typeof out> {
  return { id, number, attempt, inn, state, reason, providerId, dueOn: dueOn?.toString() ?? null }
}

/** What the schema understood is what a form would have sent: it reads back the same. */
function typedOf(body: z.output<typeof candidacyJson>): CandidacyAnswers {
  return Object.fromEntries(steps.map((step) => [step, asTyped(body[step])]))
}
