import type { Kit } from '#platform/manifest'
import { dayOf } from '#region'
import { applyDue } from './actions/amendment.ts'
import { type BanTelling, tellBanPortion } from './actions/ban.ts'
import { closeChanges, escalateChanges, leaveEnded, takeFirst } from './actions/change.ts'
import { creditPortion } from './actions/credit.ts'
import { creditAt } from './actions/grant.ts'
import { findNoticeDue, listMeltDue, meltPortion, warnPortion } from './actions/melt.ts'
import { beginPeriod, expirePortion, listExpiryDue, measureOpening } from './actions/period.ts'
import type { GrantMoment } from './model/nominal.ts'
import { listDue, listEndedAwaited, listWaitingFor } from './queries/amendment.ts'
import { findHead, listHeads } from './queries/change.ts'
import { listUnfinished } from './queries/run.ts'

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

/** `funding.tell-ban`: families learn that new contracts stop or go on. In portions; safe to kill and repeat. */
export async function tellBan({ db, clock }: Kit, telling: BanTelling): Promise<void> {
  while (await db.transaction((tx) => tellBanPortion(tx, telling, clock.now())));
}

/** `funding.category-ended`: whoever waited for a nominal of it waits no more. A transaction each; safe to repeat. */
export async function leaveCategory({ db, clock }: Kit, { categoryId }: { categoryId: string }): Promise<void> {
  for (const id of await listWaitingFor(db.reader, categoryId))
    await db.transaction((tx) => leaveEnded(tx, id, clock.now()))
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

/** `funding.melt`: on the first of a month unused nominals fall (S-008); a missed month is made up for. Safe to kill and repeat. */
export async function melt({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  for (const order of await listMeltDue(db.reader, now)) {
    while (await again(() => db.transaction((tx) => meltPortion(tx, order, now))));
  }
}

/** `funding.melt-notice`: families are told of the next fall beforehand, once. */
export async function warnOfMelt({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  const order = await findNoticeDue(db.reader, now)
  let more = order !== null
  while (order && more) more = await db.transaction((tx) => warnPortion(tx, order, now))
}

/** `funding.period`: past money expires after its finals, and a period that begins credits whoever came meanwhile. Safe to repeat. */
export async function shiftPeriod({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  await db.transaction((tx) => beginPeriod(tx, now))
  await db.transaction((tx) => measureOpening(tx, now))
  for (const order of await listExpiryDue(db.reader, now)) {
    while (await again(() => db.transaction((tx) => expirePortion(tx, order, now))));
  }
}

/** `funding.amendments`: changes by acts whose day has come hold from now on. */
export async function applyAmendments(kit: Kit): Promise<void> {
  const { db, clock } = kit
  const now = clock.now()
  const today = await dayOf(db.reader, now)
  for (const id of await listDue(db.reader, today)) await db.transaction((tx) => applyDue(tx, id, now))
  // Some ends are written down long before their day.
  for (const categoryId of await listEndedAwaited(db.reader, today)) await leaveCategory(kit, { categoryId })
}

/** `funding.credit`: certificates come to a nominal that an act has set, in portions. Safe to kill and repeat. */
export async function creditHolders(kit: Kit): Promise<void> {
  const { db, clock } = kit
  const now = clock.now()
  const runs = await listUnfinished(db.reader, 'credit')
  // A month that did not melt yet would look like a nominal to be taken back.
  if (runs.length > 0) await melt(kit)
  for (const run of runs) {
    while (await again(() => db.transaction((tx) => creditPortion(tx, run, now))));
  }
}

const ATTEMPTS = 20

/** A portion that met somebody who began to use a nominal, or who holds one for too long, is done again. */
async function again(portion: () => Promise<boolean>): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await portion()
    } catch (error) {
      if (attempt === ATTEMPTS || !mayPassNextTime(error)) throw error
    }
  }
}

function mayPassNextTime(error: unknown): boolean {
  return ['ledger.used-does-not-melt', '40P01', '55P03'].includes((error as { code?: string }).code ?? '')
}
