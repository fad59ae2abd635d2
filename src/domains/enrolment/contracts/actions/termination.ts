import { type Actor, scopeOf } from '#access'
import { type Author, record } from '#audit'
import { commit, type Purse, uncommit } from '#funding'
import { later } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import { findAccount, post } from '#ledger'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf } from '#region'
import { release } from '../../applications/actions/money.ts'
import { leaveSeat } from '../../applications/actions/seat.ts'
import { lockApplication, updateState } from '../../applications/queries/row.ts'
import type { Application, ApplicationId, NoticeSide } from '../../model.ts'
import { findLastCharged, lockMonths } from '../../months/queries/charging.ts'
import { lockAgreementRoom } from '../../quote/queries/agreement.ts'
import {
  findContract,
  findNotice,
  insertNotice,
  putMonthsBack,
  takeOutMonths,
  updateContract,
  updateNoticeWithdrawn,
} from '../queries/notice.ts'
import { noticeEffect, whyNotTerminate, whyNotWithdraw } from '../rules/termination.ts'
import { type TerminationGround, terminationReason } from '../words.ts'
import { refuseUnlessActivated } from './acceptance.ts'

/** The organisation chooses a ground of the offer and may add words; the others say why in words alone. */
export type NoticeGiven =
  | { side: 'provider'; ground: TerminationGround; words: string }
  | { side: Exclude<NoticeSide, 'provider'>; reason: string | null }

/**
 * A side gives notice: the contract ends with this month, one that has not begun never begins; the money of later
 * months is back at once (domain 5.6). The seat stays the child's until the last day, so the notice can be taken back.
 * Refuses a contract that does not live, ends already, or ends this month anyway.
 */
export async function terminateContract(
  tx: Tx,
  by: Actor,
  id: ApplicationId,
  notice: NoticeGiven,
  now: Temporal.Instant,
): Promise<void> {
  const application = await lockOwn(tx, by, id)
  await giveNotice(tx, by, application, notice, now)
}

/** The same for a locked application, whoever asks: the registry ends contracts as well. */
export async function giveNotice(
  tx: Tx,
  by: Author,
  application: Application,
  given: NoticeGiven,
  now: Temporal.Instant,
): Promise<void> {
  const { id } = application
  await lockMonths(tx, 'of-one')
  const [contract, today, charged] = await Promise.all([findContract(tx, id), dayOf(tx, now), findLastCharged(tx, id)])
  // Written at the turn of a month, a notice may come after its month was written off: then it ends the contract with that one.
  const on = charged ? later(charged, today) : today
  refuseIf(whyNotTerminate(application, contract, on))
  const effect = noticeEffect({ today: on, ...application })
  if (effect.kind === 'nothing') throw new Error('a contract that ends anyway was to be terminated')

  const { side } = given
  const [ground, reason] =
    side === 'provider' ? [given.ground, terminationReason(given.ground, given.words)] : [null, given.reason]
  const notice = { id: newId(), side, ground, reason, by: by.userId, lastOn: effect.lastOn }
  await insertNotice(tx, id, notice, now)
  if (effect.kind === 'whole') await endBeforeBegin(tx, by, application, notice, now)
  else await endWithMonth(tx, application, notice, now)

  const subject = { childId: application.childId, subjectKind: 'application', subjectId: id, reason }
  const word = side === 'registry' ? 'enrolment.ending' : 'enrolment.notice-given'
  await record(tx, by, word, { ...subject, facts: { side, lastOn: String(effect.lastOn) } }, now)
  await planJob(tx, 'enrolment.tell', { applicationId: id, news: side === 'registry' ? 'ending' : 'notice' })
}

/**
 * The side that gave notice takes it back while the month lasts: the seat was kept, the money of the later months is
 * reserved again. Refuses when it has gone elsewhere meanwhile.
 */
