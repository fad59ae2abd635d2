import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { listCategories } from '#certificates'
import { isBefore } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { dayOf, getMunicipality, listPeriods, regionZone } from '#region'
import { amend, previewAmendment } from '../actions/amendment.ts'
import { amendmentForm, wishFrom } from '../forms/amendment.ts'
import { type Subject, subjects } from '../model/amendment.ts'
import { AmendmentFormPage, type AmendmentFormProps } from '../pages/amendment-form.tsx'
import { AmendmentPreviewPage } from '../pages/amendment-preview.tsx'
import { AmendmentPage, AmendmentsPage } from '../pages/amendments.tsx'
import { findAmendment, listAmendments } from '../queries/amendment.ts'
import { tellRefusal } from '../refusals/amendment.ts'

type One = { Params: { id: string } }
const reading = { permission: 'funding.ceiling.read' }
const amending = { permission: 'funding.amend' }
const asked = z.object({
  subject: z.enum(subjects).catch('nominal'),
  periodId: z.string().catch(''),
  categoryId: z.string().catch(''),
  unit: z.string().catch('kopecks'),
})

/** `/municipality/amendments`: a municipality changes nominals, limits and the ceiling by dated acts, and sees all changes. */
export function amendmentRoutes(app: App): void {
  app.get('/municipality/amendments', { config: reading }, async (request, reply) => {
    const { reader } = request.kit.db
    const municipalityId = scopeOf(actorOf(request))
    const [{ name: municipality }, amendments, zone, today] = await Promise.all([
      getMunicipality(reader, municipalityId),
      listAmendments(reader, municipalityId),
      regionZone(reader),
      dayOf(reader, request.now),
    ])
    return show(reply, <AmendmentsPage {...{ municipality, amendments, zone, today }} />)
  })
  app.get('/municipality/amendments/new', { config: amending }, async (request, reply) => {
    const { subject, ...answers } = asked.parse(request.query ?? {})
    return showForm(request, reply, { subject, answers })
  })
  app.post('/municipality/amendments/draft', { config: amending }, async (request, reply) => {
    const { subject } = asked.parse(request.body ?? {})
    return showForm(request, reply, { subject, answers: answersOf(request.body) })
  })
  app.post('/municipality/amendments/preview', { config: amending }, preview)
  app.post('/municipality/amendments', { config: amending }, async (request, reply) => {
    const form = parseForm(amendmentForm, request.body)
    if (!form.ok) return showForm(request, reply, { ...form, subject: asked.parse(request.body ?? {}).subject })
    const municipalityId = scopeOf(actorOf(request))
    const { act, subject } = form.value
    try {
      return await answerOnce(request, reply, async (tx) => {
        const id = await amend(tx, actorOf(request), { municipalityId, wish: wishFrom(form.value), act }, request.now)
        return { location: `/municipality/amendments/${id}`, toast: 'Изменение внесено' }
      })
    } catch (error) {
      // Something came in between the look and the press: what was typed stays, to be put right.
      if (!(error instanceof Refusal) || !error.code.startsWith('funding.')) throw error
      return showForm(request, reply, { subject, answers: answersOf(request.body), refusal: tellRefusal(error) })
    }
  })
  app.get<One>('/municipality/amendments/:id', { config: reading }, async (request, reply) => {
    const { reader } = request.kit.db
    const id = parseId(request.params.id) ?? notFound()
    const amendment = (await findAmendment(reader, id, scopeOf(actorOf(request)))) ?? notFound()
    const [zone, today] = await Promise.all([regionZone(reader), dayOf(reader, request.now)])
    return show(reply, <AmendmentPage {...{ amendment, zone, today }} />)
  })
}

async function preview(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = parseForm(amendmentForm, request.body)
  if (!form.ok) return showForm(request, reply, { ...form, subject: asked.parse(request.body ?? {}).subject })
  const { reader } = request.kit.db
  const municipalityId = scopeOf(actorOf(request))
  const wish = wishFrom(form.value)
  const [{ effect, refusal }, periods, categories] = await Promise.all([
    previewAmendment(reader, municipalityId, wish, request.now),
    listPeriods(reader),
    listCategories(reader, municipalityId),
  ])
  const answers = answersOf(request.body)
  if (refusal) return showForm(request, reply, { subject: wish.subject, answers, refusal: tellRefusal(refusal) })
  const facts = {
    ...{ wish, effect, act: form.value.act, answers },
    period: periods.find(({ id }) => id === wish.periodId)?.name ?? '',
    category: ('categoryId' in wish && categories.find(({ id }) => id === wish.categoryId)?.name) || null,
  }
  return show(reply, <AmendmentPreviewPage {...facts} />)
}

type Again = Pick<AmendmentFormProps, 'errors' | 'answers' | 'refusal'> & { subject: Subject }

async function showForm(request: FastifyRequest, reply: FastifyReply, again: Again): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const municipalityId = scopeOf(actorOf(request))
  const [periods, categories, today] = await Promise.all([
    listPeriods(reader),
    listCategories(reader, municipalityId),
    dayOf(reader, request.now),
  ])
  const facts = {
    periods: periods.filter(({ endsOn }) => !isBefore(endsOn, today)),
    categories: categories.filter(
      // A written end that has not come leaves the category its nominal until then; it is not ended twice.
      ({ funded, closedOn }) =>
        again.subject === 'category-end'
          ? closedOn === null
          : funded && (closedOn === null || isBefore(today, closedOn)),
    ),
  }
  return show(reply, <AmendmentFormPage {...facts} {...again} />, {
    status: again.errors ? 422 : again.refusal ? 409 : 200,
  })
}

/** What was typed, to be shown again or carried on; a file or a list is not asked for here. */
function answersOf(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {}
  const typed = Object.entries(body).filter(([name, value]) => !name.startsWith('_') && typeof value === 'string')
  return Object.fromEntries(typed) as Record<string, string>
}
