import { consentRetention } from '#access'
import type { Kit } from '#platform/manifest'
import { dayOf, settingOf } from '#region'
import { clearWithdrawn } from './actions/vault.ts'

/** What lies in the vault outlives a withdrawn consent no longer than the region's retention (domain 7.4). */
export function clearVault({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  return db.transaction(async (tx) => {
    const days = await settingOf(tx, consentRetention, await dayOf(tx, now))
    await clearWithdrawn(tx, now.subtract({ hours: 24 * days }), now)
  })
}
