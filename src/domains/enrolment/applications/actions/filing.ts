import type { Actor } from '#access'
import { type Author, record } from '#audit'
import { commit, grantForApplication, type Purse, takeBackGrant, uncommit } from '#funding'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import { type AccountId, findAccount, post } from '#ledger'
import { type Tx, together } from '#platform/db'
import { planJob } from '#platform/jobs'
import { type GroupId, holdSeat } from '#programmes'
import { calendarOf, settingOf } from '#region'
import { updateDeclined } from '../../contracts/queries/row.ts'
import type { Application, ApplicationId, Quote, QuoteFacts } from '../../model.ts'
import { momentOf, QuoteRefused } from '../../quote/actions.ts'
import { lockAgreementRoom } from '../../quote/queries/agreement.ts'
import { lockQuoteFacts } from '../../quote/queries/facts.ts'
import { quote } from '../../quote/rules/quote.ts'
import { takeOfferedSeat } from '../../waiting/actions/queue.ts'
import { insertApplication, lockApplication, updateState } from '../queries/row.ts'
import { answerTerm } from '../settings.ts'
import { leaveSeat } from './seat.ts'
import type { News } from './tell.ts'

export type Submission = {
  childId: string
  groupId: GroupId
  startsOn: Temporal.PlainDate
  /** Version of the quote that the family saw; an older one is answered with the new quote. */
  quoteVersion: string
  /** On whose behalf an organisation files for a visitor (S-073); the actor's own wish without it. */
  guardianId?: string
  /** Which other state system brought it (S-081). */
  fromSystem?: 'gosuslugi'
}

/**
 * Files an application: holds the seat, reserves the money against the certificate and the municipality's ceiling,
 * writes the journal and plans the letters, all in one transaction.
 * Refuses with every obstacle (`enrolment.not-allowed`) or with the new quote (`enrolment.quote-changed`).
 */
export async function submitApplication(
  tx: Tx,
  by: Actor,
  submission: Submission,
  now: Temporal.Instant,
): Promise<{ id: ApplicationId; number: string }> {
  const moment = await momentOf(tx, now)
  const { today } = moment
  const [term, calendar] = await Promise.all([settingOf(tx, answerTerm, today), calendarOf(tx)])
  const { childId, groupId, startsOn, quoteVersion } = submission
  const wish = { childId, groupId, startsOn, guardianId: submission.guardianId ?? by.userId }
  const facts = await lockQuoteFacts(tx, wish, moment)
  if (!facts) refuse('http.not-found')

  const offered = quote(facts, startsOn)
  refuseUnlessSame(offered, quoteVersion)
  if (!facts.certificate) throw new Error('an allowed quote has a certificate')
  await holdAgreement(tx, facts, offered)

  const id = newId<'application'>()
  const { certificate, group, period, provider } = facts
  const [number] = await together(tx, (tx) => [
    insertApplication(
      tx,
      {
        id,
        childId,
        certificateId: certificate.id,
        groupId: group.id,
        providerId: provider.id,
        payerId: certificate.payerId,
        periodId: offered.source === 'certificate' ? (period?.id ?? null) : null,
        quote: offered,
        submittedBy: by.userId,
        answerDueOn: addWorkingDays(calendar, today, term),
        calendarVersion: calendar.version,
        fromSystem: submission.fromSystem ?? null,
      },
      now,
    ),
    takeSeat(tx, { id, childId, group }, now),
    reserve(tx, by, id, offered, facts, now),
    record(
      tx,
      by,
      submission.guardianId ? 'enrolment.filed-for-visitor' : 'enrolment.submitted',
      { childId, subjectKind: 'application', subjectId: id },
      now,
    ),
    planJob(tx, 'enrolment.tell', { applicationId: id, news: submission.guardianId ? 'for-visitor' : 'submitted' }),
  ])
  return { id, number }
}

/** The family takes its application back before the contract lives; seat and money are free at once. */
export async function cancelApplication(tx: Tx, by: Actor, id: ApplicationId, now: Temporal.Instant): Promise<void> {
  const application = await lockApplication(tx, id, { guardianId: by.userId })
  if (!application) refuse('http.not-found')
  // Silence has spoken, or the family itself: what is left then is to terminate.
  if (application.prolongsId && application.state === 'enrolled') refuse('enrolment.already-in-force')
  await endApplication(tx, by, application, { state: 'cancelled', reason: null }, now)
}

