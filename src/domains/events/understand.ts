import { type Instant, isBefore } from '#kernel/dates'
import { adjectivesOf } from '#kernel/kin'
import type { Reader } from '#platform/db'
import { otherLayout, Spelling } from '#programmes'
import { dayOf } from '#region'
import { isKnown, listNames } from './queries/calendar.ts'

const mostWords = 8
/** How long the words that slips are mended by are kept. */
const keptSeconds = 60

export type Understood = {
  /** A query of full text; null for any. */
  words: string | null
  /** What was looked for instead of what was typed. */
  instead: string | null
}

/** Finds what people mean (S-115): by stems, beginnings and adjectives; else in the other keyboard layout, or with slips mended. */
export async function understandText(reader: Reader, text: string, now: Instant): Promise<Understood> {
  const typed = wordsOf(text)
  if (typed.length === 0) return { words: null, instead: null }
  if (await isKnown(reader, queryOf(typed))) return { words: queryOf(typed), instead: null }
  const spelling = await spellingOf(reader, now)
  const mend = (word: string) => spelling.guess(word) ?? word
  const layouts = wordsOf(otherLayout(text) ?? '')
  for (const guess of [layouts, layouts.map(mend), typed.map(mend)])
    if (guess.length > 0 && guess.join(' ') !== typed.join(' ') && (await isKnown(reader, queryOf(guess))))
      return { words: queryOf(guess), instead: guess.join(' ') }
  return { words: queryOf(typed), instead: null }
}

/** Letters and digits only: nothing of it is an operator of the query. */
function wordsOf(text: string): string[] {
  const small = text.toLowerCase().replaceAll('ё', 'е')
  return (small.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords)
}

function queryOf(words: readonly string[]): string {
  return words.map((word) => (word.length < 4 ? word : oneOf([word, ...adjectivesOf(word)]))).join(' & ')
}

function oneOf(beginnings: readonly string[]): string {
  return `(${beginnings.map((beginning) => `${beginning}:*`).join(' | ')})`
}

const spellings = new WeakMap<Reader, { until: Instant; spelling: Spelling }>()

async function spellingOf(reader: Reader, now: Instant): Promise<Spelling> {
  const kept = spellings.get(reader)
  if (kept && isBefore(now, kept.until)) return kept.spelling
  const spelling = new Spelling()
  const since = (await dayOf(reader, now)).subtract({ months: 2 })
  for (const name of await listNames(reader, since)) for (const word of wordsOf(name)) spelling.add(word)
  spellings.set(reader, { until: now.add({ seconds: keptSeconds }), spelling })
  return spelling
}
