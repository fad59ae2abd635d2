import { consentRetention } from '#access'
import { inPages } from '#platform/jobs'
import type { Kit } from '#platform/manifest'
import { dayOf, settingOf } from '#region'
import { findDoublesAmong, settleMerge } from './actions/merge.ts'
import { sendReminders } from './actions/reminder.ts'
import { clearWithdrawn } from './actions/vault.ts'
import { listUnsettled } from './queries/merge.ts'
import { openVault } from './vault.ts'

/** What lies in the vault outlives a withdrawn consent no longer than the region's retention (domain 7.4). */
export function clearVault({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  return db.transaction(async (tx) => {
    const days = await settingOf(tx, consentRetention, await dayOf(tx, now))
    await clearWithdrawn(tx, now.subtract({ hours: 24 * days }), now)
  })
}

/**
 * Every night staff get the pairs of the last two days (domain 8.3): one night may be missed. A few in a transaction, and
 * all of them: after the first day of admission there are thousands.
 */
export async function findDoubles({ db, clock, config }: Kit): Promise<void> {
  const now = clock.now()
  const since = { from: now.subtract({ hours: 48 }), vault: openVault(config.secretKey) }
  let after: string | null = null
  do after = await db.transaction((tx) => findDoublesAmong(tx, { ...since, after }, now))
  while (after !== null)
}

/** Every night merges that can no longer be undone are settled, a transaction each. */
export async function settleMerges({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  const today = await dayOf(db.reader, now)
  await inPages(
    (page) => listUnsettled(db.reader, today, page),
    ({ id }) => db.transaction((tx) => settleMerge(tx, id, now)),
  )
}

/** On the day when a younger child can be added (S-107). */
export async function remind({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => sendReminders(tx, clock.now()))
}
