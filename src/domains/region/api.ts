import { z } from 'zod'
import type { App } from '#platform/http'
import { listMunicipalities } from './queries.ts'

const municipalityOut = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  authorisedBody: z.string(),
  phone: z.string(),
  email: z.string(),
  hours: z.string(),
})

/** `/municipalities`: needed to register. */
export function api(app: App): void {
  const schema = {
    summary: 'Муниципалитеты региона',
    response: { 200: z.object({ municipalities: z.array(municipalityOut) }) },
  }
  app.get('/municipalities', { config: { permission: 'anyone' }, schema }, async (request) => ({
    municipalities: await listMunicipalities(request.kit.db.reader),
  }))
}
