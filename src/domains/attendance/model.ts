import type { ApplicationId } from '#enrolment'
import type { Id } from '#kernel/ids'
import type { GroupId } from '#programmes'

export type LessonId = Id<'lesson'>

/** Planned until it is marked; cancelled and moved ones were not held as planned, and say why. */
export type LessonState = 'planned' | 'held' | 'cancelled' | 'moved'

export const presences = ['present', 'excused', 'absent'] as const
export type Presence = (typeof presences)[number]

export type Lesson = {
  id: LessonId
  groupId: GroupId
  on: Temporal.PlainDate
  /** «16:00» by the clocks of the region. */
  startsAt: string
  endsAt: string
  room: string
  state: LessonState
  topic: string | null
  reason: string | null
  /** Where a moved lesson went. */
  movedToOn: Temporal.PlainDate | null
}

/** A lesson with what people recognise it by, and how far its marks are. */
export type LessonView = Lesson & {
  programme: string
  article: number
  group: string
  teacher: string
  provider: string
  children: number
  marked: number
  present: number
  monthClosed: boolean
}

/** A child of a group on the day of a lesson, with the mark. */
export type Attendee = {
  applicationId: ApplicationId
  surname: string
  name: string
  patronymic: string | null
  presence: Presence | null
  reason: string | null
  /** How many times the mark was corrected. */
  corrections: number
}

export type Mark = { applicationId: ApplicationId; presence: Presence; reason: string | null }

/** A group in a month: lessons by state, what is closed. */
export type GroupMonth = {
  groupId: GroupId
  programme: string
  article: number
  group: string
  children: number
  planned: number
  held: number
  cancelled: number
  /** Lessons that have been and have no marks. */
  unmarked: number
  closedAt: Temporal.Instant | null
}

/** A contract of a group in a month, with its lessons counted. */
export type ContractMonth = {
  applicationId: ApplicationId
  payerId: string
  contract: string
  surname: string
  name: string
  patronymic: string | null
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  planned: number
  held: number
  present: number
  /** Of a closed month: what was counted, what the provider lowered it to, and why. */
  countedShare: number | null
  share: number | null
  reason: string | null
}
