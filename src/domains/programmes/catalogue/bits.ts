/** Sets of programmes as bits, 32 in a word: intersections and counts of 100 000 members take microseconds. */
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

export function add(target: Bits, other: Bits): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) | (other[i] as number)
}

export function countBoth(a: Bits, b: Bits): number {
  let count = 0
  for (let i = 0; i < a.length; i++) {
    const word = (a[i] as number) & (b[i] as number)
    if (word !== 0) count += ones(word)
  }
  return count
}

export function each(bits: Bits, visit: (at: number) => void): void {
  for (let i = 0; i < bits.length; i++)
    for (let word = bits[i] as number; word !== 0; word &= word - 1) visit((i << 5) + 31 - Math.clz32(word & -word))
}

function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
