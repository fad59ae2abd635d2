import type { Kit } from '#platform/manifest'
import { closeChanges, escalateChanges, takeFirst } from './actions/change.ts'
import { creditAt } from './actions.ts'
import type { GrantMoment } from './model.ts'
import { findHead, listHeads } from './queries/change.ts'

type Payload = { certificateId: string }

/** A certificate was issued, activated or put to use: it is credited if this is the region's moment. Safe to repeat. */
export async function creditIfDue(kit: Kit, moment: GrantMoment, { certificateId }: Payload): Promise<void> {
  const now = kit.clock.now()
  await kit.db.transaction((tx) => creditAt(tx, moment, certificateId, now))
}

/** `certificates.excluded`, `certificates.aged`: what the certificate asked and waited for ends. */
export async function closeOf({ db, clock }: Kit, { certificateId }: Payload): Promise<void> {
  await db.transaction((tx) => closeChanges(tx, certificateId, clock.now()))
}

/** `funding.take-queue`: places that became free go to those who wait, in order. A transaction each; safe to repeat. */
export async function takeQueue({ db, clock }: Kit): Promise<void> {
  for (const { categoryId } of await listHeads(db.reader)) {
    let head = await findHead(db.reader, categoryId)
    while (head !== null) {
      const certificateId: string = head
      const taken = await db.transaction((tx) => takeFirst(tx, { certificateId, categoryId }, clock.now()))
      head = taken ? await findHead(db.reader, categoryId) : null
    }
  }
}

/** `funding.terms`: decisions about nominals that are late. */
export async function keepTerms({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => escalateChanges(tx, clock.now()))
}
