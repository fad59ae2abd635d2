import { isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'

type Leave = { applicationId: string | null; expiresAt: Temporal.Instant }

/** Why an organisation may file no application on its leave: it filed one already, or the visitor was here too long ago. */
export function whyNotFile({ applicationId, expiresAt }: Leave, now: Temporal.Instant): Refusal | null {
  if (applicationId) return new Refusal('enrolment.admission-used', { applicationId })
  return !isBefore(now, expiresAt) ? new Refusal('enrolment.admission-over') : null
}
