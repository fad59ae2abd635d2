import type { FactWords, JournalSubject } from '#platform/manifest'
import { plainText } from './plain.ts'

type Facts = Readonly<Record<string, FactWords>>
type Brought = {
  journal?: Readonly<Record<string, string>>
  facts?: Facts
  subjects?: Readonly<Record<string, JournalSubject>>
}

let words: ReadonlyMap<string, { sentence: string; facts: Facts }> = new Map()
let subjects: ReadonlyMap<string, JournalSubject> = new Map()

/** Tells us what all domains write, so that people search by what was done, and read it, in their own words. */
export function knowJournal(manifests: readonly Brought[]): void {
  words = new Map(
    manifests.flatMap(({ journal = {}, facts = {} }) =>
      Object.entries(journal).map(([word, sentence]) => [word, { sentence, facts }] as const),
    ),
  )
  subjects = new Map(manifests.flatMap(({ subjects: own = {} }) => Object.entries(own)))
}

export function sentenceOf(word: string): string {
  return words.get(word)?.sentence ?? word
}

/** What the domain that wrote this word calls its facts. */
export function factsOf(word: string): Facts {
  return words.get(word)?.facts ?? {}
}

export function subjectOf(kind: string): JournalSubject | null {
  return subjects.get(kind) ?? null
}

/** Words whose sentence has all of these: «исключ сертификат». Null: nothing was asked. */
export function wordsLike(text: string): string[] | null {
  const parts = plainText(text).split(' ').filter(Boolean)
  if (parts.length === 0) return null
  return [...words].flatMap(([word, { sentence }]) => {
    const plain = plainText(sentence)
    return parts.every((part) => plain.includes(part)) ? [word] : []
  })
}
