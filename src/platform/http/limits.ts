import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import { Refusal } from '#kernel/refusal'
import type { App } from './app.ts'
import type { Kit } from './kit.ts'
import { SlidingStore } from './sliding-store.ts'

/** For so long after the first answer was possible a late loop is the start itself, not too many visitors. */
const SETTLING_MS = 3000

/** Sends the overflow away at once, so that the rest is served in time. Health and assets are always answered. */
export async function shedOverload(app: App, kit: Kit): Promise<void> {
  let inside = 0
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config?.sessionless) return done()
    if (inside >= kit.config.requestsAtOnce) return done(new Refusal('http.busy'))
    inside += 1
    reply.raw.once('close', () => {
      inside -= 1
    })
    done()
  })
  let settledAt = 0
  app.addHook('onListen', (done) => {
    settledAt = performance.now() + SETTLING_MS
    done()
  })
  await app.register(underPressure, {
    maxEventLoopDelay: kit.config.mostLoopDelayMs,
    pressureHandler: async (request) => {
      if (!request.routeOptions.config?.sessionless && performance.now() >= settledAt) throw new Refusal('http.busy')
    },
  })
}

/** Limits per route: `config: { rateLimit: { max: 10, timeWindow: '1 minute' } }`, for each user, else each address. */
export async function limitRates(app: App, kit: Kit): Promise<void> {
  if (!kit.config.limitRates) return
  await app.register(rateLimit, {
    global: false,
    // After `hooks.authenticate`: a made-up cookie must not count as a session of its own.
    hook: 'preValidation',
    store: SlidingStore,
    // Not for each session: who signs in anew would get as many tries again.
    keyGenerator: (request) => request.who ?? `address ${request.ip}`,
    errorResponseBuilder: (_request, { ttl }) =>
      Object.assign(new Error('too many requests'), { statusCode: 429, seconds: Math.ceil(ttl / 1000) }),
  })
}
