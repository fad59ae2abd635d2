import type { Quote } from '#enrolment'
import type { Duplicate } from '#families'
import { type Day, isAfter } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Order, Wanted } from '../model.ts'

/** Same order, same people, same group: anything else under its number is another order. */
export function whyNotSame(
  order: Pick<Order, 'peopleKey' | 'groupId'>,
  asked: { peopleKey: Uint8Array; groupId?: string },
): Refusal | null {
  const otherPeople = order.peopleKey !== null && !Buffer.from(order.peopleKey).equals(asked.peopleKey)
  const otherGroup = asked.groupId !== undefined && order.groupId !== null && order.groupId !== asked.groupId
  return otherPeople || otherGroup ? new Refusal('exchange.order-changed') : null
}

/** Only an order that has not been settled makes anything: what is over is read. */
export function isOver({ state }: Pick<Order, 'state'>): boolean {
  return state !== 'asked'
}

export type KnownChild =
  | { is: 'own'; childId: string }
  | { is: 'unclear' }
  | { is: 'elsewhere' }
  | { is: 'new'; insisted: boolean }

/**
 * Which record the child of an order is (domain 9.3): by SNILS, then by names and birth date. Somebody else's record is
 * never opened; a likeness only warns, because the other system has proved the SNILS.
 */
export function whichChild(
  duplicates: readonly { childId: string; likeness: Duplicate['likeness'] }[],
  own: ReadonlySet<string>,
): KnownChild {
  const certain = duplicates.filter(({ likeness }) => likeness !== 'alike')
  const mine = certain.find(({ childId }) => own.has(childId))
  if (mine) return { is: 'own', childId: mine.childId }
  if (certain.length > 0) return { is: 'elsewhere' }
  if (duplicates.some(({ childId }) => own.has(childId))) return { is: 'unclear' }
  return { is: 'new', insisted: duplicates.length > 0 }
}

/** A late order begins on the first possible day instead of a day that has gone. */
export function startOf({ startsOn }: Pick<Wanted, 'startsOn'>, today: Day): Day | undefined {
  return startsOn && isAfter(startsOn, today) ? startsOn : undefined
}

/** The family agreed to a price: to pay less it need not be asked again. */
export function isAgreed(
  { version, parent }: Pick<Quote, 'version' | 'parent'>,
  { quoteVersion, parentKopecks }: Pick<Wanted, 'quoteVersion' | 'parentKopecks'>,
): boolean {
  return version === quoteVersion || parent <= parentKopecks
}
