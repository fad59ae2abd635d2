import type { Manifest } from '#platform/manifest'
import { gosuslugiRoutes } from './gosuslugi/routes.tsx'
import { routes } from './routes.tsx'

/** People to sign in as, the mailbox and the clock. Given to the web in demo mode only; elsewhere it does not exist. */
export const demoManifest: Manifest = {
  name: 'demo',
  routes(app) {
    if (!app.kit.config.demo) throw new Error('the demo pages let anybody in as anybody: they are for demo mode only')
    routes(app)
    gosuslugiRoutes(app)
  },
}
