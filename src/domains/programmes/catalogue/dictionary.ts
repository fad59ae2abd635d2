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
  private readonly postings = new Map<string, number[]>()
  private sorted: string[] | null = null

  add(stem: string, member: number, place: Place): void {
    const list = this.postings.get(stem)
    if (list) {
      list.push(member * 4 + place)
    } else {
      this.postings.set(stem, [member * 4 + place])
      this.sorted = null
    }
  }

  /** Tells every place of the stem and of longer ones that begin with it; a member may come several times. */
  visit(stem: string, tell: (member: number, worth: number) => void): void {
    for (const posting of this.postings.get(stem) ?? []) tell(posting >> 2, wholeWorth[(posting & 3) as Place])
    for (const longer of this.beginningWith(stem))
      for (const posting of this.postings.get(longer) ?? []) tell(posting >> 2, beginningWorth[(posting & 3) as Place])
  }

  knows(stem: string): boolean {
    return this.postings.has(stem) || this.beginningWith(stem).length > 0
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
