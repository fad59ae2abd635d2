import type { Part } from '#platform/manifest'
import { childrenApi, childrenRoutes } from './routes.tsx'
import { samples } from './samples.tsx'

/** A reception point sees the certificates of its institution's children. */
export const children: Part = {
  permissions: {
    'enrolment.children.read': {
      roles: ['reception'],
      words: 'видеть номера и состояния сертификатов учеников своего учреждения',
    },
  },
  routes: childrenRoutes,
  api: childrenApi,
  samples,
}
