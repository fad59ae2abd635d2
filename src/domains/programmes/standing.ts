import { plural } from '#kernel/plural'
import { type Reader, sql, type Tx } from '#platform/db'
import type { ProgrammeId } from './model.ts'

/** How a programme stands with families; the ratings and reviews themselves are of a domain above. */
export type Standing = {
  /** In tenths of a percent; null while too few have rated. */
  rating: number | null
  ratings: number
  /** With how many ratings there is a rating; 0 where nobody has reckoned. */
  needed: number
  /** The mean of the marks of reviews, in hundredths; null without reviews. */
  mark: number | null
  reviews: number
}

export const unknownStanding: Standing = { rating: null, ratings: 0, needed: 0, mark: null, reviews: 0 }

export const standingColumns = sql`standing.rating_tenths as rating, coalesce(standing.ratings, 0) as ratings,
  coalesce(standing.ratings_needed, 0) as needed,
  standing.mark_hundredths as mark, coalesce(standing.reviews, 0) as reviews`

export async function standingOf(reader: Reader, id: ProgrammeId): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select ${standingColumns} from programmes_standing standing where programme_id = ${id}`.execute(reader)
  return rows[0] ?? unknownStanding
}

/** Writes how these programmes stand now, as the domain above has reckoned it. */
export async function keepStandings(
  tx: Tx,
  standings: readonly (Standing & { id: string })[],
  now: Temporal.Instant,
): Promise<void> {
  const column = <T>(read: (one: Standing & { id: string }) => T) => standings.map(read)
  await sql`
    insert into programmes_standing (programme_id, rating_tenths, ratings, ratings_needed, mark_hundredths, reviews, reckoned_at)
    select id, rating, ratings, needed, mark, reviews, ${now} from unnest(${column(({ id }) => id)}::uuid[],
      ${column(({ rating }) => rating)}::smallint[], ${column(({ ratings }) => ratings)}::integer[],
      ${column(({ needed }) => needed)}::integer[], ${column(({ mark }) => mark)}::smallint[], ${column(({ reviews }) => reviews)}::integer[])
      as given (id, rating, ratings, needed, mark, reviews)
    on conflict (programme_id) do update set rating_tenths = excluded.rating_tenths, ratings = excluded.ratings,
      ratings_needed = excluded.ratings_needed,
      mark_hundredths = excluded.mark_hundredths, reviews = excluded.reviews, reckoned_at = excluded.reckoned_at`.execute(
    tx,
  )
}

/** «рейтинг 87 % по 12 оценкам», or how many it still needs; null where nobody has rated. */
export function ratingWords({ rating, ratings, needed }: Standing): string | null {
  if (ratings === 0) return null
  const by = plural(ratings, 'оценке', 'оценкам', 'оценкам')
  if (rating !== null) return `рейтинг ${percentWords(rating)} по ${by}`
  const least = needed > ratings ? `от ${plural(needed, 'оценки', 'оценок', 'оценок')}` : 'когда оценок будет больше'
  return `рейтинг появится ${least} (сейчас ${ratings})`
}

/** «87 %»: tenths only matter to the order. */
export function percentWords(tenths: number): string {
  return `${Math.round(tenths / 10)} %`
}

/** «4,7»: the mean mark of reviews. */
export function markWords(hundredths: number): string {
  return (Math.round(hundredths / 10) / 10).toFixed(1).replace('.', ',')
}

/** «отзывы: 4,7 из 5 (12)»; null without reviews. */
export function reviewsWords({ mark, reviews }: Standing): string | null {
  return mark === null ? null : `${markWords(mark)} из 5, ${plural(reviews, 'отзыв', 'отзыва', 'отзывов')}`
}
