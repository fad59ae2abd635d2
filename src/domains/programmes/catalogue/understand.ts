import { type Reader, sql } from '#platform/db'
import { put } from './bits.ts'
import { findStems, type Hits, mostWords } from './hits.ts'
import type { Shelf } from './shelf.ts'
import { otherLayout, wordsOf } from './spelling.ts'

const mostRemembered = 20_000
const mostInDescriptions = 2000

export type Understood = {
  hits: Hits | null
  /** What was looked for instead of what was typed. */
  instead: string | null
}

/**
 * Finds what people mean (S-013): by stems in names, activities, organisations and summaries; if there is nothing, in
 * descriptions; if there is nothing either, the same words in the other keyboard layout or with their slips mended.
 */
export async function understand(reader: Reader, shelf: Shelf, text: string, exact: boolean): Promise<Understood> {
  const words = wordsOf(text).slice(0, mostWords)
  if (words.length === 0) return { hits: null, instead: null }
  const found = await findWords(reader, shelf, words)
  if (found.some || exact) return { hits: found.hits, instead: null }
  const inDescriptions = await findInDescriptions(reader, shelf, words)
  if (inDescriptions) return { hits: inDescriptions, instead: null }
  for (const guess of guesses(shelf, text, words, found.unknown)) {
    const meant = await findWords(reader, shelf, guess)
    if (meant.some) return { hits: meant.hits, instead: guess.join(' ') }
  }
  return { hits: found.hits, instead: null }
}

async function findWords(reader: Reader, shelf: Shelf, words: readonly string[]) {
  const stems = await stemsOf(reader, words)
  const hits = findStems(shelf, stems.flat())
  const unknown = words.filter((_, at) => !(stems[at] ?? []).every((stem) => shelf.dictionary.knows(stem)))
  return { hits, unknown, some: hits.members.some((word) => word !== 0) }
}

function guesses(shelf: Shelf, text: string, words: readonly string[], unknown: readonly string[]): string[][] {
  const mend = (word: string) => (unknown.includes(word) ? (shelf.spelling.guess(word) ?? word) : word)
  const retyped = otherLayout(text)
  const layouts = retyped ? wordsOf(retyped).slice(0, mostWords) : []
  const mended = words.map(mend)
  return [
    layouts,
    layouts.map((word) => shelf.spelling.guess(word) ?? word),
    mended.join(' ') === words.join(' ') ? [] : mended,
  ].filter((guess) => guess.length > 0)
}

const remembered = new Map<string, string[]>()

/** Stems as PostgreSQL makes them, because the catalogue's own were made by it; none for a word like «для». */
async function stemsOf(reader: Reader, words: readonly string[]): Promise<string[][]> {
  const unknown = words.filter((word) => !remembered.has(word))
  if (unknown.length > 0) {
    const { rows } = await sql<{ word: string; stems: string[] }>`
      select word, tsvector_to_array(to_tsvector('russian', word)) as stems
      from unnest(${unknown}::text[]) as word`.execute(reader)
    if (remembered.size > mostRemembered) remembered.clear()
    for (const { word, stems } of rows) remembered.set(word, stems)
  }
  return words.map((word) => remembered.get(word) ?? [])
}

async function findInDescriptions(reader: Reader, shelf: Shelf, words: readonly string[]): Promise<Hits | null> {
  const { rows } = await sql<{ article: number }>`
    select article from programmes_programme
    where search @@ plainto_tsquery('russian', ${words.join(' ')}) and state = 'published'
    limit ${mostInDescriptions}`.execute(reader)
  if (rows.length === 0) return null
  const hits = { members: shelf.shown.slice().fill(0), worth: new Uint16Array(shelf.size) }
  for (const { article } of rows) {
    const member = shelf.memberOf(article)
    if (member !== undefined) put(hits.members, member, true)
  }
  return hits
}
