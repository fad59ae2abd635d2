import type { FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { type ChildId, lookAtChild } from '#families'
import { parseId } from '#kernel/ids'
import { Refusal, refuseIf } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, rejectForm, seeOther, show } from '#platform/http'
import type { GroupId } from '#programmes'
import { dayOf, regionZone } from '#region'
import { listDeskGroups } from '../../desk/queries/groups.ts'
import { wishForm } from '../../quote/forms.ts'
import { admitVisitor, askVisitorCode, fileForVisitor } from '../actions/admission.ts'
import { visitorApplicationForm, visitorCodeForm, visitorForm, visitorSubject } from '../forms.ts'
import { AdmissionPage, type AdmissionPageProps } from '../pages/admission.tsx'
import { NewAdmissionPage, VisitorCodePage } from '../pages/new-admission.tsx'
import { findAdmission, findAdmittedChild } from '../queries/admission.ts'
import { whyNotFile } from '../rules/admission.ts'
import { quoteForVisitor } from './quote.ts'

type One = { Params: { id: string } }
const answer = { config: { permission: 'enrolment.application.answer' } }

/** An application for a visitor in the organisation's cabinet (S-073). */
export function admissionRoutes(app: App): void {
  app.get<{ Querystring: { code?: string } }>('/provider/admissions/new', answer, async (request, reply) =>
    show(reply, <NewAdmissionPage codeAsked={request.query.code === 'asked'} />),
  )

  // Not once for all: a wrong answer has to be counted even though it is refused.
  app.post('/provider/admissions', { config: { ...answer.config, keyless: true } }, async (request, reply) => {
    const form = parseForm(visitorForm, request.body)
    if (!form.ok) return show(reply, <NewAdmissionPage {...form} />, { status: 422 })
    const admitted = await request.kit.db.transaction((tx) =>
      admitVisitor(tx, actorOf(request), form.value, request.now),
    )
    if (!(admitted instanceof Refusal)) return seeOther(reply, `/provider/admissions/${admitted.id}`)
    if (admitted.code !== 'certificates.presence-unconfirmed') throw admitted
    const { phrase: _, code: __, ...answers } = rejectForm(request.body).answers
    return show(reply, <NewAdmissionPage answers={answers} unconfirmed />, { status: 422 })
  })

  app.get('/provider/admissions/code', answer, async (_, reply) => show(reply, <VisitorCodePage />))

  app.post('/provider/admissions/code', answer, async (request, reply) => {
    const form = parseForm(visitorCodeForm, request.body)
    if (!form.ok) return show(reply, <VisitorCodePage {...form} />, { status: 422 })
    return answerOnce(request, reply, async (tx) => {
      await askVisitorCode(tx, actorOf(request), form.value.number, request.now)
      return { location: '/provider/admissions/new?code=asked' }
    })
  })
  applicationRoutes(app)
}

function applicationRoutes(app: App): void {
  app.get<One>('/provider/admissions/:id', answer, async (request, reply) => {
    const wish = parseForm(wishForm, request.query)
    const { group, start } = wish.ok ? wish.value : {}
    const asked = await askedOf(request, { group, startsOn: start })
    const look = { childId: asked.child.id as ChildId, reason: 'Заявка для посетителя' }
    await request.kit.db.transaction((tx) => lookAtChild(tx, actorOf(request), look, request.now))
    if (wish.ok) return show(reply, <AdmissionPage {...asked} />)
    return show(reply, <AdmissionPage {...asked} errors={wish.errors} answers={wish.answers} />, { status: 422 })
  })

  app.post<One>('/provider/admissions/:id/applications', answer, async (request, reply) => {
    const form = parseForm(visitorApplicationForm, request.body)
    if (!form.ok) {
      const subject = parseForm(visitorSubject, request.body)
      if (!subject.ok) notFound()
      const page = <AdmissionPage {...(await askedOf(request, subject.value))} {...form} />
      return show(reply, page, { status: 422 })
    }
    const { group, startsOn, quoteVersion } = form.value
    const wish = { groupId: group as GroupId, startsOn, quoteVersion }
    try {
      return await answerOnce(request, reply, async (tx) => {
        const { id, confirmed } = await fileForVisitor(tx, actorOf(request), idOf(request), wish, request.now)
        const toast = confirmed ? 'Заявка подана и подтверждена, договор отправлен семье' : 'Заявка подана'
        return { location: `/provider/applications/${id}`, toast }
      })
    } catch (error) {
      // What the quote explains is shown with the new quote.
      if (
        !(error instanceof Refusal) ||
        !/^(enrolment\.(not-allowed|quote-changed|seat-gone|agreement-full)|funding|ledger)/.test(error.code)
      )
        throw error
      const changed = error.code === 'enrolment.quote-changed'
      return show(reply, <AdmissionPage {...(await askedOf(request, { group, startsOn }))} changed={changed} />, {
        status: 409,
      })
    }
  })
}

type Wish = { group?: string; startsOn?: Temporal.PlainDate }

async function askedOf(request: FastifyRequest, { group, startsOn }: Wish): Promise<AdmissionPageProps> {
  const { reader } = request.kit.db
  const providerId = scopeOf(actorOf(request))
  const admission = (await findAdmission(reader, idOf(request), providerId)) ?? notFound()
  refuseIf(whyNotFile(admission, request.now))
  const [child, today, zone] = await Promise.all([
    findAdmittedChild(reader, admission.certificateId),
    dayOf(reader, request.now),
    regionZone(reader),
  ])
  const groups = await listDeskGroups(reader, providerId, today)
  const wished = groups.find(({ id }) => id === group)
  const visitor = { childId: child.id, guardianId: admission.guardianId }
  const quoted = wished
    ? await quoteForVisitor(reader, { ...visitor, group: wished, startsOn, zone }, request.now)
    : null
  return { admission, child, groups, quoted, today, zone }
}

function idOf(request: FastifyRequest): string {
  return parseId((request.params as { id: string }).id) ?? notFound()
}
