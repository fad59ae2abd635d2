import { type App, show } from '#platform/http'
import { dayOf } from '#region'
import { RegistryPage } from '../pages/registry.tsx'
import { listRegistry } from '../queries/registry.ts'

/** `/region`: the registry in numbers, for its operator. */
export function registryRoutes(app: App): void {
  app.get('/region', { config: { permission: 'certificates.registry.read' } }, async (request, reply) => {
    const { reader } = request.kit.db
    const today = await dayOf(reader, request.now)
    return show(reply, <RegistryPage municipalities={await listRegistry(reader, today)} today={today} />)
  })
}
