import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, contactJson, visitorOf } from '#access'
import { consentText, getCertificateOfStatement, getStatement, rulesText } from '#certificates'
import { childJson, newChildFromJson, openVault, ownDataForm } from '#families'
import { parseId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import type { Reader } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import { agreeAtPoint, codeUnderWay, findVisitOfToken, sendVisitCode, takeVisitCode } from './actions/agreement.ts'
import {
  cancelVisit,
  keepApplicant,
  keepVisitCategory,
  keepVisitChild,
  openAnswers,
  startVisit,
} from './actions/filling.ts'
import { visitCodeForm } from './forms.ts'
import type { Visit } from './model.ts'
import { getVisit, readVisit } from './queries.ts'
import { missingOfVisit } from './rules.ts'

const one = z.object({ id: z.uuid() })
const desk = { permission: 'certificates.statement.receive', rateLimit: { max: 120, timeWindow: '10 minutes' } }
const anyone = { permission: 'anyone', rateLimit: { max: 15, timeWindow: '10 minutes' } }
const seen = z.int().min(1).describe('Версия оформления, которую вы видели')

/** No names: what is filled in and what is not. */
const visitOut = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(['open', 'filed', 'cancelled']),
  version: z.int(),
  missing: z.array(z.enum(['applicant', 'child', 'category'])),
  codeUntil: z.iso.datetime().nullable().describe('До какого времени действует код, отправленный заявителю'),
  statementId: z.uuid().nullable(),
})

/** `/visits`: a visitor without a statement; `/visit-agreements`: the applicant's own screen (S-062…S-067). */
export function api(app: App): void {
  const starting = {
    summary: 'Начать оформление вместе с посетителем',
    body: z.object({ papers: z.array(z.string()) }),
    response: { 201: visitOut },
  }
  app.post('/visits', { config: desk, schema: starting }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const id = await startVisit(tx, actorOf(request), request.body.papers, request.now)
      return { status: 201, body: await visitAsJson(tx, request, id) }
    }),
  )

  const reading = { summary: 'Оформление', params: one, response: { 200: visitOut } }
  app.get('/visits/:id', { config: desk, schema: reading }, async (request) => {
    const { reader } = request.kit.db
    const visit = await getVisit(reader, actorOf(request).scopeId, request.params.id)
    return visitAsJson(reader, request, visit.id)
  })

  filling(app)
  agreeing(app)
}

function filling(app: App): void {
  const body = z
    .object({ seen })
    .and(contactJson)
    .and(ownDataForm.omit({ snils: true }))
  const applicantOf = { summary: 'Записать заявителя', params: one, body, response: { 200: visitOut } }
  app.put('/visits/:id/applicant', { config: desk, schema: applicantOf }, async (request, reply) => {
    const { surname, name, patronymic, seen, ...rest } = request.body
    const applicant = { name: { surname, name, patronymic }, ...rest }
    return answerOnce(request, reply, async (tx) => {
      await keepApplicant(tx, actorOf(request), { ...at(request), seen, applicant }, request.now)
      return { status: 200, body: await visitAsJson(tx, request, request.params.id) }
    })
  })

  const childBody = childJson.extend({ seen, share: z.boolean().default(false) })
  const childOf = { summary: 'Записать ребёнка', params: one, body: childBody, response: { 200: visitOut } }
  app.put('/visits/:id/child', { config: desk, schema: childOf }, async (request, reply) => {
    const { seen, share, anotherChild = false, ...rest } = request.body
    const child = { ...newChildFromJson(rest), anotherChild }
    return answerOnce(request, reply, async (tx) => {
      await keepVisitChild(tx, actorOf(request), { ...at(request), seen, child, share }, request.now)
      return { status: 200, body: await visitAsJson(tx, request, request.params.id) }
    })
  })

  const categoryBody = z.object({ seen, categoryId: z.uuid() })
  const categoryOf = { summary: 'Выбрать категорию', params: one, body: categoryBody, response: { 200: visitOut } }
  app.put('/visits/:id/category', { config: desk, schema: categoryOf }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await keepVisitCategory(tx, actorOf(request), { ...at(request), ...request.body }, request.now)
      return { status: 200, body: await visitAsJson(tx, request, request.params.id) }
    }),
  )

  const sending = { summary: 'Отправить заявителю код для согласий', params: one, response: { 200: visitOut } }
  app.post('/visits/:id/code', { config: desk, schema: sending }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await sendVisitCode(tx, actorOf(request), at(request), request.now)
      return { status: 200, body: await visitAsJson(tx, request, request.params.id) }
    }),
  )

  const cancelling = { summary: 'Отменить оформление', params: one, response: { 200: visitOut } }
  app.post('/visits/:id/cancellation', { config: desk, schema: cancelling }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await cancelVisit(tx, actorOf(request), request.params.id, request.now)
      return { status: 200, body: await visitAsJson(tx, request, request.params.id) }
    }),
  )
}

/** Both consents in the edition that was shown; for a new cabinet its three as well. */
function agreeing(app: App): void {
  const agreed = (version: string) => z.object({ version: z.literal(version, `Нужно согласие с редакцией ${version}`) })
  const body = visitCodeForm.extend({
    consent: agreed(consentText.version).describe(consentText.tick),
    rules: agreed(rulesText.version).describe(rulesText.tick),
    cabinet: z
      .object({ siteRules: z.literal(true), privacyPolicy: z.literal(true), personalData: z.literal(true) })
      .optional()
      .describe('Согласия для нового кабинета: /documents/…'),
  })
  const out = z.object({ statement: z.string(), certificateNumber: z.string() })
  const schema = { summary: 'Заявитель сам даёт согласия и отправляет заявление', body, response: { 201: out } }
  app.post('/visit-agreements', { config: anyone, schema }, async (request, reply) => {
    const { number, code, consent, rules, cabinet } = request.body
    const vault = openVault(request.kit.config.secretKey)
    const { db } = request.kit
    // A wrong try is counted whatever becomes of the rest.
    const token = await db.transaction((tx) => takeVisitCode(tx, { number, code, vault }, request.now))
    return answerOnce(request, reply, async (tx) => {
      // Inside, so that a call repeated by its key gets the numbers again: the code itself works once.
      if (!token) return refuse('visits.code-over')
      const found = await findVisitOfToken(tx, { token, vault }, request.now)
      if (found?.consents && !cabinet) refuse('visits.cabinet-consents')
      const agreement = { token, visitor: visitorOf(request), consent, rules, vault }
      const id = await agreeAtPoint(tx, agreement, request.now)
      const [statement, certificate] = [await getStatement(tx, id), await getCertificateOfStatement(tx, id)]
      return { status: 201, body: { statement: statement.number, certificateNumber: certificate.number } }
    })
  })
}

function at(request: FastifyRequest): { visitId: string; vault: ReturnType<typeof openVault> } {
  const { id } = request.params as { id: string }
  return { visitId: parseId(id) ?? notFound(), vault: openVault(request.kit.config.secretKey) }
}

async function visitAsJson(reader: Reader, request: FastifyRequest, id: string): Promise<z.output<typeof visitOut>> {
  const visit: Visit = await readVisit(reader, id)
  const code = await codeUnderWay(reader, visit.id, request.now)
  const answers = openAnswers(visit, openVault(request.kit.config.secretKey))
  const missing = visit.state === 'open' ? missingOfVisit(visit, answers) : []
  return {
    id: visit.id,
    number: visit.number,
    state: visit.state,
    version: visit.version,
    missing: missing as z.output<typeof visitOut>['missing'],
    codeUntil: code?.expiresAt.toString() ?? null,
    statementId: visit.statementId,
  }
}
