import type { Manifest } from '#platform/manifest'
import { routes } from './routes.tsx'
import { samples } from './samples.tsx'

export const help: Manifest = { name: 'help', routes, samples }
