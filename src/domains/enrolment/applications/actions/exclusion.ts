import { system } from '#audit'
import { isAfter } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { dayOf } from '#region'
import { giveNotice } from '../../contracts/actions/termination.ts'
import { findContract } from '../../contracts/queries/notice.ts'
import { whyNotTerminate } from '../../contracts/rules/termination.ts'
import type { ApplicationId } from '../../model.ts'
import { lockApplication } from '../queries/row.ts'
import { closings } from '../words/closings.ts'
import { endApplication } from './ending.ts'

export type Closing = { certificateId: string; why: keyof typeof closings }

/** The certificate of an application is no longer in force: what the application held comes back. Safe to repeat. */
export async function endExcluded(
  tx: Tx,
  id: ApplicationId,
  { certificateId, why }: Closing,
  now: Temporal.Instant,
): Promise<void> {
  const application = await lockApplication(tx, id, { certificateId })
  if (application?.state !== 'submitted' && application?.state !== 'confirmed') return
  await endApplication(tx, system, application, { state: 'cancelled', reason: closings[why] }, now)
}

/**
 * The provider let its term pass: the application is closed, seat and money are free in the same transaction. Read again
 * under the lock: an answer of the last second wins.
 */
export async function expireUnanswered(
  tx: Tx,
  id: ApplicationId,
  certificateId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const application = await lockApplication(tx, id, { certificateId })
  const over = application && isAfter(await dayOf(tx, now), application.answerDueOn)
  if (!over || application.state !== 'submitted') return false
  await endApplication(
    tx,
    system,
    application,
    { state: 'expired', reason: application.prolongsId ? closings['no-agreement'] : closings.silent },
    now,
  )
  return true
}

/**
 * A contract of an excluded certificate ends with the last day of this month, one that has not begun at once (domain 3.8).
 * What the later months held goes back to the certificate, from where the payer takes it. Safe to repeat.
 */
export async function endContract(
  tx: Tx,
  id: ApplicationId,
  certificateId: string,
  now: Temporal.Instant,
): Promise<void> {
  const application = await lockApplication(tx, id, { certificateId })
  if (application?.state !== 'enrolled') return
  const [contract, today] = await Promise.all([findContract(tx, id), dayOf(tx, now)])
  // It ends by then anyway, or is ending already.
  if (whyNotTerminate(application, contract, today)) return
  await giveNotice(tx, system, application, { side: 'registry', reason: closings.excluded }, now)
}
