import { type App, createApp, type Kit } from '#platform/http'
import type { Manifest } from '#platform/manifest'
import { collectRefusals } from './errors.ts'

/** Everything below answers machines; `/exchange` is for other state systems. */
const MACHINE_PATHS = ['/api/', '/exchange/']

/** The web of these domains, ready to listen. A route without a known permission stops it here. */
export async function buildWeb(kit: Kit, manifests: readonly Manifest[]): Promise<App> {
  const permissions = manifests.flatMap((manifest) => Object.keys(manifest.permissions ?? {}))
  const app = await createApp(kit, { permissions, refusals: collectRefusals(manifests), machinePaths: MACHINE_PATHS })
  for (const { name, routes, api } of manifests) {
    await app.register(async (scope) => routes?.(scope as App))
    await app.register(
      async (scope) => {
        scope.addHook('onRoute', (route) => {
          route.schema = { tags: [name], ...route.schema }
        })
        api?.(scope as App)
      },
      { prefix: '/api/v1' },
    )
  }
  await app.ready()
  return app
}
