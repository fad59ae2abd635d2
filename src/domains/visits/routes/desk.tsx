import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { record } from '#audit'
import { getCertificateOfStatement, getPoint, getStatement, listOpenCategories, mayAccept } from '#certificates'
import { ageProblem, elsewhere, newChildFrom, openVault } from '#families'
import { parseId } from '#kernel/ids'
import { shortName } from '#kernel/names'
import { Refusal, refuse } from '#kernel/refusal'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, rejectForm, show } from '#platform/http'
import { qrCode } from '#platform/pdf'
import { dayOf, listMunicipalities, regionZone } from '#region'
import type { FieldError } from '#ui'
import { codeUnderWay, sendVisitCode } from '../actions/agreement.ts'
import {
  cancelVisit,
  keepApplicant,
  keepVisitCategory,
  keepVisitChild,
  openAnswers,
  startVisit,
} from '../actions/filling.ts'
import { visitApplicantForm, visitCategoryForm, visitChildForm, visitPapersForm } from '../forms.ts'
import type { Visit } from '../model.ts'
import {
  VisitApplicantPage,
  VisitCategoryPage,
  VisitChildPage,
  VisitElsewherePage,
  VisitKnownChildPage,
} from '../pages/filling.tsx'
import { VisitPage, VisitsPage } from '../pages/visit.tsx'
import { getVisit, listOpenVisits } from '../queries.ts'
import { mayPrint, missingOfVisit } from '../rules.ts'
import { applicantAnswers, childAnswers, withKept, withoutKept } from './answers.ts'

type One = { Params: { id: string } }
type Again = { errors?: FieldError[]; answers?: FormAnswers }
const desk = { permission: 'certificates.statement.receive' }
const guarded = { ...desk, rateLimit: { max: 60, timeWindow: '10 minutes' } }
const letters = { ...desk, rateLimit: { max: 20, timeWindow: '10 minutes' } }

/** `/reception/visits`: a visitor without a statement (S-062…S-067). */
export function deskRoutes(app: App): void {
  app.get('/reception/visits', { config: desk }, async (_request, reply) => showVisits(reply))

  app.post('/reception/visits', { config: guarded }, async (request, reply) => {
    const form = parseForm(visitPapersForm, request.body)
    if (!form.ok) return showVisits(reply, form)
    return answerOnce(request, reply, async (tx) => ({
      location: `/reception/visits/${await startVisit(tx, actorOf(request), form.value.papers, request.now)}`,
    }))
  })

  app.get<One>('/reception/visits/:id', { config: desk }, async (request, reply) => {
    const visit = await visitOnDesk(request)
    return showVisit(request, reply, visit)
  })

  app.post<One>('/reception/visits/:id/code', { config: letters }, async (request, reply) => {
    const { id } = await visitOnDesk(request)
    const vault = vaultOf(request)
    return answerOnce(request, reply, async (tx) => {
      await sendVisitCode(tx, actorOf(request), { visitId: id, vault }, request.now)
      return { location: `/reception/visits/${id}`, toast: 'Письмо заявителю отправлено' }
    })
  })

  app.post<One>('/reception/visits/:id/cancellation', { config: desk }, async (request, reply) => {
    const { id } = await visitOnDesk(request)
    return answerOnce(request, reply, async (tx) => {
      await cancelVisit(tx, actorOf(request), id, request.now)
      return { location: '/reception/visits', toast: 'Оформление отменено, данные посетителя удалены' }
    })
  })

  applicantRoutes(app)
  childRoutes(app)
  categoryRoutes(app)
}

function applicantRoutes(app: App): void {
  const path = '/reception/visits/:id/applicant'
  app.get<One>(path, { config: desk }, async (request, reply) => {
    const visit = await openVisit(request)
    const { applicant } = openAnswers(visit, vaultOf(request))
    const page = <VisitApplicantPage visit={visit} kept={applicant !== null} answers={applicantAnswers(applicant)} />
    return show(reply, page)
  })

  app.post<One>(path, { config: guarded }, async (request, reply) => {
    const visit = await openVisit(request)
    const vault = vaultOf(request)
    const { applicant: before } = openAnswers(visit, vault)
    const form = parseForm(visitApplicantForm, withKept(request.body, before))
    const again = (page: Again) =>
      show(reply, <VisitApplicantPage visit={visit} kept={before !== null} {...withoutKept(request.body, page)} />, {
        status: 422,
      })
    if (!form.ok) return again(form)
    const { surname, name, patronymic, seen, ...rest } = form.value
    const applicant = { name: { surname, name, patronymic }, ...rest }
    try {
      return await answerOnce(request, reply, async (tx) => {
        await keepApplicant(tx, actorOf(request), { visitId: visit.id, seen, vault, applicant }, request.now)
        return { location: `/reception/visits/${visit.id}` }
      })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'access.other-name') throw error
      const message = 'У этого адреса кабинет на другое имя. Проверьте адрес и имя по паспорту или укажите другую почту'
      return again(rejectForm(request.body, { field: 'email', message }))
    }
  })
}

