import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, proofErrors } from '#access'
import { refuse } from '#kernel/refusal'
import { type App, show } from '#platform/http'
import { type Sheet, workbook, XLSX_TYPE } from '#platform/xlsx'
import { dayOf } from '#region'
import { takeOwnData } from '../actions/own-data.ts'
import { TakeOwnDataPage } from '../pages/own-data.tsx'
import { openVault } from '../vault.ts'

const family = { permission: 'families.children.manage' }
const guarded = { ...family, keyless: true, rateLimit: { max: 10, timeWindow: '10 minutes' } }

/** `/my/settings/own-data`: a family takes away all that is kept of it. */
export function ownDataRoutes(app: App): void {
  app.get('/my/settings/own-data', { config: family }, async (_request, reply) => show(reply, <TakeOwnDataPage />))

  app.post('/my/settings/own-data', { config: guarded }, async (request, reply) => {
    const { password = '' } = z.object({ password: z.string() }).partial().catch({}).parse(request.body)
    const errors = await proofErrors(request, { byCode: false, code: '', password })
    if (errors.length > 0) return show(reply, <TakeOwnDataPage errors={errors} />, { status: 422 })
    const file = await workbook(await sheetsFor(request))
    const name = `kruzhok-${await dayOf(request.kit.db.reader, request.now)}.xlsx`
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(XLSX_TYPE)
      .send(Buffer.from(file))
  })
}

const cell = z.union([z.string(), z.number()]).nullable()
const sheetsOut = z.object({
  sheets: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.array(z.array(cell)) })),
})

export function ownDataApi(app: App): void {
  const schema = {
    summary: 'Всё, что хранится о семье: те же таблицы, что в файле; документы открыты полностью',
    body: z.object({ password: z.string().min(1).max(200) }),
    response: { 200: sheetsOut },
  }
  app.post('/own-data', { config: guarded, schema }, async (request, reply) => {
    const { password } = request.body
    const errors = await proofErrors(request, { byCode: false, code: '', password })
    if (errors.length > 0) return refuse('access.wrong-password')
    const sheets = (await sheetsFor(request)).map(({ name, columns, rows }) => ({
      name,
      columns: columns.map(({ label }) => label),
      rows: rows.map((row) => row.map(written)),
    }))
    return reply.header('cache-control', 'no-store').send({ sheets })
  })
}

function sheetsFor(request: FastifyRequest): Promise<Sheet[]> {
  const { db, config } = request.kit
  const vault = openVault(config.secretKey)
  return db.transaction((tx) => takeOwnData(tx, actorOf(request), vault, request.now))
}

/** Days as ISO, whole kopecks as a number. */
function written(value: Sheet['rows'][number][number]): string | number | null {
  if (value === null || typeof value === 'string') return value
  return typeof value === 'object' ? value.toString() : Number(value)
}
