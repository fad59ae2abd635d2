import { floorDiv } from '#kernel/split'

export type ChargeMode = 'by-month' | 'by-held-lessons' | 'by-presence'

/** Completeness is counted in hundredths of a percent, as the annex to an invoice prints it: 66,66 %. */
export const WHOLE = 10_000

/** Lessons of one contract in one month. `present` are lessons that were held and where the child was. */
export type Lessons = { planned: number; held: number; present: number }

/**
 * Which share of the month was rendered, in hundredths of a percent, rounded down, so that it never passes the whole. Where
 * nothing was planned, a month paid as such is whole, and a month paid by lessons costs nothing.
 */
export function shareOf({ planned, held, present }: Lessons, mode: ChargeMode): number {
  if (planned === 0) return mode === 'by-month' ? WHOLE : 0
  const counted = mode === 'by-presence' ? present : held
  return Math.min(WHOLE, Math.floor((counted * WHOLE) / planned))
}

/** What of a month's part is due: rounded down to a kopeck. The rest is the difference, so the two always sum to the whole. */
export function dueOf(part: bigint, share: number): bigint {
  return floorDiv(part * BigInt(share), BigInt(WHOLE))
}

export type Settlement = { charge: bigint; refund: bigint; release: bigint }

/**
 * What moves when a month is closed with a share: from what had been written off already and what is still reserved for it.
 * After it exactly the due part is written off, and nothing of the month is reserved.
 */
export function settlementOf(part: bigint, charged: bigint, share: number): Settlement {
  const due = dueOf(part, share)
  const charge = due > charged ? due - charged : 0n
  const refund = charged > due ? charged - due : 0n
  return { charge, refund, release: part - charged - charge }
}
