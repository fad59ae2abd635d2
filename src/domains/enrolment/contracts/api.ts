import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { type ChildId, lookAtChild } from '#families'
import { refuseIf } from '#kernel/refusal'
import { type App, notFound } from '#platform/http'
import { dayOf, regionZone } from '#region'
import { decide, ownerOf } from '../applications/api/deciding.ts'
import { applicationShape } from '../applications/api/shapes.ts'
import { type ApplicationView, findApplicationView } from '../applications/queries/list.ts'
import { findStory } from '../applications/queries/story.ts'
import { historyOf } from '../applications/words/history.ts'
import type { ApplicationId } from '../model.ts'
import { concludeByStatement } from './actions/conclusion.ts'
import { type NoticeGiven, terminateContract, withdrawNotice } from './actions/termination.ts'
import { familyTerminationForm, providerTerminationForm } from './forms.ts'
import { demandSigner } from './routes/termination.tsx'
import { whyNotGround } from './rules/termination.ts'

const file = { permission: 'enrolment.application.file' }
const read = { permission: 'enrolment.application.read' }
const answer = { permission: 'enrolment.application.answer' }
const params = z.object({ id: z.uuid() })
const response = { 200: applicationShape }

/** The life and end of a contract for machines: the same acts as the pages. */
export function contractsApi(app: App): void {
  terminationApi(app)
  statementApi(app)

  const line = z.object({ at: z.string().describe('Момент, RFC 3339'), text: z.string() })
  const schema = {
    summary: 'Что происходило с заявкой и договором, по порядку',
    params,
    response: { 200: z.object({ history: z.array(line) }) },
  }
  app.get('/applications/:id/history', { config: read, schema }, async (request) => {
    const application = await found(request)
    const by = actorOf(request)
    if (by.role === 'provider') {
      const look = { childId: application.childId as ChildId, reason: `Заявка ${application.number}` }
      await request.kit.db.transaction((tx) => lookAtChild(tx, by, look, request.now))
    }
    const { reader } = request.kit.db
    const [story, zone] = await Promise.all([findStory(reader, application.id), regionZone(reader)])
    return { history: historyOf(application, story, zone).map(({ at, text }) => ({ at: at.toString(), text })) }
  })
}

function terminationApi(app: App): void {
  const words = z.string().trim().max(1000).default('')
  const family = { summary: 'Расторгнуть договор (семья)', params, body: z.object({ words }), response }
  app.post('/applications/:id/termination', { config: file, schema: family }, (request, reply) => {
    const { words: told } = familyTerminationForm.parse(request.body)
    const notice = { side: 'family', reason: told || null } as const
    return decide(request, reply, async (tx, by, id) => {
      await demandSigner(tx, request, id)
      await terminateContract(tx, by, id, notice, request.now)
    })
  })

  const provider = { summary: 'Расторгнуть договор (организация)', params, body: providerTerminationForm, response }
  app.post('/provider/applications/:id/termination', { config: answer, schema: provider }, async (request, reply) => {
    const { birthOn } = await found(request)
    refuseIf(whyNotGround(request.body.ground, birthOn, await dayOf(request.kit.db.reader, request.now)))
    const notice: NoticeGiven = { side: 'provider', ...request.body }
    return decide(request, reply, (tx, by, id) => terminateContract(tx, by, id, notice, request.now))
  })

  const withdrawal = { summary: 'Отозвать уведомление о расторжении, пока не кончился месяц', params, response }
  for (const [path, config] of [
    ['/applications/:id/termination/withdrawal', file],
    ['/provider/applications/:id/termination/withdrawal', answer],
  ] as const)
    app.post(path, { config, schema: withdrawal }, (request, reply) =>
      decide(request, reply, async (tx, by, id) => {
        await demandSigner(tx, request, id)
        await withdrawNotice(tx, by, id, request.now)
      }),
    )
}

function statementApi(app: App): void {
  const body = z.object({ on: z.iso.date().describe('День, когда принесли подписанное заявление') })
  const schema = { summary: 'Подписанное заявление получено: договор заключён', params, body, response }
  app.post('/provider/applications/:id/statement', { config: answer, schema }, (request, reply) =>
    decide(request, reply, (tx, by, id) =>
      concludeByStatement(tx, by, id, Temporal.PlainDate.from(request.body.on), request.now),
    ),
  )
}

async function found(request: FastifyRequest): Promise<ApplicationView> {
  const id = (request.params as { id: string }).id as ApplicationId
  return (await findApplicationView(request.kit.db.reader, ownerOf(actorOf(request)), id)) ?? notFound()
}