/** Ends an application that has no living contract and gives back what it held. */
export async function endApplication(
  tx: Tx,
  by: Author,
  application: Application,
  end: { state: 'cancelled' | 'refused' | 'expired'; reason: string | null; news?: News },
  now: Temporal.Instant,
): Promise<void> {
  const { id, childId } = application
  const moved = await updateState(tx, id, ['submitted', 'confirmed'], end.state, {
    by: by.userId,
    reason: end.reason,
    now,
  })
  if (!moved) refuse('enrolment.already-decided', { state: application.state })
  await updateDeclined(tx, id, now)
  await Promise.all([
    leaveSeat(tx, application),
    release(tx, by, application, now),
    record(
      tx,
      by,
      `enrolment.${end.state}`,
      { childId, subjectKind: 'application', subjectId: id, reason: end.reason },
      now,
    ),
    planJob(tx, 'enrolment.tell', { applicationId: id, news: end.news ?? end.state }),
  ])
}

function refuseUnlessSame(offered: Quote, version: string): void {
  const reasons = offered.reasons.filter((reason) => reason.blocks)
  if (reasons.length > 0) throw new QuoteRefused('enrolment.not-allowed', offered, { reasons })
  if (offered.version !== version) throw new QuoteRefused('enrolment.quote-changed', offered)
}

/** Where the agreement has a greatest sum, those who add to it stand in a queue; refuses `enrolment.agreement-full`. */
export async function holdAgreement(
  tx: Tx,
  { provider, certificate, period }: QuoteFacts,
  { source, certificate: amount }: Pick<Quote, 'source' | 'certificate'>,
): Promise<void> {
  if (source !== 'certificate' || provider.agreementLeft === null || !certificate || !period) return
  const left = await lockAgreementRoom(tx, {
    providerId: provider.id,
    payerId: certificate.payerId,
    periodId: period.id,
  })
  if (left !== null && left < amount) refuse('enrolment.agreement-full')
}

type Seat = { id: ApplicationId; childId: string; group: QuoteFacts['group'] }

/** The seat that an offer keeps for this child, or a free one. */
async function takeSeat(tx: Tx, { id, childId, group }: Seat, now: Temporal.Instant): Promise<void> {
  const held = group.offered
    ? await takeOfferedSeat(tx, { id, childId, groupId: group.id }, now)
    : await holdSeat(tx, group.id)
  if (!held) refuse('enrolment.seat-gone')
}

/** Reserves the certificate's part against the certificate and the municipality's ceiling. */
export async function reserve(
  tx: Tx,
  by: Pick<Author, 'userId'>,
  id: ApplicationId,
  offered: Quote,
  { money, period, certificate }: QuoteFacts,
  now: Temporal.Instant,
): Promise<void> {
  if (offered.certificate === 0n || !period || !certificate) return
  const accountId = await credit(tx, by, id, { amount: offered.certificate, money, period, certificate }, now)
  const purse: Purse = { municipalityId: certificate.payerId, periodId: period.id, unit: 'kopecks' }
  const cause = { kind: 'application', id } as const
  const movement = {
    accountId,
    amount: offered.certificate,
    cause,
    key: `reserve:${id}`,
    by: by.userId,
  }
  await Promise.all([post(tx, 'reserve', movement, now), commit(tx, purse, offered.certificate, id)])
}

type Need = { amount: bigint } & {
  [Name in 'money' | 'period' | 'certificate']: NonNullable<QuoteFacts[Name]>
}

/** Where the nominal comes with the contract or on enrolment, what this application lacks is credited with it (S-084, S-148). */
async function credit(
  tx: Tx,
  by: Pick<Author, 'userId'>,
  id: ApplicationId,
  { amount, money: { accountId, available, grantable }, period, certificate }: Need,
  now: Temporal.Instant,
): Promise<AccountId> {
  const lacks = amount - (available - (grantable?.most ?? 0n))
  if (accountId && (lacks <= 0n || !grantable)) return accountId
  if (!grantable) throw new Error(`an allowed quote of the certificate ${certificate.id} has money`)
  const grant = { applicationId: id, certificateId: certificate.id, periodId: period.id, payerId: certificate.payerId }
  return grantForApplication(tx, { ...grant, ...grantable, amount: lacks, by: by.userId }, now)
}

/** Gives back all that an application holds: the reservation, what had come with it, and the municipality's commitment. */
export async function release(tx: Tx, by: Author, application: Application, now: Temporal.Instant): Promise<void> {
  const { id, certificate, certificateId, periodId, payerId } = application
  if (certificate === 0n || !certificateId || !periodId) return
  const account = await findAccount(tx, { certificateId, periodId, unit: 'kopecks' })
  if (!account) throw new Error(`no account of the certificate ${certificateId}`)
  const cause = { kind: 'application', id } as const
  const movement = { accountId: account.id, amount: certificate, cause, key: `release:${id}`, by: by.userId }
  await post(tx, 'release', movement, now)
  // What came with this application only goes with it; the nominal's row is locked before the ceiling, as in `reserve`.
  await takeBackGrant(tx, { applicationId: id, account, by: by.userId }, now)
  await uncommit(tx, { municipalityId: payerId, periodId, unit: 'kopecks' }, certificate, id)
}
