import type { Kit } from '#platform/manifest'
import type { GroupId } from '#programmes'
import { dayOf } from '#region'
import { closeContracts } from './actions/closing.ts'
import { expireOffer, remindOffers } from './actions/conclusion.ts'
import { listGroupsToClose } from './queries/closing.ts'
import { listOffersOver } from './queries/offers-due.ts'

const GROUPS_AT_ONCE = 500

/** `enrolment.close`: contracts whose last day is over. A transaction for each group, whose seats become free. */
export async function close({ db, clock }: Kit): Promise<void> {
  let groups: string[]
  do {
    groups = await listGroupsToClose(db.reader, await dayOf(db.reader, clock.now()), GROUPS_AT_ONCE)
    for (const id of groups) await db.transaction((tx) => closeContracts(tx, id as GroupId, clock.now()))
  } while (groups.length === GROUPS_AT_ONCE)
}

const OFFERS_AT_ONCE = 200

/** `enrolment.offers`: families are reminded of offers, and those they let pass are closed. A transaction for each. */
export async function offers({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => remindOffers(tx, clock.now()))
  let closed: number
  do {
    const over = await listOffersOver(db.reader, await dayOf(db.reader, clock.now()), OFFERS_AT_ONCE)
    closed = 0
    for (const { id, certificateId } of over)
      if (await db.transaction((tx) => expireOffer(tx, id, certificateId, clock.now()))) closed += 1
  } while (closed === OFFERS_AT_ONCE)
}
