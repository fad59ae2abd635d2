import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { dayIn } from '#kernel/dates'
import { type App, show } from '#platform/http'
import { workbook, XLSX_TYPE } from '#platform/xlsx'
import { dayOf, regionZone } from '#region'
import { ChildrenPage, stateWords, validityWords } from './pages.tsx'
import { type KnownChild, listChildren } from './queries.ts'

const config = { permission: 'enrolment.children.read' }
const MOST = 10_000

const states = ['not-activated', 'in-process', 'activated'] as const
/** What nobody knows is everybody, from the beginning. */
const asked = z.object({
  state: z.enum(states).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

/** `/reception/children`: numbers of the institution's children and their states (S-170). */
export function childrenRoutes(app: App): void {
  app.get('/reception/children', { config }, async (request, reply) => {
    const { children, zone } = await gather(request)
    return show(reply, <ChildrenPage {...{ children, zone }} {...asked.parse(request.query)} />)
  })

  app.get('/reception/children.xlsx', { config }, async (request, reply) => {
    const { children, zone } = await gather(request)
    const columns = ['Сертификат', 'Активация', 'Действие', 'Заявление', 'Заявка'].map((label) => ({
      label,
      width: 20,
    }))
    const rows = children.map((one) => [
      ...[one.certificate, stateWords[one.activation], validityWords[one.validity], one.statement, one.application],
      dayIn(zone, one.since),
    ])
    const sheet = { name: 'Сертификаты', columns: [...columns, { label: 'С какого дня', kind: 'day' as const }], rows }
    const file = `children-${await dayOf(request.kit.db.reader, request.now)}.xlsx`
    return reply
      .type(XLSX_TYPE)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${file}"`)
      .send(Buffer.from(await workbook([sheet])))
  })
}

export function childrenApi(app: App): void {
  const child = z.object({
    certificate: z.string(),
    activation: z.enum(states),
    validity: z.enum(['valid', 'frozen', 'excluded', 'expired']),
    statement: z.string().nullable(),
    application: z.string().nullable(),
    since: z.iso.datetime(),
  })
  const response = { 200: z.object({ children: z.array(child) }) }
  const schema = { summary: 'Сертификаты учеников учреждения: номера и состояния, без имён', response }
  app.get('/reception/children', { config, schema }, async (request) => {
    const { children } = await gather(request)
    return { children: children.map(({ since, ...rest }) => ({ ...rest, since: since.toString() })) }
  })
}

async function gather(request: FastifyRequest): Promise<{ children: KnownChild[]; zone: string }> {
  const { reader } = request.kit.db
  const [children, zone] = await Promise.all([listChildren(reader, actorOf(request).scopeId, MOST), regionZone(reader)])
  return { children, zone }
}
