import type { Manifest } from '#platform/manifest'
import { favouritesApi } from './api/favourites.ts'
import { organisationsApi } from './api/organisations.ts'
import { programmesApi } from './api/programmes.ts'
import { suggestionsApi } from './api/suggestions.ts'
import { forgetChanges } from './jobs.ts'
import { catalogueRoutes } from './routes/catalogue.tsx'
import { favouriteRoutes } from './routes/favourites.tsx'
import { homeRoutes } from './routes/home.tsx'
import { organisationRoutes } from './routes/organisation.tsx'
import { providerCardRoutes } from './routes/provider-card.tsx'
import { samples } from './samples.tsx'

export const programmes: Manifest = {
  name: 'programmes',
  permissions: {
    'programmes.favourite.keep': { roles: ['family', 'certificate'], words: 'откладывать программы в избранное' },
  },
  routes(app) {
    homeRoutes(app)
    catalogueRoutes(app)
    organisationRoutes(app)
    favouriteRoutes(app)
    providerCardRoutes(app)
  },
  sections: [
    { href: '/programmes', label: 'Программы' },
    { href: '/organisations', label: 'Организации' },
  ],
  api(app) {
    programmesApi(app)
    organisationsApi(app)
    suggestionsApi(app)
    favouritesApi(app)
  },
  journal: {
    'programmes.favourite-kept': 'Отложили программу в избранное',
    'programmes.favourite-dropped': 'Убрали программу из избранного',
  },
  samples,
  jobs: {
    'programmes.forget-changes': ({ db }) => db.transaction(forgetChanges),
  },
  schedules: [{ job: 'programmes.forget-changes', everySeconds: 600 }],
}
