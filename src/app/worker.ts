import { cabinets } from '#notices'
import { causedAt } from '#platform/db'
import { forgetAnswers, type Kit } from '#platform/http'
import { type JobHandler, type Jobs, planJob, type Schedule, startJobs } from '#platform/jobs'
import {
  demoMailbox,
  type Letter,
  type Mailer,
  openPost,
  type PostOffice,
  sendLetterJob,
  smtpMailer,
} from '#platform/mail'
import type { Manifest } from '#platform/manifest'
import { createSealer, type Sealer } from '#platform/sealing'
import type { Config } from './config.ts'
import type { Server } from './server.ts'

/** What waits in the queue is opened by the installation's key alone. */
export function letterSealer({ secretKey }: Pick<Config, 'secretKey'>): Sealer {
  return createSealer(secretKey, 'waiting-letter')
}

/** A form may be sent again for as long as its answer is kept. */
const ANSWERS_KEPT = Temporal.Duration.from({ hours: 24 * 7 })

/** The worker: jobs of all domains, letters, and the platform's own sweeping. */
export async function startWorker(
  kit: Kit,
  config: Config,
  manifests: readonly Manifest[],
  server: Server,
): Promise<Jobs> {
  const mailer = config.smtpUrl
    ? await smtpMailer({ url: config.smtpUrl, from: config.mailFrom })
    : demoMailbox(kit.db, kit.clock)
  const busy = () => kit.db.busy()
  const jobs = await startJobs({
    ...server.jobs,
    apart: [sendLetterJob],
    handlers: handlersOf(kit, manifests),
    schedules: schedulesOf(manifests),
    busy,
    failed: (job, error) => kit.log.error({ job, err: error }, 'job failed'),
  })
  const post = openPost(postOfficeOf(kit, manifests, mailer), kit, {
    busy,
    failed: (error) => kit.log.error({ err: error }, 'a round of letters failed'),
  })
  return {
    alive: jobs.alive,
    stop: async () => {
      await Promise.all([jobs.stop(), post.stop()])
      await mailer.close()
    },
  }
}

/** Who writes the letters of these domains, who takes them, and whose cabinets show them. */
export function postOfficeOf(kit: Kit, manifests: readonly Manifest[], mailer: Mailer): PostOffice {
  const { regionName, publicUrl, secretKey } = kit.config
  return {
    letters: manifests.flatMap((manifest) => (manifest.letters ?? []) as readonly Letter[]),
    ...{ sender: { regionName, publicUrl }, mailer, sealer: letterSealer(kit.config) },
    cabinets: cabinets({ publicUrl, secretKey }),
  }
}

/** Every job by its name; the demo's clock runs the scheduled ones after a jump. */
export function handlersOf(kit: Kit, manifests: readonly Manifest[]): Record<string, JobHandler> {
  const handlers: Record<string, JobHandler> = {
    'http.forget-answers': () => kit.db.transaction((tx) => forgetAnswers(tx, kit.clock.now().subtract(ANSWERS_KEPT))),
  }
  for (const [name, answers] of answersByWord(manifests)) {
    if (handlers[name]) throw new Error(`The job '${name}' belongs to the platform.`)
    Object.assign(handlers, tasksOf(kit, name, answers))
  }
  return handlers
}

type Answer = { domain: string; handle: NonNullable<Manifest['jobs']>[string] }

function answersByWord(manifests: readonly Manifest[]): Map<string, Answer[]> {
  const all = manifests.flatMap(({ name: domain, jobs = {} }) =>
    Object.entries(jobs).map(([word, handle]) => ({ word, domain, handle })),
  )
  return Map.groupBy(all, ({ word }) => word)
}

/** One domain answers at once. Several get a task each, planned together, so that one that fails is repeated alone. */
function tasksOf(kit: Kit, name: string, answers: readonly Answer[]): Record<string, JobHandler> {
  const ownTask = ({ domain }: Answer) => (answers.length > 1 ? `${name}/${domain}` : name)
  const tasks: Record<string, JobHandler> = {}
  for (const answer of answers) tasks[ownTask(answer)] = (payload, at) => answer.handle(from(kit, at), payload as never)
  if (answers.length > 1)
    tasks[name] = (payload, at) =>
      from(kit, at).db.transaction(async (tx) => {
        for (const answer of answers) await planJob(tx, ownTask(answer), payload)
      })
  return tasks
}

function from(kit: Kit, at: Temporal.Instant | undefined): Kit {
  return at ? { ...kit, db: causedAt(kit.db, at) } : kit
}

function schedulesOf(manifests: readonly Manifest[]): Schedule[] {
  return [
    ...manifests.flatMap((manifest) => manifest.schedules ?? []),
    { job: 'http.forget-answers', cron: '17 3 * * *' },
  ]
}
