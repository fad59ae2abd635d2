import { z } from 'zod'
import { type App, show } from '#platform/http'
import { SettingsPage } from '../pages/settings.tsx'
import { dayOf } from '../queries.ts'
import { listRules } from '../rule-list.ts'

const search = z
  .object({
    q: z.string().trim().max(200).catch('').default(''),
    chapter: z.string().max(40).nullable().catch(null).default(null),
  })
  .catch({ q: '', chapter: null })

/** `/region/settings`: what the region counts by, and which act says so. */
export function settingsRoutes(app: App): void {
  app.get('/region/settings', { config: { permission: 'region.rules.read' } }, async (request, reply) => {
    const { reader } = request.kit.db
    const { q, chapter } = search.parse(request.query)
    const rules = await listRules(reader, await dayOf(reader, request.now), q)
    return show(reply, <SettingsPage {...{ rules, chapter }} asked={q} />)
  })
}
