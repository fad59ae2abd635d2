import { join } from 'node:path'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { type App, closeGracefully, type Kit } from '#platform/http'
import { type JobHandler, type Jobs, startJobs } from '#platform/jobs'
import { createLogger } from '#platform/log'
import { bundleAssets } from '#ui'
import { type Config, kitConfigOf } from './config.ts'
import { openClock } from './clock.ts'
import { manifests } from './domains.ts'
import { hooks } from './hooks.ts'
import { openServer, type Server } from './server.ts'
import { prepareTown } from './town.ts'
import { buildWeb } from './web.ts'

export type Program = { address: string; stop(): Promise<void> }

/** Starts everything: database, region, web and worker. What it started, `stop` ends in the opposite order. */
export async function startProgram(config: Config, say: (line: string) => void): Promise<Program> {
  const assetsFolder = join(config.dataDir, 'assets')
  const [server, assets] = await Promise.all([
    openServer({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, region: config.region, say }),
    bundleAssets(assetsFolder),
  ])
  try {
    const clock = await openClock(server.db, config)
    const log = createLogger({ level: config.logLevel })
    const metrics = new Registry()
    collectDefaultMetrics({ register: metrics })
    const kit: Kit = {
      db: server.db,
      clock,
      config: kitConfigOf(config, assetsFolder),
      log,
      hooks,
      assets,
      health: {},
      metrics,
    }
    await prepareTown(kit, config, say)
    const jobs = config.roles.includes('worker') ? await startWorker(kit, server) : null
    if (jobs) kit.health.jobs = () => jobs.alive()
    const app = config.roles.includes('web') ? await startWeb(kit, config) : null
    return { address: config.publicUrl.href, stop: () => stopAll(app, jobs, server) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function startWeb(kit: Kit, config: Config): Promise<App> {
  const app = await buildWeb(kit, manifests)
  await app.listen({ port: config.port, host: config.host })
  return app
}

function startWorker(kit: Kit, server: Server): Promise<Jobs> {
  const handlers: Record<string, JobHandler> = {}
  for (const manifest of manifests)
    for (const [name, handle] of Object.entries(manifest.jobs ?? {})) {
      if (handlers[name]) throw new Error(`The job '${name}' is declared twice.`)
      handlers[name] = (payload) => handle(kit, payload as never)
    }
  return startJobs({
    ...server.jobs,
    handlers,
    schedules: manifests.flatMap((manifest) => manifest.schedules ?? []),
    failed: (job, error) => kit.log.error({ job, err: error }, 'job failed'),
  })
}

async function stopAll(app: App | null, jobs: Jobs | null, server: Server): Promise<void> {
  if (app) await closeGracefully(app)
  await jobs?.stop()
  await server.stop()
}
