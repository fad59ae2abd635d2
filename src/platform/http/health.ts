import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { Gauge, Histogram, type Registry } from 'prom-client'
import type { App } from './app.ts'
import type { Kit } from './kit.ts'
import { notFound } from './not-found.ts'
import { isSameText } from './signer.ts'

const PATIENCE_MS = 2000
const open = { config: { permission: 'anyone', sessionless: true }, schema: { hide: true } }

/** For the machines that watch us: is the program alive, may it get visitors, what does it measure. */
export function answerWatchers(app: App, kit: Kit): void {
  measureRequests(app, kit.metrics)
  measurePool(kit)
  app.get('/health/live', open, (_request, reply) => reply.type('text/plain').send('ok'))
  app.get('/health/ready', open, async (_request, reply) => {
    const checks = await Promise.all(
      Object.entries(kit.health).map(async ([name, check]) => [name, await holds(check)]),
    )
    const ready = checks.every(([, held]) => held)
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(JSON.stringify({ ready, ...Object.fromEntries(checks) }))
  })
  app.get('/metrics', open, async (request, reply) => {
    if (!mayWatch(request)) notFound()
    return reply.type(kit.metrics.contentType).send(await kit.metrics.metrics())
  })
}

async function holds(check: Kit['health'][string]): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref())
  const held = (async () => check())().catch(() => false)
  return Promise.race([held, late])
}

/** From this very machine, unless a proxy we were not told about stands between; from elsewhere with the token. */
function mayWatch(request: FastifyRequest): boolean {
  const { metricsToken, trustedProxies } = request.kit.config
  if (metricsToken && isSameText(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) return true
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  if (forwarded !== undefined && trustedProxies.length === 0) return false
  return isIP(request.ip) > 0 && /^(127\.|::1$|::ffff:127\.)/.test(request.ip)
}

function measureRequests(app: App, registry: Registry): void {
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode }
    seconds.observe(labels, reply.elapsedTime / 1000)
    done()
  })
}

function measurePool({ db, metrics }: Kit): void {
  const gauge = new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool; waiting: requests that wait for one',
    labelNames: ['state'],
    registers: [metrics],
    collect: () => {
      for (const [state, count] of Object.entries(db.gauges())) gauge.set({ state }, count)
    },
  })
}
