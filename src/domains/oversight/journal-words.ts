import { plainText } from './plain.ts'

let sentences: ReadonlyMap<string, string> = new Map()

/** Tells us the sentences of all domains, so that people search by what was done and not by our words. */
export function knowJournal(journals: readonly Readonly<Record<string, string>>[]): void {
  sentences = new Map(journals.flatMap((journal) => Object.entries(journal)))
}

export function sentenceOf(word: string): string {
  return sentences.get(word) ?? word
}

/** Words whose sentence has all of these: «исключ сертификат». Null: nothing was asked. */
export function wordsLike(text: string): string[] | null {
  const parts = plainText(text).split(' ').filter(Boolean)
  if (parts.length === 0) return null
  return [...sentences].flatMap(([word, sentence]) => {
    const plain = plainText(sentence)
    return parts.every((part) => plain.includes(part)) ? [word] : []
  })
}
