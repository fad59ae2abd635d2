import { daysInclusive, monthsBetween } from '#kernel/dates'
import { ceilDiv, floorDiv, minOf } from '#kernel/split'

export type SplitInput = {
  /** Price and normative cost of the module, kopecks, for the whole of the group. */
  price: bigint
  normative: bigint
  group: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }
  /** The days the child studies: inside the group. */
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  /** What the certificate may pay at most, kopecks. */
  balance: bigint
}

export type MonthPart = { month: Temporal.PlainDate; certificate: bigint; parent: bigint }
export type Split = { total: bigint; normative: bigint; certificate: bigint; parent: bigint; months: MonthPart[] }

/**
 * Splits the price between certificate and parents, and both by month (domain 5.3).
 *
 * The total is rounded up to a kopeck; months after the first are equal and rounded down; what is left over falls into
 * the first month, so parts always sum to the whole.
 */
export function splitPrice({ price, normative, group, startsOn, endsOn, balance }: SplitInput): Split {
  const groupDays = BigInt(daysInclusive(group.startsOn, group.endsOn))
  const days = BigInt(daysInclusive(startsOn, endsOn))
  const total = ceilDiv(days * price, groupDays)
  const standard = ceilDiv(days * normative, groupDays)
  const certificate = minOf(total, standard, balance)
  const parent = total - certificate

  const months = monthsBetween(startsOn, endsOn).map((month) => month.toPlainDate({ day: 1 }))
  const firstDays = months.length === 1 ? days : BigInt(startsOn.daysInMonth - startsOn.day + 1)
  const spread = (whole: bigint) => monthly(whole, days - firstDays, days, months.length)
  const certificateBy = spread(certificate)
  const parentBy = spread(parent)
  return {
    total,
    normative: standard,
    certificate,
    parent,
    months: months.map((month, place) => ({
      month,
      certificate: place === 0 ? certificateBy.first : certificateBy.other,
      parent: place === 0 ? parentBy.first : parentBy.other,
    })),
  }
}

function monthly(whole: bigint, laterDays: bigint, days: bigint, months: number): { first: bigint; other: bigint } {
  if (months === 1) return { first: whole, other: 0n }
  const later = BigInt(months - 1)
  const other = floorDiv(laterDays * whole, days * later)
  return { first: whole - other * later, other }
}
