import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { forgetChanges } from './jobs.ts'
import { routes } from './routes.tsx'
import { samples } from './samples.tsx'

export const programmes: Manifest = {
  name: 'programmes',
  routes,
  sections: [{ href: '/programmes', label: 'Программы' }],
  api,
  samples,
  jobs: {
    'programmes.forget-changes': ({ db }) => db.transaction(forgetChanges),
  },
  schedules: [{ job: 'programmes.forget-changes', everySeconds: 600 }],
}
