import { inPages } from '#platform/jobs'
import type { Kit } from '#platform/manifest'
import { dayOf } from '#region'
import { STARTED_AT_ONCE, startContracts } from './actions/acceptance.ts'
import { closeContracts } from './actions/closing.ts'
import { expireOffer, remindOffers } from './actions/conclusion.ts'
import { listGroupsToClose } from './queries/closing.ts'
import { listOffersOver } from './queries/offers-due.ts'

/** `enrolment.start`: contracts whose first day has come begin to live. */
export async function start({ db, clock }: Kit): Promise<void> {
  let started: number
  do started = await db.transaction((tx) => startContracts(tx, clock.now()))
  while (started === STARTED_AT_ONCE)
}

/** `enrolment.close`: contracts whose last day is over. A transaction for each group, whose seats become free. */
export async function close({ db, clock }: Kit): Promise<void> {
  const today = await dayOf(db.reader, clock.now())
  await inPages(
    (page) => listGroupsToClose(db.reader, today, page),
    ({ id }) => db.transaction((tx) => closeContracts(tx, id, clock.now())),
  )
}

/** `enrolment.offers`: families are reminded of offers, and those they let pass are closed. A transaction for each. */
export async function offers({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => remindOffers(tx, clock.now()))
  const today = await dayOf(db.reader, clock.now())
  await inPages(
    (page) => listOffersOver(db.reader, today, page),
    ({ id, certificateId }) => db.transaction((tx) => expireOffer(tx, id, certificateId, clock.now())),
  )
}
