import type { ApplicationId } from '#enrolment'
import type { Id } from '#kernel/ids'
import type { Standing } from '#programmes'
import type { Named } from './rules/personal.ts'

/** The four scales of a rating, in the order of the form (S-047). */
export const scales = ['results', 'staffing', 'equipment', 'satisfaction'] as const
export type Scale = (typeof scales)[number]
/** Percent in steps of ten. */
export type Scores = Record<Scale, number>

export const scaleWords: Record<Scale, string> = {
  results: 'Достигнутые результаты',
  staffing: 'Педагоги и наполненность группы',
  equipment: 'Помещения и оборудование',
  satisfaction: 'Общее впечатление',
}

/** A contract of the family as far as its rating asks. */
export type Study = {
  applicationId: ApplicationId
  number: string
  childName: string
  article: number
  programmeId: string
  programme: string
  provider: string
  contract: 'offered' | 'pending-start' | 'active' | 'terminating' | 'terminated' | 'completed' | 'declined'
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  scores: Scores | null
}

/** Numbers of the formula of domain 8.8; weights and shares in percent. */
export type Formula = Record<Scale | 'turnover', number> & {
  active: number
  closed: number
  turnoverMiddle: number
  turnoverHigh: number
  leastShare: number
  leastRatings: number
  periodMonths: number
}

/** Sums of scores over the ratings of one programme, of contracts that still run on their last day and of those over. */
export type RatingFacts = {
  active: Scores & { count: number }
  closed: Scores & { count: number }
  /** In the period of the formula: all contracts, and those that families ended. */
  contracts: number
  leftByFamily: number
}

export type ReviewId = Id<'review'>
/** Withdrawn: the author took it back, and may write another one. */
export type ReviewState = 'awaiting' | 'published' | 'refused' | 'withdrawn'
export type AnswerState = Exclude<ReviewState, 'withdrawn'>
/** Who speaks: somebody who answers for the child, or the child from 14 in a cabinet of its own. */
export type Voice = 'guardian' | 'self'

/** Why the operator does not let words be public. */
export const grounds = ['personal-data', 'insult', 'advertising', 'off-topic', 'unclear', 'other'] as const
export type Ground = (typeof grounds)[number]

export type Answer = {
  words: string
  state: AnswerState
  sentAt: Temporal.Instant
  ground: Ground | null
  note: string | null
}

/** A review as it may be shown to everybody: who wrote it is told by the months of study alone. */
export type Review = {
  id: ReviewId
  programmeId: string
  voice: Voice
  mark: number
  words: string
  state: ReviewState
  sentAt: Temporal.Instant
  ground: Ground | null
  note: string | null
  /** The study it rests on. */
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  answer: Answer | null
}

/** The same with its programme, for desks. */
export type ReviewAtDesk = Review & {
  article: number
  programme: string
  providerId: string
  provider: string
  providerEmail: string
}

/** An organisation's answer whose review is not public now. */
export type UnseenAnswer = { id: ReviewId; programme: string; words: string; state: ReviewState }

/** A study that lets a family write a review. */
export type Attended = {
  applicationId: ApplicationId
  childId: string
  voice: Voice
  /** The child and everybody who answers for it: whose names must not be public. */
  people: Named[]
}

/** A programme of the organisation as families see it; scales are hidden as the rating is, while few have rated. */
export type Judged = { article: number; programme: string; standing: Standing; means: Record<Scale, number> | null }
