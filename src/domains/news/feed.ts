import type { Municipality } from '#region'
import { beginningOf } from '#ui'
import type { Piece } from './model.ts'

type Feed = {
  pieces: readonly Piece[]
  origin: string
  regionName: string
  municipality: Pick<Municipality, 'code' | 'name'> | null
}

/** News as RSS 2.0, all or of one municipality. */
export function feedOf({ pieces, origin, regionName, municipality }: Feed): string {
  const query = municipality ? `?municipality=${municipality.code}` : ''
  const title = `Новости: ${municipality?.name ?? regionName}`
  const items = pieces.map(
    ({ id, title: headline, words, authorName, showsAt }) => `<item>
<title>${escapeXml(headline)}</title>
<link>${origin}/news/${id}</link>
<guid isPermaLink="true">${origin}/news/${id}</guid>
<category>${escapeXml(authorName)}</category>
<description>${escapeXml(beginningOf(words, 500))}</description>
${showsAt ? `<pubDate>${rfc822(showsAt)}</pubDate>` : ''}
</item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${escapeXml(title)}</title>
<link>${origin}/news${query}</link>
<description>${escapeXml(`Дополнительное образование детей: ${municipality?.name ?? regionName}`)}</description>
<language>ru</language>
<atom:link href="${origin}/news/feed.xml${query}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>
`
}

/** Signs of XML, and what XML has no sign for at all. */
function escapeXml(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[^\n\t\P{Cc}]|[\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (sign) => signs[sign] ?? '')
}

function rfc822(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toUTCString()
}
