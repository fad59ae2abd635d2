import type { Instant } from '#kernel/dates'
import type { Reader } from '#platform/db'

/** Public addresses of a domain above, the newest first: its file in the map of the site is called by its name. */
export type SitemapPart = { name: string; paths(reader: Reader, now: Instant, most: number): Promise<string[]> }

const parts: SitemapPart[] = []

export function defineSitemap(part: SitemapPart): void {
  parts.push(part)
}

export function listSitemapParts(): readonly SitemapPart[] {
  return parts
}
