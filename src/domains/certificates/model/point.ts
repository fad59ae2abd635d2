import type { Day, Instant } from '#kernel/dates'
import type { Id } from '#kernel/ids'
import type { Act } from '#region'
import type { Point } from './certificate.ts'

/** How an institution may work with personal data (S-166): it says so itself, and names the paper. */
export const workplaces = {
  attested: 'Аттестованное рабочее место',
  channel: 'Защищённый канал связи',
  both: 'Аттестованное рабочее место и защищённый канал',
} as const
type Workplace = keyof typeof workplaces

/** A point as those who appoint it see it. */
export type ManagedPoint = Point & {
  municipality: string
  /** Of the institution, as in the register of organisations: so its children are found (S-170). */
  institutionInn: string | null
  workplace: Workplace | null
  workplacePaper: string | null
  act: Act
  openedOn: Day
  closedOn: Day | null
  closingAct: Act | null
  workers: number
}

/** What is published of a point (S-167), and what it says of its workplace. */
export type PointFacts = Pick<Point, 'name' | 'address' | 'phone' | 'hours' | 'specialist'> & {
  institutionInn: string | null
  workplace: Workplace | null
  workplacePaper: string | null
}

/** The law or order as it is typed. */
export type NamedAct = Pick<Act, 'number' | 'title' | 'issuedOn'>

export type CampaignId = Id<'campaign'>
/** A reception campaign (S-055, S-162). */
export type Campaign = {
  id: CampaignId
  municipalityId: string
  title: string
  startsOn: Day
  endsOn: Day
  act: Act
  createdAt: Instant
}

/** Done at points within a campaign. */
export type Progress = { pointId: string; point: string; accepted: number; activated: number }
export type DayProgress = Progress & { day: Day }