function childRoutes(app: App): void {
  const path = '/reception/visits/:id/child'
  app.get<One>(path, { config: desk }, async (request, reply) => {
    const visit = await openVisit(request)
    return showChild(request, reply, visit)
  })

  app.post<One>(path, { config: guarded }, async (request, reply) => {
    const visit = await openVisit(request)
    if ((request.body as { municipality?: string } | null)?.municipality === elsewhere)
      return show(reply, <VisitElsewherePage visit={visit} />)
    const vault = vaultOf(request)
    const { child: before } = openAnswers(visit, vault)
    const form = parseForm(visitChildForm, withKept(request.body, before))
    if (!form.ok) return showChild(request, reply, visit, withoutKept(request.body, form))
    const { seen, share, anotherChild } = form.value
    const child = { ...newChildFrom(form.value), anotherChild: anotherChild === 'yes' }
    const kept = { visitId: visit.id, seen, vault, child, share: share === 'yes' }
    try {
      return await answerOnce(request, reply, async (tx) => {
        await keepVisitChild(tx, actorOf(request), kept, request.now)
        return { location: `/reception/visits/${visit.id}` }
      })
    } catch (error) {
      const problem = error instanceof Refusal ? ageProblem(error) : null
      if (problem) return showChild(request, reply, visit, rejectForm(request.body, problem))
      if (!(error instanceof Refusal) || error.code !== 'families.known-child') throw error
      const { answers } = rejectForm(withKept(request.body, before))
      const page = <VisitKnownChildPage visit={visit} certain={error.facts.certain === true} answers={answers} />
      return show(reply, page, { status: 409 })
    }
  })
}

function categoryRoutes(app: App): void {
  const path = '/reception/visits/:id/category'
  const categoriesOf = async (request: FastifyRequest) => {
    const { reader } = request.kit.db
    const point = await getPoint(reader, actorOf(request).scopeId)
    return point ? listOpenCategories(reader, point.municipalityId, await dayOf(reader, request.now)) : []
  }
  app.get<One>(path, { config: desk }, async (request, reply) => {
    const visit = await openVisit(request)
    const categories = await categoriesOf(request)
    return show(reply, <VisitCategoryPage visit={visit} categories={categories} chosen={visit.categoryId} />)
  })

  app.post<One>(path, { config: guarded }, async (request, reply) => {
    const visit = await openVisit(request)
    const form = parseForm(visitCategoryForm, request.body)
    if (!form.ok) {
      const page = <VisitCategoryPage visit={visit} categories={await categoriesOf(request)} chosen={null} {...form} />
      return show(reply, page, { status: 422 })
    }
    const { seen, category: categoryId } = form.value
    return answerOnce(request, reply, async (tx) => {
      const kept = { visitId: visit.id, seen, vault: vaultOf(request), categoryId }
      await keepVisitCategory(tx, actorOf(request), kept, request.now)
      return { location: `/reception/visits/${visit.id}` }
    })
  })
}

async function visitOnDesk(request: FastifyRequest<One>): Promise<Visit> {
  return getVisit(request.kit.db.reader, actorOf(request).scopeId, parseId(request.params.id) ?? notFound())
}

async function openVisit(request: FastifyRequest<One>): Promise<Visit> {
  const visit = await visitOnDesk(request)
  if (visit.state !== 'open') refuse('visits.over', { visitId: visit.id, state: visit.state })
  return visit
}

async function showVisits(reply: FastifyReply, again: Again = {}) {
  const { request } = reply
  const by = actorOf(request)
  if (!mayAccept(by)) refuse('certificates.may-not-accept')
  const { reader } = request.kit.db
  const [visits, zone] = await Promise.all([listOpenVisits(reader, by.scopeId), regionZone(reader)])
  const lines = visits.map((visit) => {
    const { applicant } = openAnswers(visit, vaultOf(request))
    return { visit, who: applicant && shortName(applicant.name) }
  })
  return show(reply, <VisitsPage visits={lines} zone={zone} {...again} />, { status: again.errors ? 422 : 200 })
}

async function showVisit(request: FastifyRequest, reply: FastifyReply, visit: Visit) {
  const { db, config } = request.kit
  const by = actorOf(request)
  const answers = openAnswers(visit, vaultOf(request))
  // Who typed it knows what stands there; a colleague's look leaves a trace.
  if (visit.sealed && by.userId !== visit.changedBy)
    await db.transaction((tx) =>
      record(tx, by, 'visits.opened', { subjectKind: 'visit', subjectId: visit.id }, request.now),
    )
  const [zone, today, code] = await Promise.all([
    regionZone(db.reader),
    dayOf(db.reader, request.now),
    codeUnderWay(db.reader, visit.id, request.now),
  ])
  const link = new URL('/visit', config.publicUrl)
  const address = link.href.replace(/^https?:\/\//, '')
  link.searchParams.set('number', visit.number)
  const missing = missingOfVisit(visit, answers)
  const filed = visit.statementId ? await filedOf(request, visit, { today, zone }) : null
  const page = <VisitPage {...{ visit, answers, missing, code, zone, address, filed }} qr={qrCode(link.href)} />
  return show(reply, page)
}

async function filedOf(request: FastifyRequest, visit: Visit, at: Parameters<typeof mayPrint>[2]) {
  const { reader } = request.kit.db
  const statement = await getStatement(reader, visit.statementId ?? '')
  const certificate = await getCertificateOfStatement(reader, statement.id)
  return { statement, certificate, mayPrint: mayPrint(visit, statement, at) }
}

async function showChild(request: FastifyRequest, reply: FastifyReply, visit: Visit, again?: Again) {
  const { reader } = request.kit.db
  const { child } = openAnswers(visit, vaultOf(request))
  const [municipalities, point] = await Promise.all([listMunicipalities(reader), getPoint(reader, visit.pointId)])
  const answers = again?.answers ?? childAnswers(child, point?.municipalityId ?? '')
  const page = (
    <VisitChildPage
      visit={visit}
      kept={child !== null}
      municipalities={municipalities}
      errors={again?.errors ?? []}
      answers={answers}
    />
  )
  return show(reply, page, { status: again ? 422 : 200 })
}

function vaultOf(request: FastifyRequest) {
  return openVault(request.kit.config.secretKey)
}
