import { type Reader, sql } from '#platform/db'
import type { JournalSubject } from '#platform/manifest'

type Titled = { id: string; title: string }

/** What the journal's rows about reviews are about. */
export const subjects: Record<string, JournalSubject> = {
  review: { called: 'отзыв о программе', titles: titlesOfReviews },
}

async function titlesOfReviews(reader: Reader, ids: readonly string[]): Promise<Titled[]> {
  const { rows } = await sql<Titled>`select r.id, p.name as title
    from reviews_review r join programmes_programme p on p.id = r.programme_id where r.id = any(${ids}::uuid[])`.execute(
    reader,
  )
  return rows
}
