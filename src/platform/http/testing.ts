import { Registry } from 'prom-client'
import type { Database } from '#platform/db'
import { createLogger } from '#platform/log'
import { emptyFrame } from '#ui'
import type { Hooks, Kit, KitConfig } from './kit.ts'

/** Nobody is signed in and nobody may anything. */
export const strangers: Hooks = {
  authenticate: async () => {},
  authorise: () => 'sign-in',
  signedIn: () => null,
}

type KitParts = Partial<Omit<Kit, 'config'>> & { config?: Partial<KitConfig> }

/** A kit for a web in process: a fixed clock, a silent log, and a database only if given. */
export function aKit({ config, ...parts }: KitParts = {}): Kit {
  return {
    db: noDatabase,
    clock: { now: () => Temporal.Instant.from('2026-09-01T07:00:00Z') },
    log: createLogger({ level: 'silent' }),
    hooks: strangers,
    assets: emptyFrame.assets,
    places: { sections: [], footer: [] },
    queue: emptyQueue,
    health: {},
    metrics: new Registry(),
    ...parts,
    config: {
      publicUrl: new URL('http://localhost:3000'),
      secretKey: new Uint8Array(32).fill(7),
      regionName: 'Тестовая область',
      demo: false,
      sessions: { idle: Temporal.Duration.from({ hours: 1 }), absolute: Temporal.Duration.from({ hours: 12 }) },
      trustedProxies: [],
      metricsToken: null,
      assetsFolder: import.meta.dirname,
      requestsAtOnce: 1000,
      // Tests compile pages in the very loop that answers, on machines that do other things as well.
      mostLoopDelayMs: 0,
      limitRates: true,
      ...config,
    },
  }
}

const emptyQueue: Kit['queue'] = {
  look: async () => ({ waiting: 0, running: 0, failed: [], schedules: [] }),
  find: async () => null,
  again: async () => false,
}

const absent = () => {
  throw new Error('this test was given no database')
}

const noDatabase = {
  get reader(): never {
    return absent()
  },
  transaction: absent,
  gauges: () => ({ total: 0, idle: 0, waiting: 0 }),
  busy: () => false,
  close: async () => {},
} as Database
