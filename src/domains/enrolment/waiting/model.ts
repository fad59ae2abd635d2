import type { Id } from '#kernel/ids'
import type { GroupId, LessonTime } from '#programmes'
import type { ApplicationId } from '../model.ts'

export type WaitingId = Id<'waiting'>

/** `offered` keeps a seat of the group until its term; everything after it has ended. */
export type WaitingState = 'waiting' | 'offered' | 'taken' | 'declined' | 'missed' | 'left' | 'closed'

/** A child in the waiting list of a group. */
export type Waiting = {
  id: WaitingId
  childId: string
  groupId: GroupId
  state: WaitingState
  offerUntil: Temporal.Instant | null
}

/** The same with what people recognise it by. */
export type WaitingView = Waiting & {
  joinedAt: Temporal.Instant
  offeredAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  reason: string | null
  applicationId: ApplicationId | null
  /** Place among those who wait: 1 is offered next. Null for whoever waits no more. */
  place: number | null
  surname: string
  name: string
  patronymic: string | null
  birthOn: Temporal.PlainDate
  article: number
  programme: string
  group: string
  lessons: LessonTime[]
  provider: string
  providerPhone: string
}
