import type { FastifyRequest } from 'fastify'
import { actorOf, hasConsent } from '#access'
import { getOwnChild, maskedDataOf, type OwnChild, whyNotKeptDocument } from '#families'
import { formatDay } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { dayOf } from '#region'
import { submitStatement, withdrawStatement } from '../actions/statement.ts'
import { agreementForm, categoryForm } from '../forms/statement.ts'
import { AgreementPage, CategoryPage, CheckPage, StatementTasksPage } from '../pages/statement.tsx'
import { listCategories, listOpenCategories } from '../queries/category.ts'
import { getCertificateOfChild } from '../queries/certificate.ts'
import { type AgreementKind, agreedTexts, type Draft, getDraft, keepAgreement, keepCategory } from '../queries/draft.ts'
import { findStatementOfChild } from '../queries/statement.ts'
import { isWaiting, missingParts } from '../rules/statement.ts'

type One = { Params: { id: string } }
const family = { permission: 'certificates.statement.submit' }

/** The journey of a statement in the cabinet. */
export function statementRoutes(app: App): void {
  app.get<One>('/my/children/:id/statement', { config: family }, async (request, reply) => {
    const { child, missing, passportDue } = await onTheWay(request)
    const statement = await findStatementOfChild(request.kit.db.reader, child.id)
    const certificate = await getCertificateOfChild(request.kit.db.reader, child.id)
    if (statement && (isWaiting(statement) || certificate?.statementId === statement.id))
      return seeOther(reply, `/my/statements/${statement.id}`)
    return show(reply, <StatementTasksPage child={child} missing={missing} passportDue={passportDue} />)
  })

  app.post<One>('/my/children/:id/statement', { config: family }, async (request, reply) => {
    const { child, draft } = await onTheWay(request)
    return answerOnce(request, reply, async (tx) => {
      const id = await submitStatement(tx, actorOf(request), { childId: child.id, ...draft }, request.now)
      return { location: `/my/statements/${id}` }
    })
  })

  app.get<One>('/my/children/:id/statement/check', { config: family }, async (request, reply) => {
    const { child, draft, missing } = await onTheWay(request)
    if (missing.length > 0) return seeOther(reply, `/my/children/${child.id}/statement`)
    const by = actorOf(request)
    const { reader } = request.kit.db
    const [own, categories] = await Promise.all([
      maskedDataOf(reader, { userId: by.userId }),
      listCategories(reader, child.municipalityId),
    ])
    const category = categories.find(({ id }) => id === draft.categoryId)?.name ?? ''
    const birth = formatDay(child.birthOn)
    return show(
      reply,
      <CheckPage child={child} category={category} applicant={by.name} applicantMasked={own} birth={birth} />,
    )
  })

  categoryRoutes(app)
  agreementRoutes(app, 'consent')
  agreementRoutes(app, 'rules')

  app.post<One>('/my/statements/:id/withdrawal', { config: family }, async (request, reply) => {
    const id = parseId<'statement'>(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await withdrawStatement(tx, actorOf(request), id, request.now)
      return { location: `/my/statements/${id}`, toast: 'Заявление отозвано' }
    })
  })
}

function categoryRoutes(app: App): void {
  app.get<One>('/my/children/:id/statement/category', { config: family }, async (request, reply) => {
    const { child, draft } = await onTheWay(request)
    const { reader } = request.kit.db
    const categories = await listOpenCategories(reader, child.municipalityId, await dayOf(reader, request.now))
    return show(reply, <CategoryPage child={child} categories={categories} chosen={draft.categoryId} />)
  })

  app.post<One>('/my/children/:id/statement/category', { config: family }, async (request, reply) => {
    const { child } = await onTheWay(request)
    const { db } = request.kit
    const today = await dayOf(db.reader, request.now)
    const categories = await listOpenCategories(db.reader, child.municipalityId, today)
    const form = parseForm(categoryForm, request.body)
    const known = form.ok && categories.some(({ id }) => id === form.value.category)
    if (!form.ok || !known) {
      const again = form.ok
        ? rejectForm(request.body, { field: 'category', message: 'Выберите категорию ребёнка' })
        : form
      return show(reply, <CategoryPage child={child} categories={categories} chosen={null} {...again} />, {
        status: 422,
      })
    }
    const key = { childId: child.id, userId: actorOf(request).userId }
    await db.transaction((tx) => keepCategory(tx, key, form.value.category, request.now))
    return seeOther(reply, `/my/children/${child.id}/statement`)
  })
}

function agreementRoutes(app: App, kind: AgreementKind): void {
  const path = `/my/children/:id/statement/${kind}`
  const text = agreedTexts[kind]
  app.get<One>(path, { config: family }, async (request, reply) => {
    const { child, missing } = await onTheWay(request)
    return show(reply, <AgreementPage child={child} kind={kind} text={text} given={!missing.includes(kind)} />)
  })

  app.post<One>(path, { config: family }, async (request, reply) => {
    const { child } = await onTheWay(request)
    const form = parseForm(agreementForm, request.body)
    if (!form.ok)
      return show(reply, <AgreementPage child={child} kind={kind} text={text} given={false} {...form} />, {
        status: 422,
      })
    const key = { childId: child.id, userId: actorOf(request).userId }
    await request.kit.db.transaction((tx) => keepAgreement(tx, key, kind, request.now))
    return seeOther(reply, `/my/children/${child.id}/statement`)
  })
}

type OnTheWay = { child: OwnChild; draft: Draft; missing: string[]; passportDue: boolean }

/** Where the statement of an own child stands. */
async function onTheWay(request: FastifyRequest<One>): Promise<OnTheWay> {
  const by = actorOf(request)
  const { reader } = request.kit.db
  const child = await getOwnChild(reader, by, parseId(request.params.id) ?? notFound())
  // S-035: a withdrawn consent is told before anything is typed.
  if (!(await hasConsent(reader, by.userId, 'personal-data'))) refuse('access.consent-needed')
  const [draft, own, passport] = await Promise.all([
    getDraft(reader, { childId: child.id, userId: by.userId }),
    maskedDataOf(reader, { userId: by.userId }),
    whyNotKeptDocument(reader, child, await dayOf(reader, request.now)),
  ])
  const passportDue = passport !== null
  const { snils, document, address } = child.masked
  const missing = missingParts({
    childData: Boolean(snils && document && address && !passportDue),
    applicantData: child.relation === 'self' || Boolean(own.document && own.address),
    category: draft.categoryId !== null,
    consent: draft.consent,
    rules: draft.rules,
  })
  return { child, draft, missing, passportDue }
}
