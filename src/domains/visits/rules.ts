import { mayAccept, type Worker } from '#certificates'
import { type Day, dayIn, type Instant, isAfter } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Visit, VisitAnswers, VisitCode } from './model.ts'

/** Only who may register the acceptance fills statements in; is the visit open, and the one that this worker sees? */
export function whyNotChangeVisit(visit: Visit, by: Worker, seenVersion?: number): Refusal | null {
  if (!mayAccept(by)) return new Refusal('certificates.may-not-accept')
  if (visit.state !== 'open') return new Refusal('visits.over', { visitId: visit.id, state: visit.state })
  if (seenVersion !== undefined && seenVersion !== visit.version)
    return new Refusal('visits.changed', { visitId: visit.id })
  return null
}

/** What the worker and the visitor still have to fill in, in the order of the task list. */
export function missingOfVisit(visit: Pick<Visit, 'categoryId'>, { applicant, child }: VisitAnswers): string[] {
  return [...(applicant ? [] : ['applicant']), ...(child ? [] : ['child']), ...(visit.categoryId ? [] : ['category'])]
}

/** A code is for one use, a short time and a few tries. */
export function isLiving(code: VisitCode, most: number, now: Instant): boolean {
  return code.endedAt === null && code.tries < most && isAfter(code.expiresAt, now)
}

/** Papers are printed at the visit: on its day, or as long as the statement waits to be signed. */
export function mayPrint(
  visit: Visit,
  statement: { state: string },
  { today, zone }: { today: Day; zone: string },
): boolean {
  if (!visit.endedAt) return false
  return statement.state === 'submitted' || dayIn(zone, visit.endedAt).equals(today)
}
