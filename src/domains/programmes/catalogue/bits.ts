/** Sets of programmes as bits, 32 in a word: an intersection of 100 000 members takes microseconds. */
export type Bits = Uint32Array

export function bitsFor(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32))
}

export function put(bits: Bits, at: number, yes: boolean): void {
  const mask = 1 << (at & 31)
  const word = bits[at >>> 5] ?? 0
  bits[at >>> 5] = yes ? word | mask : word & ~mask
}

export function has(bits: Bits, at: number): boolean {
  return ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0
}

/** Leaves in `target` only what is in `other` too. */
export function keep(target: Bits, other: Bits): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) & (other[i] as number)
}

/** Leaves only the members for which it is true. */
export function keepWhere(bits: Bits, isWanted: (member: number) => boolean): void {
  for (let i = 0; i < bits.length; i++)
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      const bit = word & -word
      if (!isWanted((i << 5) + 31 - Math.clz32(bit))) bits[i] = (bits[i] as number) & ~bit
    }
}

export function add(target: Bits, other: Bits): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) | (other[i] as number)
}

/** The members in rising order. */
export function membersOf(bits: Bits): Int32Array {
  // Counted first: a large array for every question would keep the garbage collector busy.
  const members = new Int32Array(count(bits))
  let at = 0
  for (let i = 0; i < bits.length; i++)
    for (let word = bits[i] as number; word !== 0; word &= word - 1)
      members[at++] = (i << 5) + 31 - Math.clz32(word & -word)
  return members
}

function count(bits: Bits): number {
  let ones = 0
  for (let i = 0; i < bits.length; i++) {
    const word = bits[i] as number
    const pairs = word - ((word >>> 1) & 0x55555555)
    const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
    ones += Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return ones
}
