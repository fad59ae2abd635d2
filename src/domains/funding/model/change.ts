import type { Day, Instant } from '#kernel/dates'
import type { Id } from '#kernel/ids'

export type ChangeId = Id<'change'>
/** Queued: decided for, but a limit is reached, so the certificate waits for a place. */
export type ChangeState = 'submitted' | 'queued' | 'approved' | 'refused' | 'withdrawn' | 'closed'
/** The only two reasons for which the change may be refused (S-143, S-144). */
export type LimitGround = 'count-limit' | 'sum-limit'

/** A statement for the change to a certificate with nominal (S-139…S-144). */
export type Change = {
  id: ChangeId
  /** «Н-2026-000012» */
  number: string
  certificateId: string
  certificateNumber: string
  childId: string
  municipalityId: string
  municipality: string
  categoryId: string
  category: string
  applicantId: string | null
  way: 'cabinet' | 'point' | 'office'
  state: ChangeState
  submittedAt: Instant
  dueOn: Day
  decidedAt: Instant | null
  refusalGround: LimitGround | null
  decisionText: string | null
}

/** Room within the limits of a category (domain 3.6): a place by count, and a nominal by sum. */
export type Room = { count: boolean; sum: boolean }

/** The certificate a change is asked for. */
export type Asked = {
  certificateId: string
  number: string
  childId: string
  municipalityId: string
  categoryId: string
  funded: boolean
  /** The day from which an act ends the category. */
  categoryEnds: Day | null
  activation: string
  validity: string
  funding: string
}
