import { forgetFailed } from '#platform/mail'
import type { Kit } from '#platform/manifest'

/** Who has not asked for a failed letter in three months will not. */
const FAILED_KEPT = Temporal.Duration.from({ hours: 24 * 90 })

/** `notices.tidy-up`: letters that never arrived are forgotten in the end; their notices stay. */
export async function tidyUp({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => forgetFailed(tx, clock.now().subtract(FAILED_KEPT)))
}
