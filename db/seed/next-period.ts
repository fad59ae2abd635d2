import { creditAt } from '#funding'
import { openPeriod } from './money.ts'
import type { Stage } from './stage.ts'

/**
 * The acts for the next period came later than the certificates. Stories are credited at once, families without one by
 * the job that the acts planned.
 */
export async function openNextPeriod({ tx, moments, town, funded }: Stage): Promise<void> {
  const [, next] = town.periods
  if (!next || !town.scene.funded) return
  const at = moments.daysAgo(20, 9)
  await openPeriod(tx, { payers: town.payers, scene: town.scene, period: next }, moments, at)
  for (const certificateId of funded) await creditAt(tx, 'issue', certificateId, at)
}
