import type { Instant } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import { type Event, type EventFacts, isOver, type Told } from '../model.ts'

type Stated = Pick<Event, 'state' | 'endsAt'>

/** Why an event cannot be published: it was already, or its days have been. */
export function whyNotPublish({ state, endsAt }: Stated, now: Instant): Refusal | null {
  if (state !== 'draft') return new Refusal('events.not-draft', { state })
  return isOver({ endsAt }, now) ? new Refusal('events.already-over') : null
}

/** Why an event cannot be changed: it is called off, put away or over. */
export function whyNotEdit({ state, endsAt }: Stated, now: Instant): Refusal | null {
  if (state === 'cancelled' || state === 'archived') return new Refusal('events.closed', { state })
  return state === 'published' && isOver({ endsAt }, now) ? new Refusal('events.already-over') : null
}

/** Why an event cannot be called off: only what families see and what is still to come. */
export function whyNotCancel({ state, endsAt }: Stated, now: Instant): Refusal | null {
  if (state !== 'published') return new Refusal('events.closed', { state })
  return isOver({ endsAt }, now) ? new Refusal('events.already-over') : null
}

/** Why an event cannot be put away: families still wait for it. */
export function whyNotArchive({ state, endsAt }: Stated, now: Instant): Refusal | null {
  if (state === 'archived') return new Refusal('events.closed', { state })
  return state === 'published' && !isOver({ endsAt }, now) ? new Refusal('events.still-ahead') : null
}

/** What a change does to those who have booked. */
export type Consequences = {
  /** Another time. */
  moved: boolean
  /** Another address, or online instead of it. */
  elsewhere: boolean
  dearer: boolean
  smaller: boolean
  /** So many seats are taken beyond the new number: the last of them would go to the waiting list. */
  beyond: number
}

type Before = Pick<Event, 'taken' | 'waiting' | 'state'> & { told: Told }

/** What a change does to people who have booked; null when nobody has, or nothing of theirs changes. */
export function consequencesOf(before: Before, after: Told): Consequences | null {
  const { told, taken, waiting, state } = before
  if (state !== 'published' || taken + waiting === 0) return null
  const fewer = after.capacity !== null && (told.capacity === null || after.capacity < told.capacity)
  const found = {
    moved: told.startsAt !== after.startsAt || told.endsAt !== after.endsAt,
    elsewhere: told.online !== after.online || told.place !== after.place,
    dearer: BigInt(after.costKopecks) > BigInt(told.costKopecks),
    smaller: fewer,
    beyond: after.capacity === null ? 0 : Math.max(0, taken - after.capacity),
  }
  return found.moved || found.elsewhere || found.dearer || found.smaller ? found : null
}

export type Agreement = { reason: string; toWaiting: boolean }

/**
 * Why a change that meets people cannot be saved as it is (docs/decisions/023): it must be agreed to with a reason, and
 * nobody loses a seat unless the organiser chose the waiting list for the last ones in so many words.
 */
export function whyNotChange(
  consequences: Consequences | null,
  after: Pick<EventFacts, 'waits' | 'capacity'>,
  { agreed, waiting }: { agreed: Agreement | null; waiting: number },
): Refusal | null {
  if (waiting > 0 && (!after.waits || after.capacity === null)) return new Refusal('events.people-wait', { waiting })
  if (!consequences) return null
  if (!agreed) return new Refusal('events.not-agreed')
  if (consequences.beyond === 0) return null
  if (!after.waits) return new Refusal('events.no-list', { beyond: consequences.beyond })
  return agreed.toWaiting ? null : new Refusal('events.fewer-than-taken', { beyond: consequences.beyond })
}
