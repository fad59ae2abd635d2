import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { dayOf, regionZone } from '#region'
import { decideWords } from '../actions/desk.ts'
import { approvalForm, refusalForm } from '../forms.ts'
import type { ReviewId } from '../model.ts'
import { ReviewAtDeskPage, type ReviewAtDeskProps, ReviewsDeskPage } from '../pages/desk.tsx'
import { countAwaiting, findAtDesk, listAtDesk } from '../queries/review.ts'

type One = { Params: { id: string } }
const moderate = { config: { permission: 'reviews.review.moderate' } }

/** `/region/reviews`: the operator reads words before everybody does. */
export function deskRoutes(app: App): void {
  app.get<{ Querystring: { what?: unknown } }>('/region/reviews', moderate, async (request, reply) => {
    const { reader } = request.kit.db
    const what = request.query.what === 'decided' ? 'decided' : 'waiting'
    const [reviews, waiting, zone] = await Promise.all([
      listAtDesk(reader, what),
      countAwaiting(reader),
      regionZone(reader),
    ])
    return show(reply, <ReviewsDeskPage {...{ reviews, what, waiting, zone }} />)
  })
  app.get<One>('/region/reviews/:id', moderate, (request, reply) => showReview(request, reply))

  for (const [path, what] of [
    ['/region/reviews/:id', 'review'],
    ['/region/reviews/:id/answer', 'answer'],
  ] as const) {
    app.post<One>(`${path}/approval`, moderate, async (request, reply) => {
      const form = parseForm(approvalForm, request.body)
      if (!form.ok) return showReview(request, reply, form)
      const { readAt, was } = form.value
      return answerOnce(request, reply, async (tx) => {
        const deciding = { id: idOf(request), what, readAt, was, decision: { published: true } } as const
        await decideWords(tx, actorOf(request), deciding, request.now)
        return { location: '/region/reviews', toast: what === 'review' ? 'Отзыв опубликован' : 'Ответ опубликован' }
      })
    })
    app.post<One>(`${path}/refusal`, moderate, async (request, reply) => {
      const form = parseForm(refusalForm, request.body)
      if (!form.ok) return showReview(request, reply, { ...form, failed: what })
      const { readAt, was, ground, note } = form.value
      return answerOnce(request, reply, async (tx) => {
        const deciding = { id: idOf(request), what, readAt, was, decision: { published: false, ground, note } } as const
        await decideWords(tx, actorOf(request), deciding, request.now)
        const done = was === 'published' ? 'Сняли с публикации' : 'Вернули на исправление'
        return { location: '/region/reviews', toast: `${done}, автор получит письмо` }
      })
    })
  }
}

async function showReview(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<ReviewAtDeskProps, 'errors' | 'answers' | 'failed'>,
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const review = (await findAtDesk(reader, idOf(request))) ?? notFound()
  const [today, zone] = await Promise.all([dayOf(reader, request.now), regionZone(reader)])
  return show(reply, <ReviewAtDeskPage {...{ review, today, zone }} {...again} />, { status: again ? 422 : 200 })
}

function idOf({ params }: FastifyRequest<One>): ReviewId {
  return parseId<'review'>(params.id) ?? notFound()
}
