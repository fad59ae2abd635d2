import { z } from 'zod'
import { type App, notFound } from '#platform/http'
import { type Provider, type ProviderId, providerKinds } from '../model.ts'
import { getProvider } from '../queries/provider.ts'

const organisation = z.object({
  ...{ id: z.uuid(), name: z.string(), shortName: z.string(), kind: z.enum(providerKinds), inn: z.string() },
  ...{ municipality: z.string(), address: z.string(), phone: z.string(), email: z.string(), description: z.string() },
  ...{ headName: z.string(), headPost: z.string(), licence: z.string().nullable() },
})
export function api(app: App): void {
  const { reader } = app.kit.db
  const config = { permission: 'anyone' }
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
