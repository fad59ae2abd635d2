/** Quotient rounded down, also below zero. */
export function floorDiv(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  const exact = quotient * divisor === dividend
  return exact || dividend < 0n === divisor < 0n ? quotient : quotient - 1n
}

/** Quotient rounded up: how a price for a part of a period is counted to the kopeck. */
export function ceilDiv(dividend: bigint, divisor: bigint): bigint {
  return -floorDiv(-dividend, divisor)
}

/** The least of the values. */
export function minOf(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((least, value) => (value < least ? value : least), first)
}
