/** Chance that can be repeated: the same seed tells the same region. */
export type Chance = {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number
  one<T>(items: readonly T[]): T
  yes(percent: number): boolean
}

/** Mulberry32: thirty-two bits of state are enough for invented names. */
export function chanceOf(seed: number, place: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(place + 1, 0xc2b2ae35)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    one: (items) => items[below(items.length)] as (typeof items)[number],
    yes: (percent) => below(100) < percent,
  }
}

const kinds = [
  'provider',
  'agreement',
  'programme',
  'module',
  'group',
  'user',
  'role',
  'child',
  'custody',
  'statement',
  'certificate',
  'account',
  'nominal',
] as const

/** A UUIDv7-shaped id told by seed, kind and number: rows stand in the order of their numbers, as with real ones. */
export function bulkId(seed: number, kind: (typeof kinds)[number], number: number): string {
  const time = hex(0x018f_0000_0000 + number, 12)
  const rest = hex((Math.imul(number + 1, 0x9e3779b1) ^ seed) >>> 0, 8)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(kinds.indexOf(kind) + 1, 3)}-8${hex(seed & 0xfff, 3)}-${rest}${hex(number & 0xffff, 4)}`
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0')
}
