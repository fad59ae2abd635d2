type Book = { sentences: ReadonlyMap<string, string>; unknown: 'refuse' | 'keep' }

let book: Book | null = null

/**
 * Tells the journal the words of all manifests. In tests an act with an undeclared word fails; in production
 * (`keep`) its row is written all the same, because a lost trace is worse than a missing sentence.
 */
export function knowJournalWords(
  journals: Iterable<Readonly<Record<string, string>> | undefined>,
  unknown: Book['unknown'] = 'refuse',
): void {
  const sentences = new Map<string, string>()
  for (const journal of journals)
    for (const [word, sentence] of Object.entries(journal ?? {})) {
      if (sentences.has(word)) throw new Error(`The journal word '${word}' is declared twice.`)
      sentences.set(word, sentence)
    }
  book = { sentences, unknown }
}

/** What happened, in a sentence for people. */
export function sentenceOf(word: string): string {
  return book?.sentences.get(word) ?? word
}

export function demandKnownWord(word: string): void {
  if (book?.unknown === 'refuse' && !book.sentences.has(word))
    throw new Error(`The journal word '${word}' is declared in no manifest: add it to 'journal'.`)
}
