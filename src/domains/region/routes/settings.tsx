import { z } from 'zod'
import { type App, show } from '#platform/http'
import { SettingsPage } from '../pages/settings.tsx'
import { dayOf } from '../queries.ts'
import { listRules } from '../rule-list.ts'

const search = z.object({ q: z.string().max(100).catch('').default('') }).catch({ q: '' })

/** `/region/settings`: what the region counts by, and which act says so. */
export function settingsRoutes(app: App): void {
  app.get('/region/settings', { config: { permission: 'region.rules.read' } }, async (request, reply) => {
    const { reader } = request.kit.db
    const { q } = search.parse(request.query)
    return show(reply, <SettingsPage rules={await listRules(reader, await dayOf(reader, request.now), q)} asked={q} />)
  })
}
