import type { Manifest } from '#platform/manifest'
import { routes } from './routes.tsx'

/** Samples of every page, letter and paper; in demo mode only. */
export const galleryManifest: Manifest = { name: 'gallery', routes }
