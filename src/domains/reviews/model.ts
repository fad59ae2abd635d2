import type { ApplicationId } from '#enrolment'

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
  contract: 'offered' | 'pending-start' | 'active' | 'terminating' | 'terminated' | 'completed' | 'declined' | 'voided'
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
