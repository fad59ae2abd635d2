type Words = { journal?: Readonly<Record<string, string>>; facts?: Readonly<Record<string, unknown>> }
type Known = { sentence: string; facts: ReadonlySet<string> }
type Book = { words: ReadonlyMap<string, Known>; unknown: 'refuse' | 'keep' }

let book: Book | null = null

/**
 * Tells the journal the words of all manifests. In tests an act with an undeclared word or fact fails; in production
 * (`keep`) its row is written all the same, because a lost trace is worse than a missing sentence.
 */
export function knowJournalWords(manifests: Iterable<Words>, unknown: Book['unknown'] = 'refuse'): void {
  const words = new Map<string, Known>()
  for (const { journal = {}, facts = {} } of manifests) {
    const own = new Set(Object.keys(facts))
    for (const [word, sentence] of Object.entries(journal)) {
      if (words.has(word)) throw new Error(`The journal word '${word}' is declared twice.`)
      words.set(word, { sentence, facts: own })
    }
  }
  book = { words, unknown }
}

/** What happened, in a sentence for people. */
export function sentenceOf(word: string): string {
  return book?.words.get(word)?.sentence ?? word
}

export function demandKnown(word: string, facts: Readonly<Record<string, unknown>>): void {
  if (book?.unknown !== 'refuse') return
  const known = book.words.get(word)
  if (!known) throw new Error(`The journal word '${word}' is declared in no manifest: add it to 'journal'.`)
  const nameless = Object.keys(facts).find((name) => !leadsOn(name) && !known.facts.has(name))
  if (nameless) throw new Error(`The fact '${nameless}' of '${word}' has no words: add it to 'facts' of its manifest.`)
}

/** A fact that only leads to another record: nobody reads it. */
export function leadsOn(name: string): boolean {
  return name === 'token' || /(^|[a-z])Ids?$/.test(name)
}
