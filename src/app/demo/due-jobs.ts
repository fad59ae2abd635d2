import type { Kit } from '#platform/http'
import type { Manifest } from '#platform/manifest'

/**
 * After a jump of the clock: what would have run on schedule meanwhile runs once, at the new time. Handlers are written
 * to be repeated and to catch up. Answers how many ran; one that fails stops nobody else.
 */
export async function runDueJobs(kit: Kit, manifests: readonly Manifest[]): Promise<{ done: number; failed: number }> {
  const outcome = { done: 0, failed: 0 }
  const names = new Set(manifests.flatMap(({ schedules = [] }) => schedules.map(({ job }) => job)))
  for (const { jobs = {} } of manifests)
    for (const [name, handle] of Object.entries(jobs)) {
      if (!names.has(name)) continue
      try {
        await handle(kit, {})
        outcome.done += 1
      } catch (error) {
        outcome.failed += 1
        kit.log.error({ job: name, err: error }, 'a job failed after the clock was moved')
      }
    }
  return outcome
}
