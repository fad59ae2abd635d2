import type { FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { refuseIf } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, seeOther, show } from '#platform/http'
import { typeset } from '#platform/pdf'
import { dayOf, regionZone } from '#region'
import { acceptContract, whyNotAdult } from '../../contracts/actions/acceptance.ts'
import { contractBlocksOf } from '../../contracts/block.ts'
import { acceptanceForm } from '../../contracts/forms.ts'
import { AcceptancePage } from '../../contracts/pages/acceptance.tsx'
import { enrolmentStatementPaper } from '../../contracts/papers/enrolment-statement.ts'
import { offerPaper } from '../../contracts/papers/offer.ts'
import { findOffer } from '../../contracts/queries/offer.ts'
import type { ApplicationId } from '../../model.ts'
import { ProlongationRefusalPage, TooLateToRefusePage } from '../../prolongation/pages/now.tsx'
import { findProlongation } from '../../prolongation/queries/row.ts'
import { cancelApplication } from '../actions/ending.ts'
import { CancellationPage } from '../pages/cancellation.tsx'
import { ApplicationPage } from '../pages/family.tsx'
import { ReceiptPage } from '../pages/receipt.tsx'
import { type ApplicationView, findApplicationView } from '../queries/list.ts'
import { listMonths } from '../queries/row.ts'
import { findStory } from '../queries/story.ts'

type One = { Params: { id: string } }
const file = { config: { permission: 'enrolment.application.file' } }

/** A family's application: its history, its papers, and the two acts that are the family's own. */
export function familyRoutes(app: App): void {
  app.get<One>('/my/applications/:id', file, async (request, reply) => {
    const { reader } = request.kit.db
    const application = await ownApplication(request)
    const today = await dayOf(reader, request.now)
    const contract = { applicationId: application.id, guardianId: actorOf(request).userId, today }
    const [months, prolongation, story, zone, blocks] = await Promise.all([
      listMonths(reader, application.id),
      findProlongation(reader, application.id),
      findStory(reader, application.id),
      regionZone(reader),
      application.contractId ? contractBlocksOf(reader, contract) : [],
    ])
    return show(reply, <ApplicationPage {...{ application, story, months, prolongation, today, zone, blocks }} />)
  })

  app.get<One>('/my/applications/:id/receipt', file, async (request, reply) =>
    show(reply, <ReceiptPage application={await ownApplication(request)} />),
  )

  app.get<One>('/my/applications/:id/cancellation', file, async (request, reply) => {
    const application = await ownApplication(request)
    const open = application.state === 'submitted' || application.state === 'confirmed'
    const prolongation = await findProlongation(request.kit.db.reader, application.id)
    if (prolongation && application.state === 'enrolled')
      return show(reply, <TooLateToRefusePage application={application} />)
    if (prolongation && open) return show(reply, <ProlongationRefusalPage {...{ application, prolongation }} />)
    return open ? show(reply, <CancellationPage application={application} />) : seeOther(reply, pageOf(application.id))
  })

  app.post<One>('/my/applications/:id/cancellation', file, async (request, reply) => {
    const id = idOf(request)
    const { prolongsId } = await ownApplication(request)
    const toast = prolongsId ? 'Вы отказались от продления' : 'Заявка отозвана, место и деньги свободны'
    return answerOnce(request, reply, async (tx) => {
      await cancelApplication(tx, actorOf(request), id, request.now)
      return { location: pageOf(id), toast }
    })
  })
  acceptanceRoutes(app)
  paperRoutes(app)
}

function acceptanceRoutes(app: App): void {
  app.get<One>('/my/applications/:id/acceptance', file, async (request, reply) => {
    refuseIf(whyNotAdult(actorOf(request)))
    const application = await ownApplication(request)
    if (application.state !== 'confirmed') return seeOther(reply, pageOf(application.id))
    return show(reply, <AcceptancePage application={application} />)
  })

  app.post<One>('/my/applications/:id/acceptance', file, async (request, reply) => {
    const form = parseForm(acceptanceForm, request.body)
    if (!form.ok) {
      const application = await ownApplication(request)
      const page = <AcceptancePage application={application} errors={form.errors} answers={form.answers} />
      return show(reply, page, { status: 422 })
    }
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await acceptContract(tx, actorOf(request), id, request.now)
      return { location: pageOf(id), toast: 'Договор заключён. Поздравляем!' }
    })
  })
}

function paperRoutes(app: App): void {
  const papers = [
    { file: 'offer', paper: offerPaper, name: 'dogovor' },
    { file: 'statement', paper: enrolmentStatementPaper, name: 'zayavlenie' },
  ]
  for (const { file: noun, paper, name } of papers)
    app.get<One>(`/my/applications/:id/${noun}.pdf`, file, async (request, reply) => {
      const { db, config } = request.kit
      const id = idOf(request)
      const facts = (await findOffer(db.reader, { guardianId: actorOf(request).userId }, id)) ?? notFound()
      if (noun === 'offer' && !facts.application.contractId) notFound()
      const [zone, today] = await Promise.all([regionZone(db.reader), dayOf(db.reader, request.now)])
      const recordUrl = new URL(pageOf(id), config.publicUrl).href
      const pdf = await typeset(paper, { ...facts, recordUrl, zone, today })
      const label = `${name}-${facts.application.number.replace(/\D/g, '')}.pdf`
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${label}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(pdf))
    })
}

async function ownApplication(request: FastifyRequest): Promise<ApplicationView> {
  const owner = { guardianId: actorOf(request).userId }
  return (await findApplicationView(request.kit.db.reader, owner, idOf(request))) ?? notFound()
}

function idOf(request: FastifyRequest): ApplicationId {
  return parseId<'application'>((request.params as { id: string }).id) ?? notFound()
}

function pageOf(id: string): string {
  return `/my/applications/${id}`
}
