import { record, system } from '#audit'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf, regionZone, settingOf } from '#region'
import { endApplication } from '../../applications/actions/ending.ts'
import { lockApplication } from '../../applications/queries/row.ts'
import { closings } from '../../applications/words/closings.ts'
import { enrol } from '../../contracts/actions/acceptance.ts'
import type { Application, ApplicationId } from '../../model.ts'
import { findSilence, settleProlongation, takeNotice, updateNoticeAt, updateStopped } from '../queries/row.ts'
import { hearSilence, noticeAt, type Verdict } from '../rules.ts'
import { waitDays } from '../settings.ts'
import { prolongationRules } from './prolong.ts'

type Due = { id: ApplicationId; certificateId: string }

/**
 * The family has had its time: without a refusal the contract is in force from its first day (S-018…S-021), exactly once.
 * What silence cannot bring into force waits, or is closed with its reason. Read again under the lock, so that a refusal
 * of the last second wins. Safe to repeat.
 */
export async function hearFamily(
  tx: Tx,
  { id, certificateId }: Due,
  now: Temporal.Instant,
): Promise<Verdict | 'settled'> {
  const application = await lockApplication(tx, id, { certificateId })
  if (application?.state !== 'confirmed') {
    await settleProlongation(tx, id, now)
    return 'settled'
  }
  const today = await dayOf(tx, now)
  const silence = await findSilence(tx, id)
  if (!silence) return 'settled'
  const verdict = hearSilence(silence, { now, today, waitDays: await settingOf(tx, waitDays, today) })
  if (verdict === 'accept') await acceptSilently(tx, application, now)
  else if (verdict === 'stop') await stop(tx, application, now)
  else if (verdict !== 'wait') await giveUp(tx, application, verdict, now)
  return verdict
}

async function acceptSilently(tx: Tx, application: Application, now: Temporal.Instant): Promise<void> {
  const { id } = application
  await enrol(tx, system, application, { today: await dayOf(tx, now), acceptance: 'silence' }, now)
  await settleProlongation(tx, id, now)
  await record(tx, system, 'enrolment.accepted-by-silence', subjectOf(application), now)
  await planJob(tx, 'enrolment.tell-prolongation', { applicationId: id, news: 'in-force' })
}

/** The certificate is frozen just now: family and provider are told once, seat and money stay. */
async function stop(tx: Tx, application: Application, now: Temporal.Instant): Promise<void> {
  if (!(await updateStopped(tx, application.id, 'frozen'))) return
  await record(tx, system, 'enrolment.prolongation-stopped', subjectOf(application), now)
  await planJob(tx, 'enrolment.tell-prolongation', { applicationId: application.id, news: 'stopped' })
}

async function giveUp(
  tx: Tx,
  application: Application,
  verdict: Exclude<Verdict, 'accept' | 'stop' | 'wait'>,
  now: Temporal.Instant,
): Promise<void> {
  // No term has passed where the family left before it.
  const state = verdict === 'left' ? 'cancelled' : 'expired'
  await endApplication(tx, system, application, { state, reason: closings[reasonsOf[verdict]] }, now)
  await settleProlongation(tx, application.id, now)
}

const reasonsOf = {
  'no-answer': 'not-consented',
  left: 'contract-ended',
  'given-up': 'frozen',
  'group-closed': 'group-over',
  'provider-inactive': 'provider-inactive',
  over: 'excluded',
} as const satisfies Record<Exclude<Verdict, 'accept' | 'stop' | 'wait'>, keyof typeof closings>

/** A notice of the days 0, 3 and 6: each is planned once, however often the job runs. */
export async function remindFamily(tx: Tx, { id, certificateId }: Due, now: Temporal.Instant): Promise<boolean> {
  const application = await lockApplication(tx, id, { certificateId })
  if (application?.state !== 'confirmed') {
    await settleProlongation(tx, id, now)
    return false
  }
  const notice = await takeNotice(tx, id, now)
  if (!notice) return false
  const [rules, zone] = [await prolongationRules(tx, await dayOf(tx, now)), await regionZone(tx)]
  await updateNoticeAt(tx, id, noticeAt(notice.offeredAt, notice.notices, rules, zone))
  await planJob(tx, 'enrolment.tell-prolongation', { applicationId: id, news: 'offered', turn: notice.notices })
  return true
}

function subjectOf({ id, childId }: Application) {
  return { childId, subjectKind: 'application', subjectId: id }
}
