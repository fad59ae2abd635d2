import { type Bits, bitsFor, has, put } from './bits.ts'
import { type Dictionary, mostWorthOfWord } from './dictionary.ts'
import type { Spelling } from './spelling.ts'

/** What can be found by words: programmes, organisations; members are their numbers. */
export type Words = {
  readonly dictionary: Dictionary
  readonly spelling: Spelling
  readonly shown: Bits
  readonly size: number
  capacity(): number
  scratch(): { matched: Float64Array; best: Uint8Array }
}

/** Members a text was found in, with what the place is worth. */
export type Hits = { members: Bits; worth: Uint16Array }

export const mostWords = 8
export const mostWorth = mostWords * mostWorthOfWord

/** Every question marks its matches with numbers of its own, so that nothing has to be wiped between questions. */
let generation = 0

/** Members where every stem stands somewhere. */
export function findStems(shelf: Words, stems: readonly string[]): Hits {
  if (stems.length === 0) return { members: shelf.shown.slice(), worth: new Uint16Array(shelf.size) }
  const members = bitsFor(shelf.capacity())
  const worth = new Uint16Array(shelf.size)
  const { matched, best } = shelf.scratch()
  generation += stems.length + 1
  stems.forEach((stem, before) => {
    const touched: number[] = []
    shelf.dictionary.visit(stem, (member, its) => {
      // The stems before have already lost the others.
      if (before > 0 && matched[member] !== generation + before) return
      if (best[member] === 0) touched.push(member)
      if (its > (best[member] as number)) best[member] = its
    })
    for (const member of touched) {
      matched[member] = generation + before + 1
      worth[member] = (worth[member] as number) + (best[member] as number)
      best[member] = 0
      if (before === stems.length - 1 && has(shelf.shown, member)) put(members, member, true)
    }
  })
  return { members, worth }
}
