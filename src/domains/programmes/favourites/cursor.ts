import type { Favourite } from './queries.ts'

type Place = Pick<Favourite, 'addedAt' | 'article'>

/** The last line of a page, so that the next one begins after it whatever has been added meanwhile. */
export function textOf({ addedAt, article }: Place): string {
  return Buffer.from(`${addedAt} ${article}`).toString('base64url')
}

/** Reads a place in the list; null for nonsense, which begins from the start. */
export function placeIn(text: unknown): Place | null {
  const plain = typeof text === 'string' ? Buffer.from(text, 'base64url').toString() : ''
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) (\d{1,9})$/.exec(plain)
  if (!found) return null
  try {
    return { addedAt: Temporal.Instant.from(found[1] ?? ''), article: Number(found[2]) }
  } catch {
    return null
  }
}
