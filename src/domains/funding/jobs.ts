import { record, system } from '#audit'
import type { Tx } from '#platform/db'
import type { Kit } from '#platform/manifest'
import { dayOf, settingOf } from '#region'
import { grantNominal } from './actions.ts'
import type { GrantMoment } from './model.ts'
import { setFundingState } from './queries/money.ts'
import { grantMoment, meltPolicy } from './settings.ts'

type Payload = { certificateId: string }

/** A certificate was issued, activated or put to use: it is credited if this is the region's moment. Safe to repeat. */
export async function creditIfDue(kit: Kit, moment: GrantMoment, { certificateId }: Payload): Promise<void> {
  const now = kit.clock.now()
  await kit.db.transaction((tx) => creditAt(tx, moment, certificateId, now))
}

/** Credits a certificate if this is the region's moment for it; once, however often it is called. */
export async function creditAt(
  tx: Tx,
  moment: GrantMoment,
  certificateId: string,
  now: Temporal.Instant,
): Promise<void> {
  const today = await dayOf(tx, now)
  if ((await settingOf(tx, grantMoment, today)) !== moment) return
  const melt = await settingOf(tx, meltPolicy, today)
  const outcome = await grantNominal(tx, { certificateId, today, melt, by: null }, now)
  if (outcome === 'none') return
  const changed = await setFundingState(tx, certificateId, outcome === 'granted' ? 'nominal' : 'queued')
  if (!changed) return
  await record(tx, system, `funding.${outcome}`, { subjectKind: 'certificate', subjectId: certificateId }, now)
}
