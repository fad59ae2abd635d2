import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { routes } from './routes.tsx'

export const providers: Manifest = {
  name: 'providers',
  routes,
  api,
  sections: [{ href: '/organisations', label: 'Организации' }],
}
