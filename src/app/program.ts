import type { FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { createHooks } from '#access'
import { knowJournalWords } from '#audit'
import { countUnread, knowLetters } from '#notices'
import { knowJobs, knowJournal } from '#oversight'
import { openDatabase, type Reader, sql } from '#platform/db'
import {
  type App,
  closeGracefully,
  type Kit,
  openProtectedListener,
  type ProtectedListener,
  protectedChannel,
} from '#platform/http'
import { type Jobs, queueDesk } from '#platform/jobs'
import { createLogger } from '#platform/log'
import { type Letter, sealLetters } from '#platform/mail'
import type { Manifest, Permission } from '#platform/manifest'
import { closePapers } from '#platform/pdf'
import { bundleAssets } from '#ui'
import { createClock, restoreClock } from './clock.ts'
import type { Config } from './config.ts'
import { isPretended } from './demo/channel.ts'
import { demoManifest } from './demo/manifest.ts'
import { manifests } from './domains.ts'
import { galleryManifest } from './gallery/manifest.ts'
import { planServer, type Server, type ServerPlan } from './server.ts'
import { prepareTown } from './town.ts'
import { buildWeb } from './web.ts'
import { letterSealer, startWorker } from './worker.ts'

/** `died` resolves when the embedded database ended by itself. */
export type Program = { address: string; died: Promise<void>; stop(): Promise<void> }

/** Starts everything: database, region, web and worker. What it started, `stop` ends in the opposite order. */
export async function startProgram(config: Config, say: (line: string) => void): Promise<Program> {
  knowWords(config)
  const plan = planServer(config)
  const [server, { kit, app }] = await besides(plan.open(say), putTogether(plan, config))
  const parts: Parts = { app, channel: null, jobs: null, server }
  try {
    await restoreClock(kit.clock, server.db, config)
    sealLetters(server.db.reader, letterSealer(config))
    await settle(kit, config, { server, say })
    if (config.roles.worker) kit.health.jobs = () => parts.jobs?.alive() ?? false
    await app?.listen({ port: config.port, host: config.host }).catch((error) => tellOfPort(error, config))
    parts.jobs = config.roles.worker ? await startWorker(kit, config, manifests, server) : null
    const { listener } = config.protectedChannel
    parts.channel = app && listener ? await openProtectedListener(app, listener) : null
    if (parts.channel) say(`Защищённый канал открыт на порту ${parts.channel.port}.`)
    return { address: config.publicUrl.href, died: server.died, stop: () => stopAll(parts) }
  } catch (error) {
    // The worker first: it would go on asking a database that is closed, and the program would never end.
    await stopAll(parts)
    throw error
  }
}

function knowWords(config: Config): void {
  knowJournalWords(manifests, config.demo ? 'refuse' : 'keep')
  knowJournal(manifests)
  knowJobs(manifests)
  knowLetters(manifests.flatMap(({ letters }) => (letters ?? []) as readonly Letter[]))
}

type Together = { kit: Kit; app: App | null }

/** While the database is made and brought up to date, the pages are put together; where one fails, the other is ended. */
async function besides(opening: Promise<Server>, building: Promise<Together>): Promise<[Server, Together]> {
  try {
    return await Promise.all([opening, building])
  } catch (error) {
    const [server, together] = await Promise.allSettled([opening, building])
    if (together.status === 'fulfilled') await together.value.app?.close()
    if (server.status === 'fulfilled') await server.value.stop()
    throw error
  }
}

/** The kit and the web; nothing of them asks the database before it has been opened. */
async function putTogether({ db, jobs }: ServerPlan, config: Config): Promise<Together> {
  const assets = await bundleAssets(config.assetsFolder)
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const kit: Kit = {
    db,
    clock: createClock(config),
    config,
    log: createLogger({ level: config.logLevel }),
    hooks: createHooks({
      permissions: permissionsOf(manifests),
      menu: manifests.flatMap(({ menu }) => menu ?? []),
      counts: async (reader, actor) => ({ '/my/notices': await countUnread(reader, actor) }),
      staffSessions: config.staffSessions,
      isProtected: channelOf(config),
    }),
    assets,
    places: placesOf(manifests),
    queue: queueDesk(jobs.pool, jobs.schema),
    health: { database: () => answers(db.reader) },
    metrics,
  }
  const all = config.demo ? [...manifests, demoManifest, galleryManifest] : manifests
  return { kit, app: config.roles.web ? await buildWeb(kit, all) : null }
}

/** Over connections of its own: what they keep in memory of the thousand statements of a town goes with them. */
async function settle(kit: Kit, config: Config, { server, say }: { server: Server; say: (line: string) => void }) {
  const db = openDatabase({ connection: server.connection, schema: server.schema })
  await prepareTown({ ...kit, db }, config, say).finally(() => db.close())
}

/** By listener or gateway; the demo has no protected network and pretends one, visibly (`/demo`). */
function channelOf(config: Config): (request: FastifyRequest) => boolean {
  const real = protectedChannel(config.protectedChannel)
  return config.demo ? (request) => real(request) || isPretended(request) : real
}

async function answers(reader: Reader): Promise<boolean> {
  const { rows } = await sql`select from migration limit 1`.execute(reader)
  return rows.length === 1
}

function permissionsOf(all: readonly Manifest[]): Record<string, Permission> {
  return Object.assign({}, ...all.map((manifest) => manifest.permissions))
}

/** The header and the footer of the site, in the order of the domains from the catalogue down. */
export function placesOf(all: readonly Manifest[]): Kit['places'] {
  const latest = [...all].reverse()
  return {
    sections: latest
      .flatMap((manifest) => manifest.sections ?? [])
      .sort((one, other) => (one.place ?? 0) - (other.place ?? 0)),
    footer: latest.flatMap((manifest) => manifest.footer ?? []),
  }
}

function tellOfPort(error: unknown, { port }: Config): never {
  if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
  throw new Error(
    `Порт ${port} занят другой программой. Остановите её или назовите другой порт: PORT=${port + 1} npm start`,
    {
      cause: error,
    },
  )
}

type Parts = { app: App | null; channel: ProtectedListener | null; jobs: Jobs | null; server: Server }

async function stopAll({ app, channel, jobs, server }: Parts): Promise<void> {
  await channel?.close()
  if (app) await closeGracefully(app)
  await jobs?.stop()
  await closePapers()
  await server.stop()
}
