import type { Manifest } from '#platform/manifest'
import { filmRoutes } from './routes/films.ts'
import { readingRoutes } from './routes/reading.tsx'
import { samples } from './samples.tsx'

export const help: Manifest = {
  name: 'help',
  routes(app) {
    filmRoutes(app)
    readingRoutes(app)
  },
  samples,
}
