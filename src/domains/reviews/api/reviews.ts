import { z } from 'zod'
import { actorOf } from '#access'
import type { Day } from '#kernel/dates'
import { type App, answerOnce, notFound } from '#platform/http'
import { getProgramme, standingOf } from '#programmes'
import { dayOf } from '#region'
import { sendReview, withdrawReview } from '../actions/review.ts'
import { reviewJson } from '../forms.ts'
import type { Review } from '../model.ts'
import { countMarks, findOwnReview, listPublished, reviewsPerPage, sorts } from '../queries/review.ts'
import { authorWords } from '../rules/review.ts'
import { marks } from '../words.ts'

const open = { permission: 'anyone' }
const write = { permission: 'reviews.review.write' }
const one = z.object({ article: z.coerce.number().int().min(1).max(999_999_999) })

export const reviewShape = z.object({
  ...{ id: z.uuid(), mark: z.int(), words: z.string(), sentAt: z.string() },
  author: z.string().describe('Кто пишет: без имени, с месяцами занятий'),
  answer: z.object({ words: z.string(), sentAt: z.string() }).nullable().describe('Ответ организации'),
})
const ownShape = reviewShape.extend({
  state: z.enum(['awaiting', 'published', 'refused']),
  ground: z.string().nullable().describe('Почему вернули на исправление'),
  note: z.string().nullable(),
})

/** Reviews for machines: read by everybody, written by families whose children attended. */
export function reviewsApi(app: App): void {
  const { reader } = app.kit.db
  const listing = {
    summary: 'Отзывы о программе',
    params: one,
    querystring: z.object({
      sort: z.enum(sorts).default('new').describe('new — новые, high — сначала хорошие, low — сначала плохие'),
      mark: z.coerce.number().int().min(1).max(5).optional(),
      page: z.coerce.number().int().min(1).max(9999).default(1),
    }),
    response: {
      200: z.object({
        mark: z.number().nullable().describe('Средняя оценка'),
        counts: z.record(z.string(), z.int()).describe('Сколько отзывов с каждой оценкой'),
        reviews: z.array(reviewShape),
        nextPage: z.int().nullable(),
      }),
    },
  }
  app.get('/programmes/:article/reviews', { config: open, schema: listing }, async (request) => {
    const { id } = await getProgramme(reader, request.params.article)
    const { sort, mark = null, page } = request.query
    const [standing, counts, reviews, today] = await Promise.all([
      standingOf(reader, id),
      countMarks(reader, id),
      listPublished(reader, id, { sort, mark, page }),
      dayOf(reader, request.now),
    ])
    const found = mark === null ? [...counts.values()].reduce((sum, count) => sum + count, 0) : (counts.get(mark) ?? 0)
    return {
      mark: standing.mark === null ? null : standing.mark / 100,
      counts: Object.fromEntries(marks.map((each) => [each, counts.get(each) ?? 0])),
      reviews: reviews.map((review) => reviewJsonOf(review, today)),
      nextPage: page * reviewsPerPage < found ? page + 1 : null,
    }
  })
  ownApi(app)
}

function ownApi(app: App): void {
  const { reader } = app.kit.db
  const response = { 200: ownShape }
  const reading = { summary: 'Свой отзыв о программе', params: one, response }
  app.get('/programmes/:article/reviews/own', { config: write, schema: reading }, async (request) => {
    const { id } = await getProgramme(reader, request.params.article)
    const own = (await findOwnReview(reader, actorOf(request).userId, id)) ?? notFound()
    return ownJson(own, await dayOf(reader, request.now))
  })

  const writing = {
    summary: 'Написать или изменить отзыв: его прочтёт оператор',
    params: one,
    body: reviewJson,
    response,
  }
  app.put('/programmes/:article/reviews/own', { config: write, schema: writing }, async (request, reply) => {
    const by = actorOf(request)
    const { id: programmeId } = await getProgramme(reader, request.params.article)
    return answerOnce(request, reply, async (tx) => {
      await sendReview(tx, by, { programmeId, ...request.body }, request.now)
      const own = (await findOwnReview(tx, by.userId, programmeId)) ?? notFound()
      return { status: 200, body: ownJson(own, await dayOf(tx, request.now)) }
    })
  })

  const withdrawing = { summary: 'Отозвать отзыв', params: one, response: { 204: z.null() } }
  app.delete('/programmes/:article/reviews/own', { config: write, schema: withdrawing }, async (request, reply) => {
    const { id } = await getProgramme(reader, request.params.article)
    return answerOnce(request, reply, async (tx) => {
      await withdrawReview(tx, actorOf(request), id, request.now)
      return { status: 204, body: null }
    })
  })
}

export function reviewJsonOf(review: Review, today: Day): z.input<typeof reviewShape> {
  const { id, mark, words, sentAt, answer } = review
  return {
    ...{ id, mark, words, sentAt: sentAt.toString(), author: authorWords(review, today) },
    answer: answer?.state === 'published' ? { words: answer.words, sentAt: answer.sentAt.toString() } : null,
  }
}

function ownJson(own: Review, today: Day): z.input<typeof ownShape> {
  const { state, ground, note } = own
  return { ...reviewJsonOf(own, today), state: state === 'withdrawn' ? notFound() : state, ground, note }
}
