import { ageOn, type Day, type Instant, isAfter, isBefore } from '#kernel/dates'
import { type Event, joinedUntil } from '../model.ts'

export type ObstacleCode = 'cancelled' | 'over' | 'entry-closed' | 'age' | 'booked' | 'full'
type WarningCode = 'age' | 'clash'

/** Something of the child's at the same time: a lesson of a club or another event. */
export type Clash = { what: string; startsTime: string; on: Day }

export type BookingFacts = {
  event: Pick<
    Event,
    | 'state'
    | 'startsAt'
    | 'startsOn'
    | 'endsAt'
    | 'endsOn'
    | 'entryTo'
    | 'ageFrom'
    | 'ageTo'
    | 'ageStrict'
    | 'capacity'
    | 'taken'
    | 'waiting'
    | 'waits'
  >
  child: { birthOn: Day; booked: boolean; clashes: readonly Clash[] }
  now: Instant
  today: Day
}

/** What a family may do for one child, with all that stands in the way and all it is warned of. */
export type BookingAnswer = {
  outcome: 'seat' | 'waiting' | 'none'
  obstacles: ObstacleCode[]
  warnings: WarningCode[]
}

/** A seat, a place in the waiting list, or none with every reason; other ages only warn unless they are a condition. */
export function mayBook({ event, child, now, today }: BookingFacts): BookingAnswer {
  const age = ageOn(child.birthOn, event.startsOn)
  const fits = age >= event.ageFrom && age <= event.ageTo
  const full = !hasSeat(event)
  const obstacles: ObstacleCode[] = [
    ...(event.state !== 'published' ? (['cancelled'] as const) : []),
    ...(!isAfter(joinedUntil(event), now) ? (['over'] as const) : []),
    ...(isBefore(event.entryTo, today) ? (['entry-closed'] as const) : []),
    ...(!fits && event.ageStrict ? (['age'] as const) : []),
    ...(child.booked ? (['booked'] as const) : []),
    ...(full && !event.waits ? (['full'] as const) : []),
  ]
  const warnings: WarningCode[] = [
    ...(!fits && !event.ageStrict ? (['age'] as const) : []),
    ...(child.clashes.length > 0 ? (['clash'] as const) : []),
  ]
  return { outcome: obstacles.length > 0 ? 'none' : full ? 'waiting' : 'seat', obstacles, warnings }
}

/** Whether a newcomer gets a seat: those that are free while somebody waits belong to the list. */
function hasSeat({ capacity, taken, waiting }: Pick<Event, 'capacity' | 'taken' | 'waiting'>): boolean {
  return capacity === null || (taken < capacity && waiting === 0)
}

/** Whether families may book at all now. */
export function isOpen(event: BookingFacts['event'], now: Instant, today: Day): boolean {
  const { obstacles } = mayBook({ event, child: { birthOn: event.startsOn, booked: false, clashes: [] }, now, today })
  return obstacles.every((code) => code === 'age')
}

/** The only child whom nothing stands in the way of and nothing is said against; with several nobody is ticked (S-118). */
export function onlyFitting(answers: ReadonlyMap<string, BookingAnswer>): string | null {
  const fitting = [...answers].filter(({ 1: { outcome, warnings } }) => outcome !== 'none' && warnings.length === 0)
  return fitting.length === 1 ? (fitting[0]?.[0] ?? null) : null
}
