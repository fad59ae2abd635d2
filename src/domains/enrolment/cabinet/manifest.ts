import type { Part } from '#platform/manifest'
import { cabinetRoutes } from './routes.tsx'
import { samples } from './samples.tsx'

/** The family's cabinet: home with the next step, the page of a child, all applications. */
export const cabinet: Part = {
  menu: [
    { roles: ['family', 'certificate'], place: 10, href: '/my', label: 'Мой кабинет' },
    { roles: ['family'], place: 30, href: '/my/applications', label: 'Заявки' },
  ],
  routes: cabinetRoutes,
  samples,
}
