import type { Kit } from '#platform/manifest'
import { type Told, tellAgreed } from './actions/ban.ts'
import { forgetDrafts } from './actions/candidacy.ts'

/** `providers.forget-drafts`: requests that nobody sent. Safe to repeat. */
export async function tidyUp({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => forgetDrafts(tx, clock.now()))
}

/** `funding.ban-told`: organisations with an agreement learn that a payer stops new contracts, or lets them again, once. */
export async function tellBan({ db, clock }: Kit, told: Told): Promise<void> {
  await db.transaction((tx) => tellAgreed(tx, told, clock.now()))
}
