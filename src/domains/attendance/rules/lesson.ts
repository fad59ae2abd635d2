import { isAfter } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { LessonState } from '../model.ts'

type Day = Temporal.PlainDate
type Facts = { on: Day; state: LessonState; today: Day; monthClosed: boolean; correctionDays: number }

/** Why a lesson cannot be marked today: it is still to come, it was not held, its month is closed, or it was too long ago. */
export function whyNotMark({ on, state, today, monthClosed, correctionDays }: Facts): Refusal | null {
  if (monthClosed) return new Refusal('attendance.month-closed', { month: monthOf(on) })
  if (state === 'cancelled' || state === 'moved') return new Refusal('attendance.not-held', { state })
  if (isAfter(on, today)) return new Refusal('attendance.ahead', { on: on.toString() })
  const last = on.add({ days: correctionDays })
  return state === 'held' && isAfter(today, last)
    ? new Refusal('attendance.too-late', { until: last.toString() })
    : null
}

/** Why a lesson cannot be cancelled or moved: only what has no marks, in a month that is open. */
export function whyNotCallOff({ on, state, monthClosed }: Pick<Facts, 'on' | 'state' | 'monthClosed'>): Refusal | null {
  if (monthClosed) return new Refusal('attendance.month-closed', { month: monthOf(on) })
  if (state === 'held') return new Refusal('attendance.held-already')
  return state === 'planned' ? null : new Refusal('attendance.not-held', { state })
}

type NewLesson = { on: Day; group: { startsOn: Day; endsOn: Day }; monthClosed: boolean }

/** Why a lesson cannot stand on a day: outside the group's run, or in a closed month. */
export function whyNotAdd({ on, group, monthClosed }: NewLesson): Refusal | null {
  if (monthClosed) return new Refusal('attendance.month-closed', { month: monthOf(on) })
  const outside = isAfter(group.startsOn, on) || isAfter(on, group.endsOn)
  return outside
    ? new Refusal('attendance.outside-group', { from: group.startsOn.toString(), to: group.endsOn.toString() })
    : null
}

/** A lesson moves inside its month: the month is closed by its own journal. */
export function whyNotMove(from: Day, to: Day): Refusal | null {
  return from.year === to.year && from.month === to.month
    ? null
    : new Refusal('attendance.other-month', { month: monthOf(from) })
}

type Closing = { month: Day; today: Day; closed: boolean; unmarked: number; decemberFrom: number }

/** Why a month cannot be closed yet. December may be closed from its own day; what is still planned counts as held. */
export function whyNotClose({ month, today, closed, unmarked, decemberFrom }: Closing): Refusal | null {
  if (closed) return new Refusal('attendance.month-closed', { month: monthOf(month) })
  const from = closesFrom(month, decemberFrom)
  if (isAfter(from, today)) return new Refusal('attendance.month-runs', { from: from.toString() })
  return unmarked > 0 ? new Refusal('attendance.unmarked', { lessons: unmarked }) : null
}

/** Why contracts cannot be settled yet: one that begins later in a running month may still be taken back whole. */
export function whyNotSettle(contracts: readonly { startsOn: Day }[], today: Day): Refusal | null {
  const ahead = contracts.map(({ startsOn }) => startsOn).filter((startsOn) => isAfter(startsOn, today))
  const last = ahead.sort(Temporal.PlainDate.compare).at(-1)
  return last ? new Refusal('attendance.not-begun', { from: last.toString() }) : null
}

/** The first day on which a month may be closed. */
export function closesFrom(month: Day, decemberFrom: number): Day {
  return month.month === 12 ? month.with({ day: decemberFrom }) : month.add({ months: 1 })
}

/** Why completeness cannot be set so: it is only lowered, in whole hundredths, with a reason. */
export function whyNotShare(share: number, counted: number, reason: string | null): Refusal | null {
  if (share > counted) return new Refusal('attendance.share-above', { counted })
  return share < counted && !reason ? new Refusal('attendance.share-reason') : null
}

function monthOf(day: Day): string {
  return day.with({ day: 1 }).toString()
}
