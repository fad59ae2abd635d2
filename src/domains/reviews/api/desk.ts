import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import type { Day } from '#kernel/dates'
import { type App, answerOnce, notFound } from '#platform/http'
import { dayOf } from '#region'
import { answerReview, decideWords } from '../actions/desk.ts'
import { answerForm } from '../forms.ts'
import { grounds, type ReviewAtDesk, type ReviewId } from '../model.ts'
import { type Decision, findAtDesk, listAtDesk, listOfProvider } from '../queries/review.ts'
import { reviewJsonOf, reviewShape } from './reviews.ts'

const moderate = { permission: 'reviews.review.moderate' }
const answer = { permission: 'reviews.review.answer' }
const params = z.object({ id: z.uuid() })
const state = z.enum(['awaiting', 'published', 'refused'])
const words = z.object({ words: z.string(), state, sentAt: z.string(), ground: z.string().nullable() })
const deskShape = reviewShape.extend({
  ...{ article: z.int(), programme: z.string(), provider: z.string(), ground: z.string().nullable() },
  state: state.or(z.literal('withdrawn')),
  answer: words.extend({ note: z.string().nullable() }).nullable(),
})

/** Words before the operator, and what the organisation hears and replies, for machines. */
export function deskApi(app: App): void {
  const { reader } = app.kit.db
  const listing = {
    summary: 'Отзывы на проверке или проверенные, не больше ста',
    querystring: z.object({ what: z.enum(['waiting', 'decided']).default('waiting') }),
    response: { 200: z.object({ reviews: z.array(deskShape) }) },
  }
  app.get('/reviews', { config: moderate, schema: listing }, async (request) => {
    const today = await dayOf(reader, request.now)
    return { reviews: (await listAtDesk(reader, request.query.what)).map((review) => deskJson(review, today)) }
  })

  const decision = z.object({
    what: z.enum(['review', 'answer']).default('review'),
    readAt: z.iso.datetime().describe('sentAt прочитанного текста: изменённый с тех пор не решается'),
    was: state
      .default('awaiting')
      .describe('Как текст стоял, когда его прочли: опубликованный снимают, возвращённый показывают'),
    publish: z.boolean(),
    ground: z.enum(grounds).optional().describe('Обязательна, когда publish — false'),
    note: z.string().trim().max(500).nullable().default(null),
  })
  const schema = {
    summary: 'Опубликовать отзыв или ответ, вернуть на исправление или снять с публикации',
    params,
    body: decision
      .refine(({ publish, ground }) => publish || ground, { path: ['ground'], message: 'Выберите причину' })
      .refine(({ ground, note }) => ground !== 'other' || note, { path: ['note'], message: 'Напишите, что исправить' }),
    response: { 200: deskShape },
  }
  app.post('/reviews/:id/decision', { config: moderate, schema }, (request, reply) => {
    const { what, readAt, was, publish, ground = 'other', note } = request.body
    const made: Decision = publish ? { published: true } : { published: false, ground, note }
    const id = request.params.id as ReviewId
    const deciding = { id, what, was, readAt: Temporal.Instant.from(readAt), decision: made }
    return answerOnce(request, reply, async (tx) => {
      await decideWords(tx, actorOf(request), deciding, request.now)
      const review = (await findAtDesk(tx, id)) ?? notFound()
      return { status: 200, body: deskJson(review, await dayOf(tx, request.now)) }
    })
  })
  providerApi(app)
}

function providerApi(app: App): void {
  const { reader } = app.kit.db
  const listing = {
    summary: 'Опубликованные отзывы о программах организации, без ответа — сначала',
    querystring: z.object({ page: z.coerce.number().int().min(1).max(9999).default(1) }),
    response: { 200: z.object({ reviews: z.array(deskShape), nextPage: z.int().nullable() }) },
  }
  app.get('/provider/reviews', { config: answer, schema: listing }, async (request) => {
    const { page } = request.query
    const today = await dayOf(reader, request.now)
    const { reviews, more } = await listOfProvider(reader, scopeOf(actorOf(request)), page)
    return { reviews: reviews.map((review) => deskJson(review, today)), nextPage: more ? page + 1 : null }
  })

  const schema = { summary: 'Ответить на отзыв', params, body: answerForm, response: { 200: deskShape } }
  app.put('/provider/reviews/:id/answer', { config: answer, schema }, (request, reply) => {
    const id = request.params.id as ReviewId
    return answerOnce(request, reply, async (tx) => {
      await answerReview(tx, actorOf(request), { id, words: request.body.words }, request.now)
      const review = (await findAtDesk(tx, id)) ?? notFound()
      return { status: 200, body: deskJson(review, await dayOf(tx, request.now)) }
    })
  })
}

function deskJson(review: ReviewAtDesk, today: Day): z.input<typeof deskShape> {
  const { article, programme, provider, ground, state: its, answer: said } = review
  return {
    ...{ ...reviewJsonOf(review, today), article, programme, provider, ground, state: its },
    answer: said && { ...said, sentAt: said.sentAt.toString() },
  }
}
