import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, visitorOf } from '#access'
import { Refusal } from '#kernel/refusal'
import type { Reader } from '#platform/db'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { getProgramme, looksForChildren, type Programme, parseArticle, standingOf } from '#programmes'
import { dayOf, regionZone } from '#region'
import { sendReview, withdrawReview } from '../actions/review.ts'
import { reviewForm } from '../forms.ts'
import { OwnReviewPage, WithdrawalPage } from '../pages/own-review.tsx'
import { type Reviewer, ReviewsPage, type ReviewsPageProps } from '../pages/reviews.tsx'
import {
  countMarks,
  findAttended,
  findOwnReview,
  findStanding,
  listPublished,
  sorts,
  type Wanted,
} from '../queries/review.ts'

type One = { Params: { article: string }; Querystring: Record<string, unknown> }
type Again = Pick<ReviewsPageProps, 'errors' | 'answers'>
const open = { config: { permission: 'anyone' } }
const write = { config: { permission: 'reviews.review.write' } }

/** `/programmes/:article/reviews`: read by everybody, written by families whose children attended (S-101…S-104). */
export function reviewRoutes(app: App): void {
  app.get<One>('/programmes/:article/reviews', open, (request, reply) => showReviews(request, reply))

  app.post<One>('/programmes/:article/reviews', write, (request, reply) =>
    send(request, reply, (again) => showReviews(request, reply, again)),
  )

  app.get<One>('/programmes/:article/reviews/own', write, (request, reply) => showOwn(request, reply))
  app.post<One>('/programmes/:article/reviews/own', write, (request, reply) =>
    send(request, reply, (again) => showOwn(request, reply, again)),
  )

  app.get<One>('/programmes/:article/reviews/withdrawal', write, async (request, reply) => {
    const { programme } = await ownReview(request)
    return show(reply, <WithdrawalPage programme={programme} />)
  })
  app.post<One>('/programmes/:article/reviews/withdrawal', write, async (request, reply) => {
    const { id, article } = await programmeOf(request)
    return answerOnce(request, reply, async (tx) => {
      await withdrawReview(tx, actorOf(request), id, request.now)
      return { location: `/programmes/${article}/reviews`, toast: 'Отзыв отозван' }
    })
  })
}

/** What the form or the rule about words complains of stands at its field, and nothing typed is lost. */
async function send(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  showAgain: (again: Again) => Promise<FastifyReply>,
) {
  const { id: programmeId, article } = await programmeOf(request)
  const form = parseForm(reviewForm, request.body)
  if (!form.ok) return showAgain(form)
  try {
    return await answerOnce(request, reply, async (tx) => {
      await sendReview(tx, actorOf(request), { programmeId, ...form.value }, request.now)
      const toast = 'Спасибо! Отзыв прочтёт оператор, и его увидят все'
      return { location: `/programmes/${article}/reviews#own`, toast }
    })
  } catch (error) {
    return showAgain(rejectForm(request.body, complaintOf(error)))
  }
}

export function complaintOf(error: unknown): { field: string; message: string } {
  if (!(error instanceof Refusal) || error.code !== 'reviews.personal') throw error
  return { field: 'words', message: String(error.facts.words) }
}

async function showReviews(request: FastifyRequest<One>, reply: FastifyReply, again?: Again): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const programme = await programmeOf(request)
  const wanted = wantedIn(request.query)
  const [standing, counts, reviews, today, zone] = await Promise.all([
    standingOf(reader, programme.id),
    countMarks(reader, programme.id),
    listPublished(reader, programme.id, wanted),
    dayOf(reader, request.now),
    regionZone(reader),
  ])
  const reviewer = await reviewerOf(reader, request, { programme, today })
  const { origin } = request.kit.config.publicUrl
  const page = (
    <ReviewsPage {...{ programme, standing, counts, reviews, wanted, reviewer, today, zone, origin }} {...again} />
  )
  return show(reply, page, { status: again ? 422 : 200 })
}

type Looked = { programme: Programme; today: Temporal.PlainDate }

async function reviewerOf(
  reader: Reader,
  request: FastifyRequest<One>,
  { programme, today }: Looked,
): Promise<Reviewer> {
  const visitor = visitorOf(request)
  if (!visitor) return { kind: 'visitor' }
  if (visitor.role === 'region') return { kind: 'operator' }
  if (!looksForChildren(visitor) || visitor.role !== 'family') return { kind: 'reader' }
  const [own, standing, attended] = await Promise.all([
    findOwnReview(reader, visitor.userId, programme.id),
    findStanding(reader, visitor.userId, programme.id),
    findAttended(reader, { userId: visitor.userId, programmeId: programme.id, today }),
  ])
  if (!attended && !own) return { kind: 'stranger' }
  return { kind: 'family', own, familyHasOne: standing !== null && !standing.own }
}

async function showOwn(request: FastifyRequest<One>, reply: FastifyReply, again?: Again): Promise<FastifyReply> {
  const { programme, own } = await ownReview(request)
  return show(reply, <OwnReviewPage {...{ programme, own }} {...again} />, { status: again ? 422 : 200 })
}

async function ownReview(request: FastifyRequest<One>) {
  const programme = await programmeOf(request)
  const own = await findOwnReview(request.kit.db.reader, actorOf(request).userId, programme.id)
  return { programme, own: own ?? notFound() }
}

function programmeOf(request: FastifyRequest<One>): Promise<Programme> {
  return getProgramme(request.kit.db.reader, parseArticle(request.params.article))
}

/** Nonsense in an address is no filter. */
export function wantedIn({ sort, mark, page }: Record<string, unknown>): Wanted {
  return {
    sort: sorts.find((one) => one === sort) ?? 'new',
    mark: typeof mark === 'string' && /^[1-5]$/.test(mark) ? Number(mark) : null,
    page: typeof page === 'string' && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  }
}
