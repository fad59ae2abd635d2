import type { Instant } from '#kernel/dates'
import type { Id } from '#kernel/ids'

export const freezeGroundCodes = ['asked', 'unconfirmed', 'away'] as const
export type FreezeGround = (typeof freezeGroundCodes)[number]

export type FreezeId = Id<'freeze'>

/** A certificate stopped for a while by a paper (domain 3.8), not lifted yet. */
export type Freeze = {
  id: FreezeId
  certificateId: string
  number: string
  childId: string
  municipalityId: string
  ground: FreezeGround
  paper: string
  frozenAt: Instant
}
