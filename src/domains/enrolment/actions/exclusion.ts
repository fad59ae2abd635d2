import { record, system } from '#audit'
import { uncommit } from '#funding'
import { findAccount, post } from '#ledger'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf } from '#region'
import type { Application, ApplicationId } from '../model.ts'
import { lockApplication, updateState } from '../queries/application.ts'
import { shorten, updateEnding, updateTerminated } from '../queries/closing.ts'
import { closings } from '../words/closings.ts'
import { endApplication } from './application.ts'
import { leaveSeat } from './seat.ts'

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
  const over = application && Temporal.PlainDate.compare(await dayOf(tx, now), application.answerDueOn) > 0
  if (!over || application.state !== 'submitted') return false
  await endApplication(tx, system, application, { state: 'expired', reason: closings.silent }, now)
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
  const today = await dayOf(tx, now)
  const lastDay = today.with({ day: today.daysInMonth })
  const begins = Temporal.PlainDate.compare(application.startsOn, lastDay) <= 0
  const ended = begins ? await endWithMonth(tx, application, lastDay, now) : await endBeforeBegin(tx, application, now)
  if (!ended) return

  const facts = { endsOn: begins ? lastDay.toString() : null }
  const subject = { childId: application.childId, subjectKind: 'application', subjectId: id, facts }
  await record(tx, system, 'enrolment.ending', { ...subject, reason: closings.excluded }, now)
  await planJob(tx, 'enrolment.tell', { applicationId: id, news: 'ending' })
}

async function endWithMonth(
  tx: Tx,
  application: Application,
  lastDay: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!(await updateEnding(tx, application.id, lastDay))) return false
  await giveBack(tx, application, await shorten(tx, application, lastDay), now)
  return true
}

async function endBeforeBegin(tx: Tx, application: Application, now: Temporal.Instant): Promise<boolean> {
  const { id, certificate } = application
  if (!(await updateTerminated(tx, id, now))) return false
  await updateState(tx, id, ['enrolled'], 'ended', { by: null, reason: closings.excluded, now })
  await leaveSeat(tx, application)
  await giveBack(tx, application, certificate, now)
  return true
}

async function giveBack(tx: Tx, application: Application, amount: bigint, now: Temporal.Instant): Promise<void> {
  const { id, certificateId, periodId, payerId } = application
  if (amount === 0n || !certificateId || !periodId) return
  const account = await findAccount(tx, { certificateId, periodId, unit: 'kopecks' })
  if (!account) throw new Error(`no account of the certificate ${certificateId}`)
  const cause = { kind: 'application', id } as const
  await post(tx, 'release', { accountId: account.id, amount, cause, key: `release-ending:${id}`, by: null }, now)
  await uncommit(tx, { municipalityId: payerId, periodId, unit: 'kopecks' }, amount, id)
}
