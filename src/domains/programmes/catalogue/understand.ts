import { type Reader, sql } from '#platform/db'
import { findStems, type Hits, mostWords, type Words } from './hits.ts'
import { otherLayout, wordsOf } from './spelling.ts'

const mostRemembered = 20_000

export type Understood = {
  hits: Hits | null
  /** What was looked for instead of what was typed. */
  instead: string | null
}

/** The last place to look in before guessing: what is too long to be kept in memory. */
type Elsewhere = (words: readonly string[]) => Promise<Hits | null>
type Asked = { text: string; exact: boolean; elsewhere?: Elsewhere }

/**
 * Finds what people mean (S-013): by stems in names and beside them; if there is nothing, elsewhere; if there is nothing
 * either, the same words in the other keyboard layout or with their slips mended.
 */
export async function understand(reader: Reader, shelf: Words, { text, exact, elsewhere }: Asked): Promise<Understood> {
  const words = wordsOf(text).slice(0, mostWords)
  if (words.length === 0) return { hits: null, instead: null }
  const found = await findWords(reader, shelf, words)
  if (found.some || exact) return { hits: found.hits, instead: null }
  const inDescriptions = await elsewhere?.(words)
  if (inDescriptions) return { hits: inDescriptions, instead: null }
  for (const guess of guesses(shelf, text, words, found.unknown)) {
    const meant = await findWords(reader, shelf, guess)
    if (meant.some) return { hits: meant.hits, instead: guess.join(' ') }
  }
  return { hits: found.hits, instead: null }
}

async function findWords(reader: Reader, shelf: Words, words: readonly string[]) {
  const stems = await stemsOf(reader, words)
  const hits = findStems(shelf, stems.flat())
  const strange = words.flatMap((word, at) => {
    const own = stems[at] ?? []
    return own.every((stem) => shelf.dictionary.knows(stem)) ? [] : [[word, own[0] ?? word] as const]
  })
  const unknown = new Map(strange)
  return { hits, unknown, some: hits.members.some((word) => word !== 0) }
}

function guesses(
  shelf: Words,
  text: string,
  words: readonly string[],
  unknown: ReadonlyMap<string, string>,
): string[][] {
  // An ending counts as no slip: «исскуства» is as near to «искусств» as its stem is.
  const mend = (word: string) => {
    const stem = unknown.get(word)
    return stem === undefined ? word : (shelf.spelling.guess(word) ?? shelf.spelling.guess(stem) ?? word)
  }
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
export async function stemsOf(reader: Reader, words: readonly string[]): Promise<string[][]> {
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
