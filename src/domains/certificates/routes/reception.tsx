import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, actorOf, contactOf, hasConsent } from '#access'
import { lookAtChild, openVault, unmask } from '#families'
import { documentKinds, formatDocument, type IdentityDocument } from '#kernel/documents'
import { parseId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { formatSnils } from '#kernel/snils'
import { type App, answerOnce, notFound, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { calendarOf, dayOf, regionZone, settingOf } from '#region'
import type { FieldError } from '#ui'
import { acceptStatement, activateCertificate } from '../actions/reception.ts'
import { searchStatement } from '../actions/search.ts'
import { comparisonForm, searchForm } from '../forms/statement.ts'
import type { Statement } from '../model/certificate.ts'
import type { PersonOnScreen } from '../pages/person-on-screen.tsx'
import { ReceptionPage, StatementDeskPage } from '../pages/reception.tsx'
import { campaignsOfDesk } from '../queries/campaign.ts'
import { listCategories } from '../queries/category.ts'
import { getCertificate, getCertificateOfStatement } from '../queries/certificate.ts'
import { getPoint, listPoints } from '../queries/point.ts'
import { getStatementForPoint } from '../queries/statement.ts'
import { dueOf, mayDecide, mayExclude, termOf } from '../rules/decision.ts'
import { isOfAnotherRegion, mayAccept, mayActivate, maySeePersonalData, whyNotCorrect } from '../rules/statement.ts'
import { decisionBy, regionCode } from '../settings.ts'

type One = { Params: { id: string } }
const desk = { permission: 'certificates.statement.receive' }
/** Misses are counted apart (`searchStatement`); this only keeps a machine from typing. */
const guesses = { max: 120, timeWindow: '10 minutes' }

export function receptionRoutes(app: App): void {
  app.get('/reception', { config: desk }, async (request, reply) => showSearch(request, reply))

  app.post('/reception', { config: { ...desk, rateLimit: guesses } }, async (request, reply) => {
    const form = parseForm(searchForm, request.body)
    if (!form.ok) return showSearch(request, reply, form)
    const region = await settingOf(request.kit.db.reader, regionCode, await dayOf(request.kit.db.reader, request.now))
    if (isOfAnotherRegion(form.value.certificate, region)) {
      const message = `Это номер другого региона: наши начинаются с ${region}. Если ребёнок переехал к нам, подайте новое заявление`
      return showSearch(request, reply, rejectForm(request.body, { field: 'certificate', message }))
    }
    const by = actorOf(request)
    const statement = await request.kit.db.transaction((tx) => searchStatement(tx, by, form.value, request.now))
    if (statement) return seeOther(reply, `/reception/statements/${statement.id}`)
    // The same words whichever of the two numbers is wrong, or of another municipality.
    const message = 'Заявления с такой парой номеров нет. Проверьте оба номера по бумаге'
    return showSearch(request, reply, rejectForm(request.body, { field: 'statement', message }))
  })

  app.get<One>('/reception/statements/:id', { config: desk }, async (request, reply) => {
    const statement = await statementOnDesk(request)
    return showDesk(request, reply, statement)
  })

  app.post<One>('/reception/statements/:id/acceptance', { config: desk }, async (request, reply) => {
    const statement = await statementOnDesk(request)
    const form = parseForm(comparisonForm, request.body)
    if (!form.ok) return showDesk(request, reply, statement, form)
    const acceptance = { statementId: statement.id, compared: form.value.compared }
    return answerOnce(request, reply, async (tx) => {
      await acceptStatement(tx, actorOf(request), acceptance, request.now)
      return { location: `/reception/statements/${statement.id}`, toast: `Заявление ${statement.number} принято` }
    })
  })

  app.post<One>('/reception/certificates/:id/activation', { config: desk }, async (request, reply) => {
    const id = parseId<'certificate'>(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await activateCertificate(tx, actorOf(request), id, request.now)
      const { number, statementId } = await getCertificate(tx, id)
      return { location: `/reception/statements/${statementId}`, toast: `Сертификат ${number} активирован` }
    })
  })
}

export async function statementOnDesk(request: FastifyRequest<One>): Promise<Statement> {
  const id = parseId<'statement'>(request.params.id) ?? notFound()
  return getStatementForPoint(request.kit.db.reader, actorOf(request).scopeId, id)
}

type Again = { errors: FieldError[]; answers: Record<string, string | string[]> }

async function showSearch(request: FastifyRequest, reply: FastifyReply, again?: Again) {
  const { reader } = request.kit.db
  const by = actorOf(request)
  const today = await dayOf(reader, request.now)
  const campaigns = await campaignsOfDesk(reader, by.scopeId, today)
  const page = <ReceptionPage {...again} campaigns={campaigns} today={today} mayExclude={mayExclude(by)} />
  return show(reply, page, { status: again ? 422 : 200 })
}

async function showDesk(request: FastifyRequest, reply: FastifyReply, statement: Statement, again?: Again) {
  const by = actorOf(request)
  const { reader } = request.kit.db
  const certificate = await getCertificateOfStatement(reader, statement.id)
  const today = await dayOf(reader, request.now)
  const [point, points, categories, zone, consent, person] = await Promise.all([
    getPoint(reader, by.scopeId),
    listPoints(reader, today, certificate.municipalityId),
    listCategories(reader, certificate.municipalityId),
    regionZone(reader),
    hasConsent(reader, statement.applicantId, 'personal-data'),
    personOnScreen(request, by, statement, { again: again !== undefined }),
  ])
  const [decision, calendar] = await Promise.all([settingOf(reader, decisionBy, today), calendarOf(reader)])
  const dueOn = dueOf(statement)
  const page = (
    <StatementDeskPage
      statement={statement}
      certificate={certificate}
      category={categories.find(({ id }) => id === certificate.categoryId)?.name ?? ''}
      zone={zone}
      person={person}
      consent={consent}
      may={{
        accept: mayAccept(by),
        activate: mayActivate(by, point),
        correct: whyNotCorrect(statement, certificate, by) === null,
        print: maySeePersonalData(by),
        refuse: mayDecide(by, { decision, point }),
      }}
      byOperator={decision === 'operator'}
      term={dueOn && termOf(calendar, today, dueOn)}
      activators={points.filter((one) => one.mayActivate)}
      {...again}
    />
  )
  return show(reply, page, { status: again ? 422 : 200 })
}

/** Shown only while there is something to compare, and only together with the journal row of the look. */
export async function personOnScreen(
  request: FastifyRequest,
  by: Actor,
  statement: Statement,
  look: { purpose?: string | null; again: boolean },
): Promise<PersonOnScreen | null> {
  const { again, purpose = statement.state === 'submitted' ? 'Приём заявления' : null } = look
  if (!maySeePersonalData(by) || !purpose) return null
  const reason = `${purpose} ${statement.number}`
  const { childId } = statement
  const { config, db } = request.kit
  return db.transaction(async (tx) => {
    const child = await lookAtChild(tx, by, { childId, reason, again }, request.now)
    const vault = openVault(config.secretKey)
    const data = await unmask(tx, by, { owner: { childId }, vault, reason, again }, request.now)
    const applicant = await contactOf(tx, statement.applicantId)
    const self = statement.relation === 'self'
    const own = self
      ? data
      : await unmask(tx, by, { owner: { userId: statement.applicantId }, vault, reason, again }, request.now)
    return {
      child,
      applicant: fullName(applicant.name),
      applicantDocument: documentWords(own.document),
      applicantAddress: own.address ?? 'не указан',
      applicantSnils: own.snils && !self ? formatSnils(own.snils) : null,
      relation: statement.relation,
      snils: data.snils ? formatSnils(data.snils) : 'не указан',
      document: documentWords(data.document),
      address: data.address ?? 'не указан',
    }
  })
}

function documentWords(document: IdentityDocument | null): string {
  return document ? `${documentKinds[document.kind]} ${formatDocument(document)}` : 'не указан'
}
