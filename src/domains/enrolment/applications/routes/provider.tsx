import type { FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { type ChildId, lookAtChild } from '#families'
import { parseId } from '#kernel/ids'
import { type WorkingCalendar, workingDaysLeft } from '#kernel/working-days'
import { type App, answerOnce, notFound, parseForm, seeOther, show } from '#platform/http'
import { typeset } from '#platform/pdf'
import { getProvider, type ProviderId } from '#providers'
import { calendarOf, dayOf, regionZone } from '#region'
import { confirmApplication, refuseApplication } from '../../contracts/actions/acceptance.ts'
import { offerPaper } from '../../contracts/papers/offer.ts'
import { findOffer } from '../../contracts/queries/offer.ts'
import { DeskPage } from '../../desk/pages/day.tsx'
import { listDeskGroups } from '../../desk/queries/groups.ts'
import type { ApplicationId, Tab } from '../../model.ts'
import { findProlongation } from '../../prolongation/queries/row.ts'
import { refusalForm } from '../forms.ts'
import { ProviderApplicationPage, RefuseApplicationPage } from '../pages/provider.tsx'
import {
  type ApplicationView,
  countApplications,
  countOverdue,
  findApplicationView,
  listApplications,
} from '../queries/list.ts'
import { listMonths } from '../queries/row.ts'
import { findStory } from '../queries/story.ts'
import { parseTab, statesOf, tabs } from '../words/states.ts'

type One = { Params: { id: string } }
const answer = { config: { permission: 'enrolment.application.answer' } }

/** The provider's day and its two answers; everything is of the provider in whose name the person acts. */
export function providerRoutes(app: App): void {
  const { db } = app.kit
  app.get<{ Querystring: { tab?: string } }>('/provider', answer, async (request, reply) => {
    const owner = ownerOf(request)
    const tab = parseTab(request.query.tab) ?? 'waiting'
    const [calendar, today] = await Promise.all([calendarOf(db.reader), dayOf(db.reader, request.now)])
    const order = tab === 'waiting' ? 'due' : 'newest'
    const [provider, byState, overdue, shown, groups] = await Promise.all([
      getProvider(db.reader, owner.providerId as ProviderId),
      countApplications(db.reader, owner),
      countOverdue(db.reader, owner, today),
      listApplications(db.reader, owner, { states: statesOf(tab), order }),
      listDeskGroups(db.reader, owner.providerId, today),
    ])
    const countOf = (one: Tab) => statesOf(one).reduce((sum, state) => sum + (byState.get(state) ?? 0), 0)
    const counts = Object.fromEntries(tabs.map((one) => [one, countOf(one)])) as Record<Tab, number>
    const applications = shown.map((one) => ({ ...one, daysLeft: workingDaysLeft(calendar, today, one.answerDueOn) }))
    return show(reply, <DeskPage provider={provider.shortName} {...{ tab, counts, overdue, applications, groups }} />)
  })

  app.get<One>('/provider/applications/:id', answer, async (request, reply) => {
    const application = await looked(request)
    const [months, prolongation, story, zone, calendar, today] = await Promise.all([
      listMonths(db.reader, application.id),
      findProlongation(db.reader, application.id),
      findStory(db.reader, application.id),
      regionZone(db.reader),
      calendarOf(db.reader),
      dayOf(db.reader, request.now),
    ])
    const daysLeft = workingDaysLeft(calendar as WorkingCalendar, today, application.answerDueOn)
    return show(
      reply,
      <ProviderApplicationPage {...{ application, story, months, prolongation, daysLeft, today, zone }} />,
    )
  })

  app.post<One>('/provider/applications/:id/approval', answer, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await confirmApplication(tx, actorOf(request), id, request.now)
      return { location: pageOf(id), toast: 'Заявка подтверждена, договор отправлен семье' }
    })
  })
  refusalRoutes(app)
  offerRoute(app)
}

function refusalRoutes(app: App): void {
  app.get<One>('/provider/applications/:id/refusal', answer, async (request, reply) => {
    const application = await ownApplication(request)
    const open = application.state === 'submitted' || application.state === 'confirmed'
    return open
      ? show(reply, <RefuseApplicationPage application={application} />)
      : seeOther(reply, pageOf(application.id))
  })

  app.post<One>('/provider/applications/:id/refusal', answer, async (request, reply) => {
    const form = parseForm(refusalForm, request.body)
    if (!form.ok) {
      const application = await ownApplication(request)
      const page = <RefuseApplicationPage application={application} errors={form.errors} answers={form.answers} />
      return show(reply, page, { status: 422 })
    }
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await refuseApplication(tx, actorOf(request), id, form.value, request.now)
      return { location: '/provider', toast: 'Отказ отправлен семье, место свободно' }
    })
  })
}

function offerRoute(app: App): void {
  app.get<One>('/provider/applications/:id/offer.pdf', answer, async (request, reply) => {
    const { db, config } = request.kit
    const id = idOf(request)
    const facts = (await findOffer(db.reader, ownerOf(request), id)) ?? notFound()
    if (!facts.application.contractId) notFound()
    const [zone, today] = await Promise.all([regionZone(db.reader), dayOf(db.reader, request.now)])
    const recordUrl = new URL(`/my/applications/${id}`, config.publicUrl).href
    await db.transaction((tx) => lookAtChild(tx, actorOf(request), lookOf(facts.application), request.now))
    const pdf = await typeset(offerPaper, { ...facts, recordUrl, zone, today })
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="dogovor-${facts.application.number.replace(/\D/g, '')}.pdf"`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(pdf))
  })
}

/** A look at the child's data leaves its row in the journal that the guardians read. */
async function looked(request: FastifyRequest): Promise<ApplicationView> {
  const application = await ownApplication(request)
  await request.kit.db.transaction((tx) => lookAtChild(tx, actorOf(request), lookOf(application), request.now))
  return application
}

function lookOf({ childId, number }: ApplicationView) {
  return { childId: childId as ChildId, reason: `Заявка ${number}` }
}

async function ownApplication(request: FastifyRequest): Promise<ApplicationView> {
  return (await findApplicationView(request.kit.db.reader, ownerOf(request), idOf(request))) ?? notFound()
}

function ownerOf(request: FastifyRequest): { providerId: string } {
  return { providerId: scopeOf(actorOf(request)) }
}

function idOf(request: FastifyRequest): ApplicationId {
  return parseId<'application'>((request.params as { id: string }).id) ?? notFound()
}

function pageOf(id: string): string {
  return `/provider/applications/${id}`
}
