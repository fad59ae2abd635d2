import type { FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { type ChildId, lookAtChild } from '#families'
import { parseId } from '#kernel/ids'
import { refuseIf } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, sendPaper, show } from '#platform/http'
import { dayOf, regionZone } from '#region'
import { findApplicationView } from '../../applications/queries/list.ts'
import type { ApplicationId } from '../../model.ts'
import { concludeByStatement } from '../actions/conclusion.ts'
import { statementForm } from '../forms.ts'
import { StatementReceivedPage, type StatementReceivedProps } from '../pages/statement-received.tsx'
import { enrolmentStatementPaper } from '../papers/enrolment-statement.ts'
import { findContract } from '../queries/notice.ts'
import { findOffer } from '../queries/offer.ts'
import { whyNotConclude } from '../rules/conclusion.ts'

type One = { Params: { id: string } }
const answer = { config: { permission: 'enrolment.application.answer' } }

/** The contract by signed statement: the paper to print, and the press that concludes (S-074). */
export function conclusionRoutes(app: App): void {
  app.get<One>('/provider/applications/:id/statement', answer, async (request, reply) =>
    show(reply, <StatementReceivedPage {...(await askedOf(request))} />),
  )

  app.post<One>('/provider/applications/:id/statement', answer, async (request, reply) => {
    const form = parseForm(statementForm, request.body)
    if (!form.ok) {
      const page = <StatementReceivedPage {...(await askedOf(request))} errors={form.errors} answers={form.answers} />
      return show(reply, page, { status: 422 })
    }
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await concludeByStatement(tx, actorOf(request), id, form.value.on, request.now)
      return { location: `/provider/applications/${id}`, toast: 'Ребёнок зачислен, договор заключён' }
    })
  })

  app.get<One>('/provider/applications/:id/statement.pdf', answer, async (request, reply) => {
    const { db, config } = request.kit
    const id = idOf(request)
    const facts = (await findOffer(db.reader, ownerOf(request), id)) ?? notFound()
    const [zone, today] = await Promise.all([regionZone(db.reader), dayOf(db.reader, request.now)])
    const { childId, number } = facts.application
    const look = { childId: childId as ChildId, reason: `Заявка ${number}` }
    await db.transaction((tx) => lookAtChild(tx, actorOf(request), look, request.now))
    const recordUrl = new URL(`/my/applications/${id}`, config.publicUrl).href
    return sendPaper(reply, enrolmentStatementPaper, { ...facts, recordUrl, zone, today })
  })
}

async function askedOf(request: FastifyRequest): Promise<StatementReceivedProps> {
  const { reader } = request.kit.db
  const application = (await findApplicationView(reader, ownerOf(request), idOf(request))) ?? notFound()
  const [contract, today, zone] = await Promise.all([
    findContract(reader, application.id),
    dayOf(reader, request.now),
    regionZone(reader),
  ])
  refuseIf(whyNotConclude(application.state, contract, { today, zone }))
  return { application, today }
}

function ownerOf(request: FastifyRequest): { providerId: string } {
  return { providerId: scopeOf(actorOf(request)) }
}

function idOf(request: FastifyRequest): ApplicationId {
  return parseId<'application'>((request.params as { id: string }).id) ?? notFound()
}
