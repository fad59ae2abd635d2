import { dueOf } from './share.ts'

/** What the family pays of its own for a month: whole, or by completeness once the month is closed (domain 5.8). */
export function ownPartOf(parent: bigint, share: number | null, order: 'whole' | 'by-share'): bigint {
  return order === 'whole' || share === null ? parent : dueOf(parent, share)
}

/** By which day the family pays it: a day of the month after. */
export function ownPartDueOn(month: Temporal.PlainDate, day: number): Temporal.PlainDate {
  return month.add({ months: 1 }).with({ day })
}