export async function withdrawNotice(tx: Tx, by: Actor, id: ApplicationId, now: Temporal.Instant): Promise<void> {
  const application = await lockOwn(tx, by, id)
  await lockMonths(tx, 'of-one')
  const [contract, notice, today] = await Promise.all([findContract(tx, id), findNotice(tx, id), dayOf(tx, now)])
  refuseIf(whyNotWithdraw(contract, notice, { side: sideOf(by), today }))
  if (!notice) throw new Error(`the contract of ${id} ends without a notice`)
  await refuseUnlessActivated(tx, application)

  await updateNoticeWithdrawn(tx, notice.id, by.userId, now)
  await updateContract(tx, id, ['terminating'], { state: 'active', endsOn: notice.plannedOn, endedAt: null })
  await reserveAgain(tx, application, { amount: await putMonthsBack(tx, id, notice), noticeId: notice.id, by }, now)

  const subject = { childId: application.childId, subjectKind: 'application', subjectId: id }
  await record(tx, by, 'enrolment.notice-withdrawn', { ...subject, facts: { endsOn: String(notice.plannedOn) } }, now)
  await planJob(tx, 'enrolment.tell', { applicationId: id, news: 'notice-withdrawn' })
}

/** Who of the two sides acts. */
export function sideOf({ role }: Pick<Actor, 'role'>): 'family' | 'provider' {
  return role === 'provider' ? 'provider' : 'family'
}

type Ending = { id: string; lastOn: Temporal.PlainDate }

async function endWithMonth(tx: Tx, application: Application, notice: Ending, now: Temporal.Instant): Promise<void> {
  const { id } = application
  const { lastOn } = notice
  await updateContract(tx, id, ['pending-start', 'active'], { state: 'terminating', endsOn: lastOn, endedAt: null })
  const amount = await takeOutMonths(tx, id, notice)
  const purse = await purseOf(tx, application, amount)
  if (!purse) return
  const cause = { kind: 'application', id } as const
  const movement = { accountId: purse.accountId, amount, cause, key: `release:notice:${notice.id}`, by: null }
  await post(tx, 'release', movement, now)
  await uncommit(tx, purse, amount, id)
}

/** A contract that never began: seat and all money are free at once. */
export async function endBeforeBegin(
  tx: Tx,
  by: Author,
  application: Application,
  { lastOn, reason }: { lastOn: Temporal.PlainDate; reason: string | null },
  now: Temporal.Instant,
): Promise<void> {
  const { id } = application
  const living = ['pending-start', 'active', 'terminating'] as const
  await updateContract(tx, id, living, { state: 'terminated', endsOn: lastOn, endedAt: now })
  await updateState(tx, id, ['enrolled'], 'ended', { by: by.userId, reason, now })
  await leaveSeat(tx, application)
  await release(tx, by, application, now)
}

type Again = { amount: bigint; noticeId: string; by: Actor }

async function reserveAgain(
  tx: Tx,
  application: Application,
  { amount, noticeId, by }: Again,
  now: Temporal.Instant,
): Promise<void> {
  const purse = await purseOf(tx, application, amount)
  if (!purse) return
  const { id, providerId } = application
  // The months are back in the plan already, so what is over is below zero.
  if (((await lockAgreementRoom(tx, { ...purse, providerId, payerId: purse.municipalityId })) ?? 0n) < 0n)
    refuse('enrolment.agreement-full')
  if (purse.available < amount) refuse('enrolment.money-gone', { lacks: String(amount - purse.available) })
  const cause = { kind: 'application', id } as const
  const movement = { accountId: purse.accountId, amount, cause, key: `reserve:notice:${noticeId}`, by: by.userId }
  await post(tx, 'reserve', movement, now)
  await commit(tx, purse, amount, id)
}

/** Where the certificate's part of an application stands; null when nothing is to be moved. */
async function purseOf(
  tx: Tx,
  { certificateId, periodId, payerId }: Application,
  amount: bigint,
): Promise<
  (Purse & { accountId: NonNullable<Awaited<ReturnType<typeof findAccount>>>['id']; available: bigint }) | null
> {
  if (amount === 0n || !certificateId || !periodId) return null
  const account = await findAccount(tx, { certificateId, periodId, unit: 'kopecks' })
  if (!account) throw new Error(`no account of the certificate ${certificateId}`)
  return { municipalityId: payerId, periodId, unit: 'kopecks', accountId: account.id, available: account.available }
}

async function lockOwn(tx: Tx, by: Actor, id: ApplicationId): Promise<Application> {
  const owner = by.role === 'provider' ? { providerId: scopeOf(by) } : { guardianId: by.userId }
  return (await lockApplication(tx, id, owner)) ?? refuse('http.not-found')
}
