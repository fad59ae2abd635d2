import type { Actor } from '#access'
import { record } from '#audit'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { type Tx, together } from '#platform/db'
import { planJob } from '#platform/jobs'
import { type GroupId, holdSeat } from '#programmes'
import type { ApplicationId, Quote, QuoteFacts } from '../../model.ts'
import { momentOf, QuoteRefused } from '../../quote/actions.ts'
import { lockQuoteFacts } from '../../quote/queries/facts.ts'
import { quote } from '../../quote/rules/quote.ts'
import { takeOfferedSeat } from '../../waiting/actions/queue.ts'
import { answerDue } from '../queries/answer-due.ts'
import { insertApplication } from '../queries/row.ts'
import { holdAgreement, reserve } from './money.ts'

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
  const due = await answerDue(tx, moment.today)
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
  const row = {
    ...{ id, childId, certificateId: certificate.id, groupId: group.id, providerId: provider.id },
    ...{ payerId: certificate.payerId, periodId: offered.source === 'certificate' ? (period?.id ?? null) : null },
    ...{ quote: offered, submittedBy: by.userId, answerDueOn: due.on, calendarVersion: due.calendarVersion },
    fromSystem: submission.fromSystem ?? null,
  }
  const [word, news] = submission.guardianId
    ? (['enrolment.filed-for-visitor', 'for-visitor'] as const)
    : (['enrolment.submitted', 'submitted'] as const)
  const [number] = await together(tx, (tx) => [
    insertApplication(tx, row, now),
    takeSeat(tx, { id, childId, group }, now),
    reserve(tx, by, { id, offered, facts }, now),
    record(tx, by, word, { childId, subjectKind: 'application', subjectId: id }, now),
    planJob(tx, 'enrolment.tell', { applicationId: id, news }),
  ])
  return { id, number }
}

function refuseUnlessSame(offered: Quote, version: string): void {
  const reasons = offered.reasons.filter((reason) => reason.blocks)
  if (reasons.length > 0) throw new QuoteRefused('enrolment.not-allowed', offered, { reasons })
  if (offered.version !== version) throw new QuoteRefused('enrolment.quote-changed', offered)
}

type Seat = { id: ApplicationId; childId: string; group: QuoteFacts['group'] }

/** The seat that an offer keeps for this child, or a free one. */
async function takeSeat(tx: Tx, { id, childId, group }: Seat, now: Temporal.Instant): Promise<void> {
  const held = group.offered
    ? await takeOfferedSeat(tx, { id, childId, groupId: group.id }, now)
    : await holdSeat(tx, group.id)
  if (!held) refuse('enrolment.seat-gone')
}
