import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { dayOf, regionZone } from '#region'
import { answerReview } from '../actions/desk.ts'
import { answerForm } from '../forms.ts'
import type { ReviewAtDesk, ReviewId } from '../model.ts'
import { AnswerPage, type AnswerPageProps, ProviderReviewsPage } from '../pages/provider.tsx'
import { listJudgedOf } from '../queries/judged.ts'
import { findAtDesk, listOfProvider, listUnseenAnswers } from '../queries/review.ts'
import { formulaOf } from '../settings.ts'
import { complaintOf, wantedIn } from './reviews.tsx'

type One = { Params: { id: string } }
const answer = { config: { permission: 'reviews.review.answer' } }

/** `/provider/reviews`: what families say of the organisation's programmes, and its replies (S-104). */
export function providerReviewRoutes(app: App): void {
  app.get<{ Querystring: Record<string, unknown> }>('/provider/reviews', answer, async (request, reply) => {
    const { reader } = request.kit.db
    const providerId = scopeOf(actorOf(request))
    const { page } = wantedIn(request.query)
    const [today, zone] = await Promise.all([dayOf(reader, request.now), regionZone(reader)])
    const { periodMonths } = await formulaOf(reader, today)
    const [judged, { reviews, more }, unseen] = await Promise.all([
      listJudgedOf(reader, providerId, today.subtract({ months: periodMonths })),
      listOfProvider(reader, providerId, page),
      page === 1 ? listUnseenAnswers(reader, providerId) : [],
    ])
    return show(reply, <ProviderReviewsPage {...{ judged, reviews, unseen, page, more, today, zone }} />)
  })

  app.get<One>('/provider/reviews/:id', answer, (request, reply) => showAnswer(request, reply))
  app.post<One>('/provider/reviews/:id/answer', answer, async (request, reply) => {
    const { id } = await ownReview(request)
    const form = parseForm(answerForm, request.body)
    if (!form.ok) return showAnswer(request, reply, form)
    try {
      return await answerOnce(request, reply, async (tx) => {
        await answerReview(tx, actorOf(request), { id, words: form.value.words }, request.now)
        return { location: '/provider/reviews', toast: 'Ответ отправлен на проверку' }
      })
    } catch (error) {
      return showAnswer(request, reply, rejectForm(request.body, complaintOf(error)))
    }
  })
}

async function showAnswer(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<AnswerPageProps, 'errors' | 'answers'>,
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const review = await ownReview(request)
  const [today, zone] = await Promise.all([dayOf(reader, request.now), regionZone(reader)])
  return show(reply, <AnswerPage {...{ review, today, zone }} {...again} />, { status: again ? 422 : 200 })
}

/** A published review of a programme of the organisation in whose name the person acts. */
async function ownReview(request: FastifyRequest<One>): Promise<ReviewAtDesk> {
  const id: ReviewId = parseId<'review'>(request.params.id) ?? notFound()
  const review = (await findAtDesk(request.kit.db.reader, id)) ?? notFound()
  return review.providerId === actorOf(request).scopeId && review.state === 'published' ? review : notFound()
}
