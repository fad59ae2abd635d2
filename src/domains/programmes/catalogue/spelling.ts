/** Words as people write them in names, to guess what was meant by a word with a slip: trigrams, then edit distance. */
export class Spelling {
  private readonly words: string[] = []
  private readonly counts: number[] = []
  private readonly known = new Map<string, number>()
  private readonly byTrigram = new Map<string, number[]>()

  add(text: string): void {
    for (const word of wordsOf(text)) if (word.length >= 4) this.addWord(word)
  }

  /** The word most likely meant, or null when nothing is near enough. */
  guess(typed: string): string | null {
    const shared = new Map<number, number>()
    const trigrams = trigramsOf(typed)
    for (const trigram of trigrams)
      for (const at of this.byTrigram.get(trigram) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
    let best: { word: string; distance: number; count: number } | null = null
    for (const [at, count] of shared) {
      const word = this.words[at] as string
      if (count < 2 || Math.abs(word.length - typed.length) > allowedSlips(typed)) continue
      const distance = editDistance(typed, word)
      const known = { word, distance, count: this.counts[at] as number }
      if (distance <= allowedSlips(typed) && (!best || isNearer(known, best))) best = known
    }
    return best?.word ?? null
  }

  private addWord(word: string): void {
    const at = this.known.get(word)
    if (at !== undefined) {
      this.counts[at] = (this.counts[at] as number) + 1
      return
    }
    const place = this.words.push(word) - 1
    this.counts.push(1)
    this.known.set(word, place)
    for (const trigram of trigramsOf(word)) {
      const list = this.byTrigram.get(trigram)
      if (list) list.push(place)
      else this.byTrigram.set(trigram, [place])
    }
  }
}

/** Words of a text in small letters with е for ё. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []
  )
}

/** «hj,jns» typed with the Latin layout is «роботы». */
export function otherLayout(text: string): string | null {
  if (!/[a-z]/i.test(text) || /\p{Script=Cyrillic}/u.test(text)) return null
  return [...text.toLowerCase()].map((letter) => cyrillic[latin.indexOf(letter)] ?? letter).join('')
}

const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const cyrillic = 'ёйцукенгшщзхъфывапролджэячсмитьбю'

function isNearer(a: { distance: number; count: number }, b: { distance: number; count: number }): boolean {
  return a.distance < b.distance || (a.distance === b.distance && a.count > b.count)
}

function allowedSlips(word: string): number {
  return word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 11 ? 2 : 3
}

function trigramsOf(word: string): Set<string> {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}

/** Letters to change, add, leave out or swap with the neighbour. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
