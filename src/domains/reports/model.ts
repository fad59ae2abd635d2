import type { Day, Month } from '#kernel/dates'
import type { Act } from '#region'

/** How many children of the age live in a municipality on a day, as an act says. */
export type ChildCount = { municipalityId: string; countedOn: Day; children: number; act: Act }

/** Living certificates; of them activated. */
export type Counted = { certificates: number; activated: number }

/** Null where no point received the statement. */
export type PointCoverage = Counted & { pointId: string | null; point: string | null }

export type MunicipalityCoverage = Counted & {
  municipalityId: string
  municipality: string
  count: ChildCount | null
  points: readonly PointCoverage[]
}

export type MonthCoverage = { month: Month; certificates: number }

/** A share of the children, in percent, to be reached by a day; a running campaign gives the day. */
export type Target = { percent: number; until: Day; campaign: string | null }

/** Children who study today, each once however many groups they go to (S-120); of them paid for or counted by a certificate. */
export type Enrolled = { children: number; byCertificate: number }

export type Coverage = {
  today: Day
  target: Target
  municipalities: readonly MunicipalityCoverage[]
  enrolled: Enrolled
  /** Ends of months that are over, and today. */
  months: readonly MonthCoverage[]
}
