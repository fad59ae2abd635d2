import { type Reader, sql } from '#platform/db'
import type { JournalSubject } from '#platform/manifest'

type Titled = { id: string; title: string }

/** What the journal's rows about news are about. */
export const subjects: Record<string, JournalSubject> = {
  news: { called: 'новость', titles: titlesOfPieces },
}

async function titlesOfPieces(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } = await sql<Titled>`select id, title from news_piece where id = any(${ids}::uuid[])`.execute(reader)
  return rows
}
