import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { workbook, XLSX_TYPE } from '#platform/xlsx'
import { dayOf } from '#region'
import { setChildCount } from './actions.ts'
import { childCountForm } from './forms.ts'
import type { Coverage } from './model.ts'
import { RegionCoveragePage } from './pages/coverage.tsx'
import { MunicipalityCoveragePage } from './pages/municipality.tsx'
import { getCoverage } from './report.ts'
import { sheetsOf } from './sheets.ts'

type One = { Params: { id: string } }
const all = { permission: 'reports.region.read' }
const own = { permission: 'reports.municipality.read' }

/** Where a municipality's report is shown, and of which one. */
type Place = { id: string; base: string; sheet: string; back?: string }

export function routes(app: App): void {
  app.get('/region/coverage', { config: all }, async (request, reply) => {
    const { kit, now } = request
    const coverage = await getCoverage(kit.db.reader, now, null)
    return show(reply, <RegionCoveragePage {...coverage} region={kit.config.regionName} />)
  })
  app.get('/region/coverage.xlsx', { config: all }, (request, reply) => sendSheets(request, reply, null))
  app.get<One>('/region/coverage/:id', { config: all }, (request, reply) => showOne(request, reply, placeIn(request)))
  app.get<One>('/region/coverage/:id/coverage.xlsx', { config: all }, (request, reply) =>
    sendSheets(request, reply, placeIn(request).id),
  )
  app.post<One>(
    '/region/coverage/:id/child-counts',
    { config: { permission: 'reports.child-count.set-any' } },
    (request, reply) => setCount(request, reply, placeIn(request)),
  )

  app.get('/municipality/coverage', { config: own }, (request, reply) => showOne(request, reply, ownPlace(request)))
  app.get('/municipality/coverage.xlsx', { config: own }, (request, reply) =>
    sendSheets(request, reply, ownPlace(request).id),
  )
  app.post(
    '/municipality/coverage/child-counts',
    { config: { permission: 'reports.child-count.set' } },
    (request, reply) => setCount(request, reply, ownPlace(request)),
  )
}

function placeIn({ params }: FastifyRequest<One>): Place {
  const id = parseId<'municipality'>(params.id) ?? notFound()
  const base = `/region/coverage/${id}`
  return { id, base, sheet: `${base}/coverage.xlsx`, back: '/region/coverage' }
}

function ownPlace(request: FastifyRequest): Place {
  const base = '/municipality/coverage'
  return { id: scopeOf(actorOf(request)), base, sheet: `${base}.xlsx` }
}

/** An unknown municipality is not found, whatever is asked of it. */
async function coverageOf({ kit, now }: FastifyRequest, id: string): Promise<Coverage> {
  const coverage = await getCoverage(kit.db.reader, now, id)
  return coverage.municipalities.length === 0 ? notFound() : coverage
}

async function showOne(request: FastifyRequest, reply: FastifyReply, { id, ...place }: Place): Promise<FastifyReply> {
  const coverage = await coverageOf(request, id)
  return show(reply, <MunicipalityCoveragePage {...coverage} {...place} />)
}

async function setCount(request: FastifyRequest, reply: FastifyReply, { id, ...place }: Place) {
  const { reader } = request.kit.db
  const form = parseForm(childCountForm(await dayOf(reader, request.now)), request.body)
  if (!form.ok) {
    const coverage = await coverageOf(request, id)
    const { errors, answers } = form
    return show(reply, <MunicipalityCoveragePage {...coverage} {...place} errors={errors} answers={answers} />, {
      status: 422,
    })
  }
  const { actNumber, actTitle, actIssuedOn, ...count } = form.value
  const act = { number: actNumber, title: actTitle, issuedOn: actIssuedOn }
  return answerOnce(request, reply, async (tx) => {
    await setChildCount(tx, actorOf(request), { municipalityId: id, ...count, act }, request.now)
    return { location: place.base, toast: 'Численность детей внесена' }
  })
}

async function sendSheets(request: FastifyRequest, reply: FastifyReply, only: string | null): Promise<FastifyReply> {
  const coverage = await (only ? coverageOf(request, only) : getCoverage(request.kit.db.reader, request.now, null))
  const file = await workbook(sheetsOf(coverage))
  const name = `coverage-${coverage.today}.xlsx`
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(XLSX_TYPE)
    .send(Buffer.from(file))
}
