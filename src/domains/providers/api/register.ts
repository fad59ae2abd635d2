import { z } from 'zod'
import { actorOf } from '#access'
import { parseInn } from '#kernel/requisites'
import { type App, answerOnce } from '#platform/http'
import { excludeProvider } from '../actions/register.ts'
import { exclusionForm } from '../forms.ts'
import type { ProviderId } from '../model.ts'
import { countRegister, findStanding, listRegister, registerPerPage, registerStates } from '../queries/register.ts'
import { parseListing } from '../routes/register.tsx'

const deciding = { permission: 'providers.register.keep' }
const line = z.object({
  ...{ id: z.uuid(), name: z.string(), inn: z.string(), municipality: z.string(), attempt: z.int() },
  candidacy: z.boolean().describe('Заявление, а не запись реестра'),
  ...{ number: z.string().nullable(), dueOn: z.iso.date().nullable(), since: z.iso.datetime() },
})

/** The register of providers for machines: the public check, the operator's list, exclusion. */
export function registerApi(app: App): void {
  const inn = z.string().refine((text) => parseInn(text) !== null, 'ИНН: 10 или 12 цифр с верными контрольными')
  const checking = {
    summary: 'Есть ли организация в реестре поставщиков',
    params: z.object({ inn }),
    response: {
      200: z.object({ inn: z.string(), listed: z.boolean(), name: z.string().nullable(), excluded: z.boolean() }),
    },
  }
  app.get('/organisations/by-inn/:inn', { config: { permission: 'anyone' }, schema: checking }, async (request) => {
    const asked = parseInn(request.params.inn) ?? ''
    const found = await findStanding(request.kit.db.reader, asked)
    return {
      inn: asked,
      listed: found?.state === 'active',
      name: found?.name ?? null,
      excluded: found?.state === 'excluded',
    }
  })

  const query = z.object({
    state: z.enum(registerStates).optional(),
    q: z.string().max(200).optional().describe('Название или ИНН'),
    page: z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .optional(),
  })
  const counts = z.object({ new: z.int(), active: z.int(), refused: z.int(), excluded: z.int() })
  const listing = {
    summary: 'Реестр поставщиков и заявления о включении',
    querystring: query,
    response: { 200: z.object({ total: z.int(), pages: z.int(), counts, lines: z.array(line) }) },
  }
  app.get('/register-of-providers', { config: deciding, schema: listing }, async (request) => {
    const { reader } = request.kit.db
    const [found, counted] = await Promise.all([
      listRegister(reader, parseListing(request.query)),
      countRegister(reader),
    ])
    const lines = found.lines.map(({ id, candidacy, name, inn: number, municipality, attempt, ...row }) => ({
      ...{ id, candidacy, name, inn: number, municipality, attempt, number: row.number },
      dueOn: row.dueOn?.toString() ?? null,
      since: row.since.toString(),
    }))
    return { total: found.total, pages: Math.ceil(found.total / registerPerPage), counts: counted, lines }
  })

  const excluding = {
    summary: 'Исключить организацию из реестра',
    params: z.object({ id: z.uuid() }),
    body: exclusionForm,
    response: { 204: z.null() },
  }
  app.post(
    '/organisations/:id/exclusion',
    { config: { ...deciding, proof: true }, schema: excluding },
    async (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        const id = request.params.id as ProviderId
        await excludeProvider(tx, actorOf(request), { id, reason: request.body.reason }, request.now)
        return { status: 204, body: null }
      }),
  )
}
