import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { getOwnChild } from '#families'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound } from '#platform/http'
import { dayOf } from '#region'
import { acceptStatement, activateCertificate } from '../actions/reception.ts'
import { searchStatement } from '../actions/search.ts'
import { submitStatement, withdrawStatement } from '../actions/statement.ts'
import { certificateNumberField, searchForm } from '../forms/statement.ts'
import { type Certificate, comparedFields, type Statement } from '../model/certificate.ts'
import { listOpenCategories } from '../queries/category.ts'
import {
  findCertificateByNumber,
  getCertificate,
  getCertificateOfChild,
  getCertificateOfStatement,
} from '../queries/certificate.ts'
import { listPoints } from '../queries/point.ts'
import { listRegistry } from '../queries/registry.ts'
import { getOwnStatement, getStatementForPoint } from '../queries/statement.ts'
import { consentText, rulesText } from '../texts.ts'

const one = z.object({ id: z.uuid() })
const number = z.object({ number: certificateNumberField })
const fields = z.enum(Object.keys(comparedFields) as [keyof typeof comparedFields])

const statementOut = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(['submitted', 'accepted', 'approved', 'refused', 'withdrawn', 'expired']),
  certificateNumber: z.string(),
  submittedAt: z.iso.datetime(),
  documentsDueOn: z.iso.date(),
})
/** No name, no child: the number and what may be done with it. */
const certificateOut = z.object({
  number: z.string(),
  activation: z.enum(['not-activated', 'in-process', 'activated']),
  validity: z.enum(['valid', 'frozen', 'excluded', 'expired']),
  funding: z.enum(['accounting', 'queued', 'nominal']),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
})

const pointOut = z.object({
  id: z.uuid(),
  municipalityId: z.uuid(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  hours: z.string(),
  specialist: z.string(),
  mayActivate: z.boolean(),
})

const family = { permission: 'certificates.statement.submit' }
const desk = { permission: 'certificates.statement.receive' }
const guesses = { ...desk, rateLimit: { max: 120, timeWindow: '10 minutes' } }

const count = z.int()
const registryOut = z.object({
  municipalityId: z.uuid(),
  municipality: z.string(),
  children: count,
  living: count.describe('Действующие сертификаты; из них notActivated, inProcess и activated'),
  ...{ notActivated: count, inProcess: count, activated: count },
  ...{ frozen: count, excluded: count, expired: count },
  waiting: count.describe('Заявления, по которым ждут документов'),
  overdue: count.describe('Из них срок прошёл'),
  accepted: count.describe('Приняты и ждут активации'),
  points: count,
  activating: count.describe('Пункты приёма, которые активируют'),
})

export function api(app: App): void {
  pointsApi(app)
  familyApi(app)
  deskApi(app)
  registryApi(app)
}

function pointsApi(app: App): void {
  const found = z.object({ points: z.array(pointOut) })
  const query = z.object({ municipalityId: z.uuid().optional() })
  const listing = { summary: 'Пункты приёма', querystring: query, response: { 200: found } }
  app.get('/points', { config: { permission: 'anyone' }, schema: listing }, async (request) => {
    const { reader } = request.kit.db
    return { points: await listPoints(reader, await dayOf(reader, request.now), request.query.municipalityId) }
  })
}

function familyApi(app: App): void {
  const categories = z.object({
    categories: z.array(z.object({ id: z.uuid(), name: z.string(), proof: z.string().nullable() })),
  })
  const categoriesOf = {
    summary: 'Категории, в которых ребёнок может просить сертификат',
    params: one,
    response: { 200: categories },
  }
  app.get('/children/:id/categories', { config: family, schema: categoriesOf }, async (request) => {
    const { reader } = request.kit.db
    const child = await getOwnChild(reader, actorOf(request), request.params.id)
    const found = await listOpenCategories(reader, child.municipalityId, await dayOf(reader, request.now))
    return { categories: found.map(({ id, name, proof }) => ({ id, name, proof })) }
  })

  const certificateOf = { summary: 'Сертификат ребёнка', params: one, response: { 200: certificateOut } }
  app.get('/children/:id/certificate', { config: family, schema: certificateOf }, async (request) => {
    const { reader } = request.kit.db
    const child = await getOwnChild(reader, actorOf(request), request.params.id)
    return certificateAsJson((await getCertificateOfChild(reader, child.id)) ?? notFound())
  })

  const agreed = (version: string) => z.literal(version, `Нужно согласие с редакцией ${version}`)
  const body = z.object({
    childId: z.uuid(),
    categoryId: z.uuid(),
    consent: z.object({ version: agreed(consentText.version) }).describe(consentText.tick),
    rules: z.object({ version: agreed(rulesText.version) }).describe(rulesText.tick),
  })
  const submitting = { summary: 'Подать заявление на сертификат', body, response: { 201: statementOut } }
  app.post('/statements', { config: family, schema: submitting }, async (request, reply) => {
    const { childId, categoryId, consent, rules } = request.body
    const submission = {
      childId: parseId<'child'>(childId) ?? notFound(),
      categoryId: parseId<'category'>(categoryId),
      consent: { ...consent, at: request.now },
      rules: { ...rules, at: request.now },
    }
    return answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      const id = await submitStatement(tx, by, submission, request.now)
      const statement = await getOwnStatement(tx, by, id)
      return { status: 201, body: statementAsJson(statement, await getCertificateOfStatement(tx, id)) }
    })
  })

  const reading = { summary: 'Своё заявление', params: one, response: { 200: statementOut } }
  app.get('/statements/:id', { config: family, schema: reading }, async (request) => {
    const { reader } = request.kit.db
    const statement = await getOwnStatement(reader, actorOf(request), request.params.id)
    return statementAsJson(statement, await getCertificateOfStatement(reader, statement.id))
  })

  const withdrawing = { summary: 'Отозвать заявление', params: one, response: { 200: statementOut } }
  app.post('/statements/:id/withdrawal', { config: family, schema: withdrawing }, async (request, reply) => {
    const id = parseId<'statement'>(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      await withdrawStatement(tx, by, id, request.now)
      const statement = await getOwnStatement(tx, by, id)
      return { status: 200, body: statementAsJson(statement, await getCertificateOfStatement(tx, id)) }
    })
  })
}

