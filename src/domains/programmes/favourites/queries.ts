import { type Reader, sql } from '#platform/db'
import type { ProgrammeId } from '../model.ts'

const favouritesPerPage = 20

/** One line of somebody's own list; `shown` tells whether the catalogue still has it. */
export type Favourite = {
  article: number
  name: string
  providerName: string
  addedAt: Temporal.Instant
  shown: boolean
}

/** The newest first; `after` is the last line of the page before. */
export async function listFavourites(
  reader: Reader,
  userId: string,
  after: Pick<Favourite, 'addedAt' | 'article'> | null,
): Promise<{ favourites: Favourite[]; more: boolean }> {
  const older = after ? sql`and (f.added_at, p.article) < (${after.addedAt}, ${after.article})` : sql``
  const { rows } = await sql<Favourite>`
    select p.article, p.name, o.short_name as "providerName", f.added_at as "addedAt",
      p.state = 'published' and o.state = 'active' as shown
    from programmes_favourite f join programmes_programme p on p.id = f.programme_id
      join providers_provider o on o.id = p.provider_id
    where f.user_id = ${userId} ${older}
    order by f.added_at desc, p.article desc limit ${favouritesPerPage + 1}`.execute(reader)
  return { favourites: rows.slice(0, favouritesPerPage), more: rows.length > favouritesPerPage }
}

/** Which of these articles somebody has put aside. */
export async function favouritesAmong(
  reader: Reader,
  userId: string,
  articles: readonly number[],
): Promise<ReadonlySet<number>> {
  if (articles.length === 0) return new Set()
  const { rows } = await sql<{ article: number }>`
    select p.article from programmes_programme p join programmes_favourite f on f.programme_id = p.id
    where p.article = any(${articles}::int[]) and f.user_id = ${userId}`.execute(reader)
  return new Set(rows.map(({ article }) => article))
}

/** The programme behind an article, shown or not: what left the catalogue can still be taken off the list. */
export async function findByArticle(reader: Reader, article: number): Promise<ProgrammeId | null> {
  const { rows } = await sql<{ id: ProgrammeId }>`
    select id from programmes_programme where article = ${article} and state <> 'draft'`.execute(reader)
  return rows[0]?.id ?? null
}
