import type { Actor } from '#access'
import { record, system } from '#audit'
import { refuseIf } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { calendarOf, dayOf, regionZone, settingOf } from '#region'
import { endApplication } from '../../applications/actions/ending.ts'
import { lockApplication } from '../../applications/queries/row.ts'
import { closings } from '../../applications/words/closings.ts'
import type { ApplicationId } from '../../model.ts'
import { findContract } from '../queries/notice.ts'
import { updateReminded } from '../queries/offers-due.ts'
import { whyNotConclude, whyNotStatement } from '../rules/conclusion.ts'
import { offerReminder } from '../settings.ts'
import { enrol, lockOfProvider, refuseUnlessActivated } from './acceptance.ts'

/**
 * The organisation received the signed statement: the contract is concluded without the cabinet (S-074). Refuses a second
 * conclusion by whichever door, an offer whose term is over, and a statement of a day that cannot be.
 */
export async function concludeByStatement(
  tx: Tx,
  by: Actor,
  id: ApplicationId,
  statementOn: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  const application = await lockOfProvider(tx, by, id)
  const [contract, today, zone] = await Promise.all([findContract(tx, id), dayOf(tx, now), regionZone(tx)])
  refuseIf(whyNotConclude(application.state, contract, { today, zone }))
  const submittedOn = application.submittedAt.toZonedDateTimeISO(zone).toPlainDate()
  refuseIf(whyNotStatement({ statementOn, submittedOn, today }))
  await refuseUnlessActivated(tx, application)

  await enrol(tx, by, application, { today, acceptance: 'statement', statementOn }, now)

  const subject = { childId: application.childId, subjectKind: 'application', subjectId: id }
  await record(tx, by, 'enrolment.accepted-on-paper', { ...subject, facts: { statementOn: String(statementOn) } }, now)
  await planJob(tx, 'enrolment.tell', { applicationId: id, news: 'enrolled' })
}

/** The family let the term of its offer pass: seat and money are free. Read again under the lock: a late press may have won. */
export async function expireOffer(
  tx: Tx,
  id: ApplicationId,
  certificateId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const application = await lockApplication(tx, id, { certificateId })
  const [contract, today, zone] = await Promise.all([findContract(tx, id), dayOf(tx, now), regionZone(tx)])
  if (!application || whyNotConclude(application.state, contract, { today, zone })?.code !== 'enrolment.offer-over')
    return false
  await endApplication(tx, system, application, { state: 'expired', reason: closings.unaccepted, news: 'lapsed' }, now)
  return true
}

/** Families whose offer ends soon are reminded, once. */
export async function remindOffers(tx: Tx, now: Temporal.Instant): Promise<void> {
  const today = await dayOf(tx, now)
  const [days, calendar] = await Promise.all([settingOf(tx, offerReminder, today), calendarOf(tx)])
  const reminded = await updateReminded(tx, { today, until: addWorkingDays(calendar, today, days) }, now)
  await Promise.all(
    reminded.map((applicationId) => planJob(tx, 'enrolment.tell', { applicationId, news: 'offer-reminder' })),
  )
}
