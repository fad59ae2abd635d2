import type { Part } from '#platform/manifest'
import { statementApi, statementRoutes } from './routes.tsx'
import { samples } from './samples.tsx'

/** The child's money as a bank would tell it: pots, every entry with its cause, months (S-151). */
export const money: Part = { routes: statementRoutes, api: statementApi, samples }
