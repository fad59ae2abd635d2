/** How much a word found in the name, beside it (activity, organisation), or in the summary is worth. */
const wholeWorth = [12, 6, 2] as const
const beginningWorth = [8, 4, 1] as const
export const mostWorthOfWord = 12
const shortestBeginning = 4
const mostBeginnings = 300

/** Which of a programme's texts a word stands in: 0 its name, 1 beside it, 2 its summary. */
export type Place = 0 | 1 | 2

/**
 * Words of programmes in their stems (as PostgreSQL makes them) with the programmes where they stand.
 * A posting is `member * 4 + place`.
 */
export class Dictionary {
  private readonly postings = new Map<string, Postings>()
  private sorted: string[] | null = null

  add(stem: string, member: number, place: Place): void {
    let list = this.postings.get(stem)
    if (!list) {
      list = new Postings()
      this.postings.set(stem, list)
      this.sorted = null
    }
    list.push(member * 4 + place)
  }

  /** Tells every place of the stem and of longer ones that begin with it; a member may come several times. */
  visit(stem: string, tell: (member: number, worth: number) => void): void {
    this.tellAll(stem, wholeWorth, tell)
    for (const longer of this.beginningWith(stem)) this.tellAll(longer, beginningWorth, tell)
  }

  knows(stem: string): boolean {
    return this.postings.has(stem) || this.beginningWith(stem).length > 0
  }

  private tellAll(stem: string, worth: Worth, tell: (member: number, worth: number) => void): void {
    const list = this.postings.get(stem)
    if (!list) return
    for (let at = 0; at < list.count; at++) {
      const posting = list.items[at] as number
      tell(posting >> 2, worth[(posting & 3) as Place])
    }
  }

  private beginningWith(stem: string): string[] {
    if (stem.length < shortestBeginning) return []
    this.sorted ??= [...this.postings.keys()].sort()
    const start = firstNotBefore(this.sorted, stem)
    const found: string[] = []
    for (let at = start; at < this.sorted.length && found.length < mostBeginnings; at++) {
      const word = this.sorted[at] as string
      if (!word.startsWith(stem)) break
      if (word !== stem) found.push(word)
    }
    return found
  }
}

/** Numbers outside the garbage collector's sight: millions of them would make every collection slow. */
class Postings {
  items = new Int32Array(4)
  count = 0

  push(posting: number): void {
    if (this.count === this.items.length) {
      const longer = new Int32Array(this.count * 2)
      longer.set(this.items)
      this.items = longer
    }
    this.items[this.count++] = posting
  }
}

type Worth = readonly [number, number, number]

function firstNotBefore(sorted: readonly string[], word: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) < word) low = middle + 1
    else high = middle
  }
  return low
}
