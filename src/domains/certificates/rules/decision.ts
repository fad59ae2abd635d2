import { type Day, isAfter } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import { type WorkingCalendar, workingDaysLeft } from '#kernel/working-days'
import type { Certificate, ExclusionGround, Point, Statement } from '../model/certificate.ts'
import { isLiving, mayActivate, type Worker } from './statement.ts'

export type DecisionFacts = {
  /** Who decides by the region's setting. */
  decision: 'point' | 'operator'
  point: Pick<Point, 'mayActivate'> | null
  /** The applicant's consent to the processing of personal data is in force. */
  consent: boolean
}

/** The regional operator always; a point with the authority where the region says so (S-061, S-130). */
export function mayDecide(by: Worker, { decision, point }: Pick<DecisionFacts, 'decision' | 'point'>): boolean {
  return by.role === 'region' || (decision === 'point' && mayActivate(by, point))
}

export function whyNotApprove(statement: Statement, by: Worker, facts: DecisionFacts): Refusal | null {
  const no = whyNotDecide(statement, by, facts)
  if (no) return no
  if (statement.state !== 'accepted') return new Refusal('certificates.not-accepted')
  return facts.consent ? null : new Refusal('certificates.consent-withdrawn', { number: statement.number })
}

/** A point refuses while it compares as well; the operator decides on full packages only. */
export function whyNotRefuse(statement: Statement, by: Worker, facts: DecisionFacts): Refusal | null {
  const no = whyNotDecide(statement, by, facts)
  if (no) return no
  return by.role === 'region' && statement.state === 'submitted' ? new Refusal('certificates.not-accepted') : null
}

function whyNotDecide(statement: Statement, by: Worker, facts: DecisionFacts): Refusal | null {
  const { state, number } = statement
  if (state === 'approved' || state === 'refused') return new Refusal('certificates.already-decided', { number, state })
  if (state === 'withdrawn' || state === 'expired') return new Refusal('certificates.not-waiting')
  if (mayDecide(by, facts)) return null
  return new Refusal(facts.decision === 'operator' ? 'certificates.operator-decides' : 'certificates.may-not-activate')
}

/** A statement that came to nothing is filed again; one that lives or lived to a certificate in force is not. */
export function whyNotAgain(statement: Statement, certificate: Certificate): Refusal | null {
  const grownUp = certificate.validity === 'expired' && statement.state === 'approved'
  return isLiving(certificate) || grownUp ? new Refusal('certificates.not-again') : null
}

/** A certificate leaves the registry once, and only after the decision on its statement (S-137, S-138). */
export function whyNotExclude(
  certificate: Certificate,
  statement: Statement,
  by: Worker,
  { ground, own }: { ground: ExclusionGround; own: boolean },
): Refusal | null {
  if (!isLiving(certificate)) return new Refusal('certificates.already-excluded', { number: certificate.number })
  if (statement.state !== 'approved') return new Refusal('certificates.withdraw-instead', { statementId: statement.id })
  if (own && ground === 'renounced') return null
  return mayExclude(by) ? null : new Refusal('certificates.may-not-activate')
}

export function mayExclude(by: Worker): boolean {
  return by.role === 'region' || (by.role === 'reception' && by.rights.includes('activate'))
}

/** The term of the papers ended: at 23:59 of its last day, whether or not the sweep has been there (S-127). */
export function whyLate(statement: Statement, today: Day): Refusal | null {
  const over = statement.state === 'submitted' && isAfter(today, statement.documentsDueOn)
  if (!over && statement.state !== 'expired') return null
  return new Refusal('certificates.term-over', { number: statement.number, dueOn: statement.documentsDueOn.toString() })
}

export type Term = { dueOn: Day; left: number }

/** A term as both sides read it: its last day and the working days that are left. */
export function termOf(calendar: WorkingCalendar, today: Day, dueOn: Day): Term {
  return { dueOn, left: workingDaysLeft(calendar, today, dueOn) }
}

/** The last day of the term that runs now: of the papers, then of the decision. */
export function dueOf({ state, documentsDueOn, decisionDueOn }: Statement): Day | null {
  if (state === 'submitted') return documentsDueOn
  return state === 'accepted' ? decisionDueOn : null
}
