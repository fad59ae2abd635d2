import type { ApplicationId, ApplicationState } from '#enrolment'
import type { ChildId } from '#families'
import type { Day, Instant } from '#kernel/dates'
import type { IdentityDocument } from '#kernel/documents'
import type { Id } from '#kernel/ids'
import type { PersonName } from '#kernel/names'
import type { Snils } from '#kernel/snils'

export type PartnerId = Id<'partner'>
type OrderId = Id<'order'>

export const scopes = ['orders', 'catalogue', 'export'] as const
export type Scope = (typeof scopes)[number]

/** A system that talks with this one by machine. */
export type Partner = {
  id: PartnerId
  name: string
  scopes: readonly Scope[]
  /** Where statuses of its orders go; without one it asks for them itself. */
  endpoint: string | null
  createdAt: Instant
  revokedAt: Instant | null
}

/** Who files: an identity that the other system has proved (ЕСИА). */
export type Applicant = {
  name: PersonName
  snils: Snils
  document: IdentityDocument
  address: string
  phone: string | null
  /** Null where the other system has not seen it confirmed. */
  email: string | null
}

/** For whom, as the family tells it. */
type Recipient = {
  name: PersonName
  birthOn: Day
  gender: 'female' | 'male'
  relation: 'mother' | 'father' | 'guardian' | 'self'
  snils: Snils
  document: IdentityDocument
  address: string
  municipalityId: string
}

type Agreed = { personalData: string; rules: string; at: Instant }
/** Everything that is asked about people; the same in a certificate request and in an order. */
export type People = { applicant: Applicant; recipient: Recipient; agreed: Agreed }

export type Wanted = {
  groupId: string
  /** First year of the study year that the family chose (S-091): this one or the next. */
  studyYear: number
  startsOn: Day | null
  quoteVersion: string | null
  /** What the family agreed to pay itself. */
  parentKopecks: bigint
}

export type OrderState = 'asked' | 'filed' | 'declined' | 'cancelled'

export type Order = {
  id: OrderId
  partnerId: PartnerId
  externalId: string
  state: OrderState
  peopleKey: Uint8Array | null
  userId: string | null
  childId: ChildId | null
  /** Its certificate was issued on the request of this order. */
  issued: boolean
  groupId: string | null
  applicationId: ApplicationId | null
  decline: Decline | null
  receivedAt: Instant
}

/** Why an order came to nothing, in words for its family. */
export type Decline = { code: string; words: string }

/** What the other system is told: a state of the application, or that there never was one. */
export type Status = ApplicationState | 'declined'

/** An application as far as statuses tell of it. */
export type Told = {
  id: ApplicationId
  number: string
  state: ApplicationState
  /** A contract was offered on the way. */
  offered: boolean
  reason: string | null
  decidedAt: Instant | null
  submittedAt: Instant
}

export type Message = {
  id: string
  externalId: string
  sequence: number
  status: Status
  comment: string | null
  number: string | null
  happenedAt: Instant
}
