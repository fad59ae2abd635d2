import type { Day, Instant } from '#kernel/dates'
import type { Act } from '#region'

/** A payer's ban on new contracts of a period (domain 3.7): applications that were filed before it go on. */
export type Ban = {
  id: string
  municipalityId: string
  municipality: string
  periodId: string
  period: string
  from: Day
  act: Act
  setAt: Instant
  liftedAt: Instant | null
}
