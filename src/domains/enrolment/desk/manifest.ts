import type { Part } from '#platform/manifest'
import { queueApi, queueRoutes } from './routes.tsx'
import { samples } from './samples.tsx'

/** The provider's day: what waits for an answer, groups with their seats, all applications by views (S-072). */
export const desk: Part = {
  menu: [{ roles: ['provider'], place: 10, href: '/provider', label: 'Заявки и группы' }],
  routes: queueRoutes,
  api: queueApi,
  samples,
}
