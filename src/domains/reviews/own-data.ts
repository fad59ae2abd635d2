import { defineOwnData } from '#families'
import { formatInstant, type Instant } from '#kernel/dates'
import { sql } from '#platform/db'
import { type ReviewState, type Scores, scales, scaleWords } from './model.ts'
import { stateWords } from './words.ts'

type RatingRow = Scores & { childId: string; programme: string; ratedAt: Instant }
type ReviewRow = { programme: string; mark: number; words: string; state: ReviewState; sentAt: Instant }

/** Ratings of the children's contracts and the person's own reviews, for the file that a family takes away. */
defineOwnData({
  name: 'reviews',
  async collect(reader, { userId, children, zone }) {
    const { rows: ratings } = await sql<RatingRow>`
      select a.child_id as "childId", p.name as programme, r.results, r.staffing, r.equipment, r.satisfaction,
        coalesce(r.changed_at, r.rated_at) as "ratedAt"
      from enrolment_application a join reviews_rating r on r.application_id = a.id
        join programmes_programme p on p.id = r.programme_id
      where a.child_id = any(${[...children.keys()]}::uuid[]) order by r.rated_at`.execute(reader)
    const { rows: reviews } = await sql<ReviewRow>`
      select p.name as programme, v.mark, v.words, v.state, v.sent_at as "sentAt"
      from reviews_review v join programmes_programme p on p.id = v.programme_id
      where v.written_by = ${userId} order by v.sent_at`.execute(reader)
    return [
      {
        name: 'Оценки программ',
        columns: ['Ребёнок', 'Программа', ...scales.map((scale) => scaleWords[scale]), 'Когда'].map((label) => ({
          label,
        })),
        rows: ratings.map((row) => [
          ...[children.get(row.childId) ?? '', row.programme, ...scales.map((scale) => `${row[scale]} %`)],
          formatInstant(row.ratedAt, zone),
        ]),
      },
      {
        name: 'Отзывы',
        columns: ['Программа', 'Оценка', 'Отзыв', 'Состояние', 'Когда'].map((label) => ({ label })),
        rows: reviews.map((row) => [
          ...[row.programme, String(row.mark), row.words, stateWords[row.state].words, formatInstant(row.sentAt, zone)],
        ]),
      },
    ]
  },
})
