import type { FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import { findApplicationView } from '../../applications/queries/list.ts'
import { findStory } from '../../applications/queries/story.ts'
import type { ApplicationId } from '../../model.ts'
import { raiseDispute, settleDispute } from '../actions/dispute.ts'
import { disputeForm, settlementForm } from '../forms.ts'
import { DisputePage, DisputesPage, SettlementPage } from '../pages/dispute.tsx'
import { findDispute, listDisputes } from '../queries/dispute.ts'

type One = { Params: { id: string } }
const file = { config: { permission: 'enrolment.application.file' } }
const settle = { config: { permission: 'enrolment.dispute.settle' } }

/** «Это были не мы»: the family says so, the municipality looks into it. */
export function disputeRoutes(app: App): void {
  app.get<One>('/my/applications/:id/dispute', file, async (request, reply) =>
    show(reply, <DisputePage {...(await askedOf(request))} />),
  )

  app.post<One>('/my/applications/:id/dispute', file, async (request, reply) => {
    const form = parseForm(disputeForm, request.body)
    if (!form.ok) {
      const page = <DisputePage {...(await askedOf(request))} errors={form.errors} answers={form.answers} />
      return show(reply, page, { status: 422 })
    }
    const id = applicationOf(request)
    return answerOnce(request, reply, async (tx) => {
      await raiseDispute(tx, actorOf(request), id, form.value.words || null, request.now)
      return { location: `/my/applications/${id}`, toast: 'Муниципалитет узнал об этом и разберётся' }
    })
  })
  municipalityRoutes(app)
}

function municipalityRoutes(app: App): void {
  const { reader } = app.kit.db
  app.get('/municipality/disputes', settle, async (request, reply) => {
    const [disputes, zone] = await Promise.all([listDisputes(reader, scopeOf(actorOf(request))), regionZone(reader)])
    return show(reply, <DisputesPage disputes={disputes} zone={zone} />)
  })

  app.get<One>('/municipality/disputes/:id', settle, async (request, reply) =>
    show(reply, <SettlementPage {...(await foundOf(request))} />),
  )

  app.post<One>('/municipality/disputes/:id/settlement', settle, async (request, reply) => {
    const form = parseForm(settlementForm, request.body)
    if (!form.ok) {
      const page = <SettlementPage {...(await foundOf(request))} errors={form.errors} answers={form.answers} />
      return show(reply, page, { status: 422 })
    }
    const settlement = { id: idOf(request), outcome: form.value.outcome }
    return answerOnce(request, reply, async (tx) => {
      await settleDispute(tx, actorOf(request), settlement, request.now)
      return { location: '/municipality/disputes', toast: 'Ответ отправлен семье' }
    })
  })
}

async function askedOf(request: FastifyRequest) {
  const { reader } = request.kit.db
  const owner = { guardianId: actorOf(request).userId }
  const application = (await findApplicationView(reader, owner, applicationOf(request))) ?? notFound()
  const [story, zone] = await Promise.all([findStory(reader, application.id), regionZone(reader)])
  return { application, story, zone }
}

async function foundOf(request: FastifyRequest) {
  const { reader } = request.kit.db
  const [dispute, zone] = await Promise.all([
    findDispute(reader, idOf(request), scopeOf(actorOf(request))),
    regionZone(reader),
  ])
  return { dispute: dispute ?? notFound(), zone }
}

function applicationOf(request: FastifyRequest): ApplicationId {
  return idOf(request) as ApplicationId
}

function idOf(request: FastifyRequest): string {
  return parseId((request.params as { id: string }).id) ?? notFound()
}
