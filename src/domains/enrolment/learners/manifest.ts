import type { Part } from '#platform/manifest'
import { learnerRoutes, learnersApi } from './routes.tsx'
import { samples } from './samples.tsx'

/** A reception point sees the certificates of its institution's learners. */
export const learners: Part = {
  permissions: {
    'enrolment.learners.read': {
      roles: ['reception'],
      words: 'видеть номера и состояния сертификатов учеников своего учреждения',
    },
  },
  routes: learnerRoutes,
  api: learnersApi,
  samples,
}