/** The reception desk. There is no listing: everything begins with whole numbers. */
function deskApi(app: App): void {
  const finding = { summary: 'Найти заявление по обоим номерам', body: searchForm, response: { 200: statementOut } }
  app.post('/reception/search', { config: guesses, schema: finding }, async (request) => {
    const { reader, transaction } = request.kit.db
    const by = actorOf(request)
    const statement = await transaction((tx) => searchStatement(tx, by, request.body, request.now))
    if (!statement) notFound()
    return statementAsJson(statement, await getCertificateOfStatement(reader, statement.id))
  })

  const body = z.object({ compared: z.array(fields) })
  const accepting = {
    summary: 'Принять и зарегистрировать заявление',
    params: one,
    body,
    response: { 200: statementOut },
  }
  app.post('/statements/:id/acceptance', { config: desk, schema: accepting }, async (request, reply) => {
    const statementId = parseId<'statement'>(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      await acceptStatement(tx, by, { statementId, compared: request.body.compared }, request.now)
      const statement = await getStatementForPoint(tx, by.scopeId, statementId)
      return { status: 200, body: statementAsJson(statement, await getCertificateOfStatement(tx, statementId)) }
    })
  })

  const reading = {
    summary: 'Сертификат по номеру, без личных данных',
    params: number,
    response: { 200: certificateOut },
  }
  app.get('/certificates/:number', { config: guesses, schema: reading }, async (request) =>
    certificateAsJson(await certificateForDesk(request, request.params.number)),
  )

  const activating = { summary: 'Активировать сертификат', params: number, response: { 200: certificateOut } }
  app.post('/certificates/:number/activation', { config: guesses, schema: activating }, async (request, reply) => {
    const { id } = await certificateForDesk(request, request.params.number)
    return answerOnce(request, reply, async (tx) => {
      await activateCertificate(tx, actorOf(request), id, request.now)
      return { status: 200, body: certificateAsJson(await getCertificate(tx, id)) }
    })
  })
}

function registryApi(app: App): void {
  const found = z.object({ municipalities: z.array(registryOut) })
  const schema = { summary: 'Реестр сертификатов по муниципалитетам, в числах', response: { 200: found } }
  app.get('/region', { config: { permission: 'certificates.registry.read' }, schema }, async (request) => {
    const { reader } = request.kit.db
    return { municipalities: await listRegistry(reader, await dayOf(reader, request.now)) }
  })
}

/** Of another municipality and not there are the same. */
async function certificateForDesk(request: FastifyRequest, number: string): Promise<Certificate> {
  const { reader } = request.kit.db
  const certificate = (await findCertificateByNumber(reader, number)) ?? notFound()
  await getStatementForPoint(reader, actorOf(request).scopeId, certificate.statementId)
  return certificate
}

function statementAsJson(statement: Statement, certificate: Certificate): z.output<typeof statementOut> {
  const { id, number, state, submittedAt, documentsDueOn } = statement
  return {
    id,
    number,
    state,
    certificateNumber: certificate.number,
    submittedAt: submittedAt.toString(),
    documentsDueOn: documentsDueOn.toString(),
  }
}

function certificateAsJson({
  number,
  activation,
  validity,
  funding,
  validFrom,
  validTo,
}: Certificate): z.output<typeof certificateOut> {
  return { number, activation, validity, funding, validFrom: validFrom.toString(), validTo: validTo.toString() }
}
