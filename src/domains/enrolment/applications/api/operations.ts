import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { type ChildId, findOwnChild, lookAtChild } from '#families'
import { Refusal } from '#kernel/refusal'
import { type App, answerOnce, notFound } from '#platform/http'
import type { GroupId } from '#programmes'
import { listPeriods, regionZone } from '#region'
import { acceptContract, confirmApplication, refuseApplication } from '../../contracts/actions/acceptance.ts'
import type { ApplicationId, Tab } from '../../model.ts'
import { QuoteRefused } from '../../quote/actions.ts'
import { quoteJson } from '../../quote/api/shapes.ts'
import { calculate } from '../../quote/queries/calculation.ts'
import { cancelApplication } from '../actions/ending.ts'
import { submitApplication } from '../actions/filing.ts'
import { findApplicationView, listApplications } from '../queries/list.ts'
import { refusals } from '../refusals.ts'
import { refusalGroundCodes } from '../words/refusal-grounds.ts'
import { statesOf, tabs } from '../words/states.ts'
import { decide, ownerOf } from './deciding.ts'
import { applicationJson, applicationShape, conflictShape, filedShape, withInitials } from './shapes.ts'

const file = { permission: 'enrolment.application.file' }
const read = { permission: 'enrolment.application.read' }
const answer = { permission: 'enrolment.application.answer' }

const submission = z.object({
  childId: z.uuid(),
  groupId: z.uuid(),
  startsOn: z.iso.date().describe('Первый день занятий'),
  quoteVersion: z.string().min(1).max(64).describe('version расчёта, который видела семья'),
})
const one = z.object({ id: z.uuid() })

/** Filing, reading and deciding applications: the same acts as the pages. */
export function applicationsApi(app: App): void {
  const schema = { summary: 'Подать заявку', body: submission, response: { 201: filedShape, 409: conflictShape } }
  app.post('/applications', { config: file, schema }, async (request, reply) => {
    const by = actorOf(request)
    const { childId, groupId, startsOn, quoteVersion } = request.body
    const wish = { childId, groupId: groupId as GroupId, startsOn: Temporal.PlainDate.from(startsOn), quoteVersion }
    try {
      return await answerOnce(request, reply, async (tx) => {
        const { id, number } = await submitApplication(tx, by, wish, request.now)
        return { status: 201, body: { id, number, href: `/my/applications/${id}` } }
      })
    } catch (error) {
      return answerConflict(error, request, reply, wish)
    }
  })
  readingApi(app)
  decidingApi(app)
}

type Wish = { childId: string; groupId: GroupId; startsOn: Temporal.PlainDate }

/** A refusal that a new quote explains is answered with it: all reasons at once, and the sums as they are now. */
async function answerConflict(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  wish: Wish,
): Promise<never> {
  if (!(error instanceof Refusal) || !/^(enrolment|ledger|funding)\./.test(error.code)) throw error
  const by = actorOf(request)
  const { reader } = request.kit.db
  const refused = error instanceof QuoteRefused ? error.quote : undefined
  const child = await findOwnChild(reader, by, wish.childId as ChildId)
  const calculated =
    child &&
    (await calculate(reader, { ...wish, quote: refused, guardianId: by.userId, child, withoutNear: true }, request.now))
  const told = refusals[error.code]
  if (!calculated || !told) throw error
  const { quote, reasons } = calculated.calculation
  const { title, text } = told.words(error.facts)
  const problem = { type: `/api/docs#${error.code}`, title, status: told.status, detail: text, code: error.code }
  // Sent here: beside the words a machine gets the quote, which the common table of refusals does not know.
  return reply
    .code(409)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({ ...problem, reasons, quote: quoteJson(quote, reasons) }) as never
}

function readingApi(app: App): void {
  const { db } = app.kit
  const querystring = z.object({
    childId: z.uuid().optional(),
    tab: z.enum(tabs as [Tab, ...Tab[]]).optional(),
    periodId: z.uuid().optional().describe('Только закончившиеся в этом финансовом периоде (архив)'),
    before: z.uuid().optional().describe('id последней уже полученной заявки: придут более старые'),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  const list = z.object({ applications: z.array(applicationShape), next: z.string().nullable() })
  const schema = { summary: 'Заявки ваших детей или вашей организации', querystring, response: { 200: list } }
  app.get('/applications', { config: read, schema }, async (request) => {
    const { childId, tab, periodId, before, limit } = request.query
    const [zone, all] = await Promise.all([regionZone(db.reader), periodId ? listPeriods(db.reader) : []])
    const period = all.find(({ id }) => id === periodId)
    if (periodId && !period) notFound()
    const states = tab && statesOf(tab)
    const narrowing = {
      childId,
      states,
      before: before as ApplicationId | undefined,
      limit,
      endedIn: period && { ...period, zone },
    }
    const by = actorOf(request)
    const found = await listApplications(db.reader, ownerOf(by), narrowing)
    const last = found.length === limit ? found.at(-1) : undefined
    return {
      applications: found.map(by.role === 'provider' ? withInitials : applicationJson),
      next: last ? `/api/v1/applications?${following(request, last.id)}` : null,
    }
  })

  const single = { summary: 'Одна заявка', params: one, response: { 200: applicationShape } }
  app.get('/applications/:id', { config: read, schema: single }, async (request) => {
    const by = actorOf(request)
    const found = await findApplicationView(db.reader, ownerOf(by), request.params.id as ApplicationId)
    if (!found) notFound()
    if (by.role === 'provider') {
      const look = { childId: found.childId as ChildId, reason: `Заявка ${found.number}` }
      await db.transaction((tx) => lookAtChild(tx, by, look, request.now))
    }
    return applicationJson(found)
  })
}

function decidingApi(app: App): void {
  const refusal = z
    .object({ ground: z.enum(refusalGroundCodes), words: z.string().trim().max(1000).default('') })
    .refine(({ ground, words }) => ground !== 'other' || words.length >= 5, {
      path: ['words'],
      message: 'Напишите причину',
    })
  const response = { 200: applicationShape }

  const schemas = {
    cancellation: { summary: 'Отозвать заявку (семья)', params: one, response },
    acceptance: { summary: 'Принять договор (семья)', params: one, response },
    approval: { summary: 'Подтвердить заявку (организация)', params: one, response },
    refusal: { summary: 'Отказать в зачислении (организация)', params: one, body: refusal, response },
  }
  app.post('/applications/:id/cancellation', { config: file, schema: schemas.cancellation }, (request, reply) =>
    decide(request, reply, (tx, by, id) => cancelApplication(tx, by, id, request.now)),
  )
  app.post('/applications/:id/acceptance', { config: file, schema: schemas.acceptance }, (request, reply) =>
    decide(request, reply, (tx, by, id) => acceptContract(tx, by, id, request.now)),
  )
  app.post('/applications/:id/approval', { config: answer, schema: schemas.approval }, (request, reply) =>
    decide(request, reply, async (tx, by, id) => void (await confirmApplication(tx, by, id, request.now))),
  )
  app.post('/applications/:id/refusal', { config: answer, schema: schemas.refusal }, (request, reply) =>
    decide(request, reply, (tx, by, id) => refuseApplication(tx, by, id, request.body, request.now)),
  )
}

function following(request: FastifyRequest, before: string): string {
  const { query } = request as { query: Record<string, unknown> }
  const kept = Object.entries(query).filter(([name, value]) => name !== 'before' && value !== undefined)
  return new URLSearchParams([
    ...kept.map(([name, value]): [string, string] => [name, String(value)]),
    ['before', before],
  ]).toString()
}
