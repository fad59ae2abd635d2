import { earlier, isAfter, isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Acceptance, ApplicationState } from '../../model.ts'

/** The day a contract by signed statement counts from: a statement brought after the first lesson is cut to that day (domain 5.4). */
export function concludedOn(statementOn: Temporal.PlainDate, startsOn: Temporal.PlainDate): Temporal.PlainDate {
  return earlier(statementOn, startsOn)
}

type Days = { statementOn: Temporal.PlainDate; submittedOn: Temporal.PlainDate; today: Temporal.PlainDate }

/** Why a statement of this day concludes nothing: it is of tomorrow, or older than the application that it signs. */
export function whyNotStatement({ statementOn, submittedOn, today }: Days): Refusal | null {
  if (isAfter(statementOn, today)) return new Refusal('enrolment.statement-ahead')
  return isBefore(statementOn, submittedOn)
    ? new Refusal('enrolment.statement-older', { submittedOn: submittedOn.toString() })
    : null
}

type Offered = {
  acceptance: Acceptance | null
  acceptedAt: Temporal.Instant | null
  statementOn: Temporal.PlainDate | null
  acceptDueOn: Temporal.PlainDate | null
} | null

/** Why an offer can be concluded no more, by either door: it is concluded already, was closed, or its term is over. */
export function whyNotConclude(
  state: ApplicationState,
  offer: Offered,
  { today, zone }: { today: Temporal.PlainDate; zone: string },
): Refusal | null {
  if (state === 'enrolled' && offer?.acceptedAt) {
    const on = offer.statementOn ?? offer.acceptedAt.toZonedDateTimeISO(zone).toPlainDate()
    return new Refusal('enrolment.already-concluded', { how: offer.acceptance, on: on.toString() })
  }
  if (state !== 'confirmed' || !offer) return new Refusal('enrolment.already-decided', { state })
  const late = offer.acceptDueOn && isBefore(offer.acceptDueOn, today)
  return late ? new Refusal('enrolment.offer-over', { until: String(offer.acceptDueOn) }) : null
}
