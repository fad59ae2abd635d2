import type { FastifyRequest } from 'fastify'
import type { Registry } from 'prom-client'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/db'
import type { QueueDesk } from '#platform/jobs'
import type { Logger } from '#platform/log'
import type { SessionLimits } from '#platform/session'
import type { Frame, MenuItem } from '#ui'

/** Facts of the installation that the platform needs; the program's own configuration has more. */
export type KitConfig = {
  /** Where people find the site; decides about secure cookies. */
  publicUrl: URL
  secretKey: Uint8Array
  regionName: string
  demo: boolean
  sessions: SessionLimits
  trustedProxies: readonly string[]
  metricsToken: string | null
  /** Folder of browser scripts, styles and fonts, each with the hash of its content in the name. */
  assetsFolder: string
  /** More requests than this at once are sent away with 503 at once, so that the others are served in time. */
  requestsAtOnce: number
  /** A loop that answers later than this sends everybody away until it has caught up; 0 never does. */
  mostLoopDelayMs: number
  /** Rate limits of routes; off only for measuring. */
  limitRates: boolean
}

/** What every request and every job is given. */
export type Kit = {
  db: Database
  clock: Clock
  config: KitConfig
  log: Logger
  hooks: Hooks
  assets: Frame['assets']
  /** Public sections of the header and links of the footer, collected from the domains. */
  places: { sections: readonly MenuItem[]; footer: readonly MenuItem[] }
  /** The queue of jobs, for who looks after it. */
  queue: QueueDesk
  /** Each must be true for `/health/ready`. */
  health: Record<string, () => boolean | Promise<boolean>>
  metrics: Registry
}

/** `not-found` looks exactly like an address that does not exist; `step-up` asks who signed in to prove it again, `second-factor` to set one up first. */
export type Verdict = 'ok' | 'sign-in' | 'not-found' | 'step-up' | 'second-factor'

/** What the platform asks of those who know people: it has no idea of users and roles itself. */
export type Hooks = {
  /** Finds out who asks, from `request.token`; sets `request.session` and `request.who`, and whatever else it wants. */
  authenticate(request: FastifyRequest): Promise<void>
  /** Is asked for every permission but `anyone`. */
  authorise(request: FastifyRequest, permission: string): Verdict | Promise<Verdict>
  /** Name and menu for the head of the page. */
  signedIn(request: FastifyRequest): Frame['signedIn']
  /** What waits behind the lines of the menu, where it was not counted beforehand; null when there is nothing to count. */
  countLate?(request: FastifyRequest): Promise<void> | null
  /** A route switched off by the operator answers 503 until it is switched on again. */
  isOff?(method: string, pattern: string): boolean
}
