import { notFound } from '#platform/http'

/** The number of a programme in an address, or not found. */
export function parseArticle(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : notFound()
}
