import { z } from 'zod'
import { type App, notFound } from '#platform/http'
import { type Provider, type ProviderId, providerKinds } from './model.ts'
import { getProvider, providersPerPage, searchProviders } from './queries.ts'
import { parseProviderSearch } from './search.ts'

const organisation = z.object({
  ...{ id: z.uuid(), name: z.string(), shortName: z.string(), kind: z.enum(providerKinds), inn: z.string() },
  ...{ municipality: z.string(), address: z.string(), phone: z.string(), email: z.string(), description: z.string() },
  ...{ headName: z.string(), headPost: z.string(), licence: z.string().nullable() },
})
const counts = z.record(z.string(), z.number())
const found = z.object({
  total: z.number(),
  pages: z.number(),
  organisations: z.array(organisation),
  counts: z.object({ municipality: counts, kind: counts }),
})
const listOf = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)]).optional()
const query = z.object({
  q: z.string().max(200).optional().describe('Начала слов названия или ИНН'),
  municipality: listOf(z.uuid()),
  kind: listOf(z.enum(providerKinds)),
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .optional(),
})

export function api(app: App): void {
  const { reader } = app.kit.db
  const config = { permission: 'anyone' }
  const list = { querystring: query, response: { 200: found }, summary: 'Найти организации' }
  app.get('/organisations', { config, schema: list }, async (request) => {
    const answer = await searchProviders(reader, parseProviderSearch(request.query))
    return {
      total: answer.total,
      pages: Math.ceil(answer.total / providersPerPage),
      organisations: answer.providers.map(toOrganisation),
      counts: {
        municipality: Object.fromEntries(answer.municipalityCounts),
        kind: Object.fromEntries(answer.kindCounts),
      },
    }
  })

  const one = { params: z.object({ id: z.uuid() }), response: { 200: organisation }, summary: 'Организация' }
  app.get('/organisations/:id', { config, schema: one }, async (request) => {
    const provider = await getProvider(reader, request.params.id as ProviderId)
    if (provider.state !== 'active') notFound()
    return toOrganisation(provider)
  })
}

function toOrganisation({ municipalityName, ...provider }: Provider) {
  return { ...provider, municipality: municipalityName }
}
