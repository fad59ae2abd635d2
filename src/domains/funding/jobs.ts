import type { Kit } from '#platform/manifest'
import { creditAt } from './actions.ts'
import type { GrantMoment } from './model.ts'

type Payload = { certificateId: string }

/** A certificate was issued, activated or put to use: it is credited if this is the region's moment. Safe to repeat. */
export async function creditIfDue(kit: Kit, moment: GrantMoment, { certificateId }: Payload): Promise<void> {
  const now = kit.clock.now()
  await kit.db.transaction((tx) => creditAt(tx, moment, certificateId, now))
}
