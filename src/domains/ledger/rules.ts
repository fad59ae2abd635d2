import type { Entry, EntryKind, Pot } from './model.ts'

const ends: Record<EntryKind, readonly [from: Pot, to: Pot]> = {
  grant: ['payer', 'available'],
  withdraw: ['available', 'payer'],
  promise: ['payer', 'promised'],
  unpromise: ['promised', 'payer'],
  reserve: ['available', 'reserved'],
  release: ['reserved', 'available'],
  charge: ['reserved', 'charged'],
  refund: ['charged', 'available'],
  melt: ['available', 'melted'],
  expire: ['available', 'expired'],
}

/** Both ends of a movement; the database checks the same table. */
export function endsOf(kind: EntryKind): readonly [from: Pot, to: Pot] {
  return ends[kind]
}

/** Adds to each entry, oldest first, what was available after it. */
export function withRunningBalance(entries: readonly Omit<Entry, 'available'>[]): Entry[] {
  let available = 0n
  return entries.map((entry) => {
    if (entry.to === 'available') available += entry.amount
    if (entry.from === 'available') available -= entry.amount
    return { ...entry, available }
  })
}
