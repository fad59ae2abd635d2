import type { FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { type ChildId, demandAdult, lookAtChild } from '#families'
import { parseId } from '#kernel/ids'
import { refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { type App, answerOnce, notFound, parseForm, sendPaper, show } from '#platform/http'
import { dayOf, regionZone } from '#region'
import { type ApplicationView, findApplicationView } from '../../applications/queries/list.ts'
import { listMonths, type Owner, parentPartOf } from '../../applications/queries/row.ts'
import type { ApplicationId } from '../../model.ts'
import { whyNotAdult } from '../actions/acceptance.ts'
import { sideOf, terminateContract, withdrawNotice } from '../actions/termination.ts'
import { familyTerminationForm, providerTerminationForm } from '../forms.ts'
import { ProviderTerminationPage, TerminationPage, type TerminationPageProps } from '../pages/termination.tsx'
import { terminationPaper } from '../papers/termination-notice.ts'
import { findContract, findNextContract, findNotice } from '../queries/notice.ts'
import { findOffer } from '../queries/offer.ts'
import { whyNotGround, whyNotTerminate } from '../rules/termination.ts'

type One = { Params: { id: string } }
const file = { config: { permission: 'enrolment.application.file' } }
const answer = { config: { permission: 'enrolment.application.answer' } }

/** The end of a contract by either side, and the way back while the month lasts. */
export function terminationRoutes(app: App): void {
  familyRoutes(app)
  providerRoutes(app)
  for (const [place, config] of [
    ['/my', file],
    ['/provider', answer],
  ] as const) {
    app.post<One>(`${place}/applications/:id/termination/withdrawal`, config, async (request, reply) => {
      const id = idOf(request)
      return answerOnce(request, reply, async (tx) => {
        await demandSigner(tx, request, id)
        await withdrawNotice(tx, actorOf(request), id, request.now)
        return { location: `${place}/applications/${id}`, toast: 'Уведомление отозвано, договор действует дальше' }
      })
    })

    app.get<One>(`${place}/applications/:id/termination.pdf`, config, async (request, reply) => {
      const { db, config: settings } = request.kit
      const id = idOf(request)
      const facts = (await findOffer(db.reader, ownerOf(request), id)) ?? notFound()
      const notice = (await findNotice(db.reader, id)) ?? notFound()
      const [zone, today] = await Promise.all([regionZone(db.reader), dayOf(db.reader, request.now)])
      await looked(request, facts.application)
      const recordUrl = new URL(`/my/applications/${id}`, settings.publicUrl).href
      return sendPaper(reply, terminationPaper, { ...facts, notice, recordUrl, zone, today })
    })
  }
}

function familyRoutes(app: App): void {
  app.get<One>('/my/applications/:id/termination', file, async (request, reply) => {
    refuseIf(whyNotAdult(actorOf(request)))
    return show(reply, <TerminationPage {...(await askedOf(request))} />)
  })

  app.post<One>('/my/applications/:id/termination', file, async (request, reply) => {
    const form = parseForm(familyTerminationForm, request.body)
    if (!form.ok) {
      const page = <TerminationPage {...(await askedOf(request))} errors={form.errors} answers={form.answers} />
      return show(reply, page, { status: 422 })
    }
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await demandSigner(tx, request, id)
      const notice = { side: 'family', reason: form.value.words || null } as const
      await terminateContract(tx, actorOf(request), id, notice, request.now)
      return { location: `/my/applications/${id}`, toast: 'Уведомление принято' }
    })
  })
}

function providerRoutes(app: App): void {
  app.get<One>('/provider/applications/:id/termination', answer, async (request, reply) => {
    const asked = await askedOf(request)
    await looked(request, asked.application)
    return show(reply, <ProviderTerminationPage {...asked} />)
  })

  app.post<One>('/provider/applications/:id/termination', answer, async (request, reply) => {
    const form = parseForm(providerTerminationForm, request.body)
    if (!form.ok) {
      const page = <ProviderTerminationPage {...(await askedOf(request))} errors={form.errors} answers={form.answers} />
      return show(reply, page, { status: 422 })
    }
    const id = idOf(request)
    const { application, today } = await askedOf(request)
    refuseIf(whyNotGround(form.value.ground, application.birthOn, today))
    return answerOnce(request, reply, async (tx) => {
      const notice = { side: 'provider', ...form.value } as const
      await terminateContract(tx, actorOf(request), id, notice, request.now)
      return { location: `/provider/applications/${id}`, toast: 'Уведомление отправлено семье' }
    })
  })
}

/** What stands on the page of the question; refuses where there is nothing to end. */
async function askedOf(request: FastifyRequest): Promise<TerminationPageProps> {
  const { reader } = request.kit.db
  const application = (await findApplicationView(reader, ownerOf(request), idOf(request))) ?? notFound()
  const [months, contract, next, today] = await Promise.all([
    listMonths(reader, application.id),
    findContract(reader, application.id),
    findNextContract(reader, application.id),
    dayOf(reader, request.now),
  ])
  refuseIf(whyNotTerminate(application, contract, today))
  return { application, months, next, today }
}

/** D18: a contract is ended, like concluded, by an adult. */
export async function demandSigner(tx: Tx, request: FastifyRequest, id: ApplicationId): Promise<void> {
  const by = actorOf(request)
  if (sideOf(by) === 'provider') return
  refuseIf(whyNotAdult(by))
  const application = (await findApplicationView(tx, ownerOf(request), id)) ?? notFound()
  await demandAdult(tx, by, { childId: application.childId, parentKopecks: await parentPartOf(tx, id) })
}

async function looked(request: FastifyRequest, { childId, number }: ApplicationView): Promise<void> {
  const by = actorOf(request)
  if (sideOf(by) === 'family') return
  const look = { childId: childId as ChildId, reason: `Договор ${number}` }
  await request.kit.db.transaction((tx) => lookAtChild(tx, by, look, request.now))
}

function ownerOf(request: FastifyRequest): Owner {
  const by = actorOf(request)
  return sideOf(by) === 'provider' ? { providerId: scopeOf(by) } : { guardianId: by.userId }
}

function idOf(request: FastifyRequest): ApplicationId {
  return parseId<'application'>((request.params as { id: string }).id) ?? notFound()
}
