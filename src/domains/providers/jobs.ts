import type { Kit } from '#platform/manifest'
import { forgetDrafts } from './actions/candidacy.ts'

/** `providers.forget-drafts`: requests that nobody sent. Safe to repeat. */
export async function tidyUp({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => forgetDrafts(tx, clock.now()))
}
