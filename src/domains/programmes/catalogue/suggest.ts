import { type Reader, sql } from '#platform/db'
import { findStems, type Hits, mostWords } from './hits.ts'
import { bestOf } from './pick.ts'
import { addressOf, anything } from './search.ts'
import type { Shelf } from './shelf.ts'
import { otherLayout, wordsOf } from './spelling.ts'
import { stemsOf, understand } from './understand.ts'

/** One line under the search line: what, what it is, and where it leads. */
export type Suggestion = { kind: 'activity' | 'programme'; text: string; note: string; href: string }

const mostActivities = 4
const mostProgrammes = 4
const shortestForProgrammes = 4

/** What the typed beginning may become: activities with the count of their programmes, then programmes themselves. */
export async function suggest(reader: Reader, shelf: Shelf, typed: string): Promise<Suggestion[]> {
  const text = typed.slice(0, 200).trim()
  const activities = suggestActivities(shelf, text)
  if (text.length < shortestForProgrammes) return activities
  const begun = await findBeginning(reader, shelf, wordsOf(text).slice(0, mostWords))
  const hits = begun ?? (await understand(reader, shelf, { text, exact: false })).hits
  if (!hits) return activities
  return [...activities, ...(await programmesOf(reader, bestOf(shelf, hits, mostProgrammes)))]
}

/** The last word is still being typed, so it is taken for a beginning and not for a word with an ending. */
async function findBeginning(reader: Reader, shelf: Shelf, words: readonly string[]): Promise<Hits | null> {
  const begun = words.at(-1)
  if (!begun) return null
  const before = await stemsOf(reader, words.slice(0, -1))
  const hits = findStems(shelf, [...before.flat(), begun])
  return hits.members.some((word) => word !== 0) ? hits : null
}

/** Every typed word begins a word of the activity; typed with the wrong layout or a slip as well. */
function suggestActivities(shelf: Shelf, text: string): Suggestion[] {
  const words = wordsOf(text)
  const retyped = wordsOf(otherLayout(text) ?? '')
  const mended = words.map((word) => shelf.spelling.guess(word) ?? word)
  for (const meant of [words, retyped, mended]) {
    const found = shelf.activityCounts().filter(({ name }) => meant.length > 0 && beginAll(meant, name))
    if (found.length > 0) return found.slice(0, mostActivities).map(toSuggestion)
  }
  return []
}

function beginAll(words: readonly string[], name: string): boolean {
  const parts = wordsOf(name)
  return words.every((word) => parts.some((part) => part.startsWith(word)))
}

function toSuggestion({ name, count }: { name: string; count: number }): Suggestion {
  return {
    kind: 'activity',
    text: name,
    note: `вид деятельности, программ: ${count}`,
    href: addressOf({ ...anything, activity: name }),
  }
}

async function programmesOf(reader: Reader, articles: readonly number[]): Promise<Suggestion[]> {
  if (articles.length === 0) return []
  const { rows } = await sql<{ article: number; name: string; provider: string }>`
    select p.article, p.name, o.short_name as provider
    from unnest(${articles}::int[]) with ordinality as a (article, place)
      join programmes_programme p on p.article = a.article join providers_provider o on o.id = p.provider_id
    where p.state = 'published' and o.state = 'active' order by a.place`.execute(reader)
  return rows.map(({ article, name, provider }) => ({
    kind: 'programme',
    text: name,
    note: provider,
    href: `/programmes/${article}`,
  }))
}
