import { Refusal } from '#kernel/refusal'

/** The day a contract by signed statement counts from: a statement brought after the first lesson is cut to that day (domain 5.4). */
export function concludedOn(statementOn: Temporal.PlainDate, startsOn: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(statementOn, startsOn) > 0 ? startsOn : statementOn
}

type Days = { statementOn: Temporal.PlainDate; submittedOn: Temporal.PlainDate; today: Temporal.PlainDate }

/** Why a statement of this day concludes nothing: it is of tomorrow, or older than the application that it signs. */
export function whyNotStatement({ statementOn, submittedOn, today }: Days): Refusal | null {
  if (Temporal.PlainDate.compare(statementOn, today) > 0) return new Refusal('enrolment.statement-ahead')
  return Temporal.PlainDate.compare(statementOn, submittedOn) < 0
    ? new Refusal('enrolment.statement-older', { submittedOn: submittedOn.toString() })
    : null
}
