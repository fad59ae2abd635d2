import type { Part } from '#platform/manifest'
import './agreement-room.ts'
import { quoteApi } from './api/operations.ts'
import { programmeRoutes } from './routes/programme.tsx'
import { samples } from './samples.tsx'
import { leastBalance } from './settings.ts'

/** What a seat would cost this child, who pays, and everything that stands in the way. */
export const quote: Part = {
  routes: programmeRoutes,
  api: quoteApi,
  settings: [leastBalance],
  samples,
}
