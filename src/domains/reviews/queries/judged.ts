import type { Day } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import { type Standing, standingColumns } from '#programmes'
import type { Judged } from '../model.ts'
import { readRatings } from './rating.ts'

type Row = Standing & { id: string; article: number; programme: string }

/** The organisation's programmes that somebody has rated or reviewed, with the means of their scales. */
export async function listJudgedOf(reader: Reader, providerId: string, since: Day): Promise<Judged[]> {
  const { rows } = await sql<Row>`
    select p.id, p.article, p.name as programme, ${standingColumns}
    from programmes_programme p join programmes_standing standing on standing.programme_id = p.id
    where p.provider_id = ${providerId} and (standing.ratings > 0 or standing.reviews > 0)
    order by p.name, p.article`.execute(reader)
  const rated = await readRatings(
    reader,
    rows.map(({ id }) => id),
    since,
  )
  const factsOf = new Map(rated.map((one) => [one.id, one]))
  return rows.map(({ id, article, programme, ...standing }) => {
    const facts = factsOf.get(id)
    const count = facts ? facts.active.count + facts.closed.count : 0
    const mean = (scale: 'results' | 'staffing' | 'equipment' | 'satisfaction') =>
      facts ? (facts.active[scale] + facts.closed[scale]) / count : 0
    // Where the rating is hidden a scale would tell what one family said.
    const means =
      standing.rating === null || count === 0
        ? null
        : {
            results: mean('results'),
            staffing: mean('staffing'),
            equipment: mean('equipment'),
            satisfaction: mean('satisfaction'),
          }
    return { article, programme, standing, means }
  })
}
