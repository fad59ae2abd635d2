import type { Json } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { Kit } from '#platform/manifest'
import { closeNumber } from './actions/extract.ts'
import {
  AT_ONCE,
  escalateDecisions,
  expireOfAge,
  expireStatements,
  noticeOfAge,
  remindOfPapers,
} from './actions/terms.ts'

type Sweep = (tx: Tx, now: Temporal.Instant) => Promise<number>

/** `certificates.excluded`, `certificates.aged`: the number signs nobody in any more. */
export function closeNumberOf({ db, clock }: Kit, payload: Json): Promise<void> {
  const { certificateId } = payload as { certificateId: string }
  return db.transaction((tx) => closeNumber(tx, certificateId, clock.now()))
}

/** `certificates.terms`: what a day brings by itself. Batches, each whole; run again it finds nothing left to do. */
export async function keepTerms({ db, clock }: Kit): Promise<void> {
  for (const sweep of [expireStatements, remindOfPapers, escalateDecisions, expireOfAge, noticeOfAge] as Sweep[]) {
    let done: number
    do done = await db.transaction((tx) => sweep(tx, clock.now()))
    while (done === AT_ONCE)
  }
}
