import { ageOn, type Day } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Guardian } from '../model.ts'

type Adults = readonly Pick<Guardian, 'userId' | 'relation' | 'holder'>[]
const GROWN_UP = 18

/** Inviting and handing over are the holder's (D17). */
export function whyNotHolder(guardians: Adults, userId: string): Refusal | null {
  return guardians.some((one) => one.userId === userId && one.holder) ? null : new Refusal('families.not-holder')
}

/** A holder hands over first; until eighteen a child is never left without an adult (D18). */
export function whyNotLeave(guardians: Adults, userId: string, { birthOn, today }: { birthOn: Day; today: Day }) {
  const leaving = guardians.find((one) => one.userId === userId)
  if (leaving?.holder) return new Refusal('families.holder-stays')
  const adults = guardians.filter((one) => one.relation !== 'self' && one.userId !== userId)
  const alone = leaving?.relation !== 'self' && adults.length === 0
  return alone && ageOn(birthOn, today) < GROWN_UP ? new Refusal('families.last-adult') : null
}

/** A child in the own cabinet does everything but promise money (D18): a co-payment is an adult's. */
export function whyNotPay(relation: string | null, parentKopecks: bigint): Refusal | null {
  return relation === 'self' && parentKopecks > 0n ? new Refusal('families.adult-needed') : null
}
