import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { type App, answerOnce } from '#platform/http'
import { setChildCount } from './actions.ts'
import type { Coverage } from './model.ts'
import { getCoverage } from './report.ts'

const count = z.int().nonnegative()
const text = z.string().trim().min(1).max(300)
const act = z.object({ number: text, title: text, issuedOn: z.iso.date() })
const countIn = z.object({ children: z.int().min(1).max(9_999_999), countedOn: z.iso.date(), act })
const one = z.object({ id: z.uuid() })

const coverageOut = z.object({
  today: z.iso.date(),
  target: z.object({ percent: z.int(), until: z.iso.date(), campaign: z.string().nullable() }),
  municipalities: z.array(
    z.object({
      ...{ municipalityId: z.uuid(), municipality: z.string(), certificates: count, activated: count },
      childCount: countIn.nullable().describe('Дети от 5 до 18 лет; null, пока не внесены'),
      points: z
        .array(
          z.object({
            pointId: z.uuid().nullable(),
            point: z.string().nullable(),
            certificates: count,
            activated: count,
          }),
        )
        .describe('pointId null: пункт приёма не указан'),
    }),
  ),
  enrolled: z
    .object({ children: count, byCertificate: count })
    .describe('Дети, зачисленные в группы сейчас, каждый один раз'),
  months: z.array(z.object({ month: z.string(), certificates: count })).describe('Концы прошедших месяцев и сегодня'),
})

const reading = { tags: ['reports'], response: { 200: coverageOut } }
const writing = { tags: ['reports'], body: countIn, response: { 204: z.null() } }

export function api(app: App): void {
  const all = { permission: 'reports.region.read' }
  app.get(
    '/region/coverage',
    { config: all, schema: { ...reading, summary: 'Охват детей сертификатами по региону' } },
    async (request) => coverageAsJson(await getCoverage(request.kit.db.reader, request.now, null)),
  )
  app.post(
    '/region/coverage/:id/child-counts',
    {
      config: { permission: 'reports.child-count.set-any' },
      schema: { ...writing, params: one, summary: 'Внести численность детей муниципалитета' },
    },
    (request, reply) => setCount(request, reply, request.params.id, request.body),
  )
  app.get(
    '/municipality/coverage',
    {
      config: { permission: 'reports.municipality.read' },
      schema: { ...reading, summary: 'Охват детей сертификатами в своём муниципалитете' },
    },
    async (request) => coverageAsJson(await getCoverage(request.kit.db.reader, request.now, scopeOf(actorOf(request)))),
  )
  app.post(
    '/municipality/coverage/child-counts',
    {
      config: { permission: 'reports.child-count.set' },
      schema: { ...writing, summary: 'Внести численность детей своего муниципалитета' },
    },
    (request, reply) => setCount(request, reply, scopeOf(actorOf(request)), request.body),
  )
}

async function setCount(
  request: FastifyRequest,
  reply: FastifyReply,
  municipalityId: string,
  { children, countedOn, act: { number, title, issuedOn } }: z.output<typeof countIn>,
) {
  const given = {
    ...{ municipalityId, children, countedOn: Temporal.PlainDate.from(countedOn) },
    act: { number, title, issuedOn: Temporal.PlainDate.from(issuedOn) },
  }
  return answerOnce(request, reply, async (tx) => {
    await setChildCount(tx, actorOf(request), given, request.now)
    return { status: 204, body: null }
  })
}

function coverageAsJson({ today, target, municipalities, enrolled, months }: Coverage): z.output<typeof coverageOut> {
  return {
    today: today.toString(),
    target: { ...target, until: target.until.toString() },
    municipalities: municipalities.map(({ count: known, points, ...rest }) => ({
      ...rest,
      points: [...points],
      childCount: known && {
        ...{ children: known.children, countedOn: known.countedOn.toString() },
        act: { number: known.act.number, title: known.act.title, issuedOn: known.act.issuedOn.toString() },
      },
    })),
    enrolled,
    months: months.map(({ month, certificates }) => ({ month: month.toString(), certificates })),
  }
}
