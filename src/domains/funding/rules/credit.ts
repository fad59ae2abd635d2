import type { Standing } from '../queries/standing.ts'

/** What is free within the limits of count and of sum; null is without a limit. */
export type Room = { count: number | null; sum: bigint | null }

export type Credits = {
  /** Above zero is credited, below zero taken back. */
  moves: (Standing & { amount: bigint })[]
  /** Certificates without a nominal for which there was no room. */
  waiting: Standing[]
}

/**
 * What each certificate of a portion is credited with or gives back: everybody comes to the nominal as it now is, nobody
 * below what is free; whoever has none yet takes a place while the limits of count and sum have one (S-143, S-144).
 */
export function creditsOf(portion: readonly Standing[], room: Room): Credits {
  let { count, sum } = room
  const credits: Credits = { moves: [], waiting: [] }
  for (const one of portion) {
    const difference = one.target - one.has
    const amount = difference < 0n ? -leastOf(-difference, one.available) : difference
    const fits = amount <= 0n || ((sum === null || amount <= sum) && (one.holder || count === null || count > 0))
    if (amount === 0n) continue
    if (!fits) {
      if (!one.holder) credits.waiting.push(one)
      continue
    }
    credits.moves.push({ ...one, amount })
    if (sum !== null) sum -= amount
    if (count !== null && !one.holder) count -= 1
  }
  return credits
}

function leastOf(one: bigint, other: bigint): bigint {
  return one < other ? one : other
}
