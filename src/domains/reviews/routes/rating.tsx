import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import type { ApplicationId } from '#enrolment'
import { parseId } from '#kernel/ids'
import { refuseIf } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { dayOf, settingOf } from '#region'
import { rateProgramme } from '../actions/rating.ts'
import { ratingForm } from '../forms.ts'
import { RatingPage, type RatingPageProps } from '../pages/rating.tsx'
import { findStudy } from '../queries/rating.ts'
import { ratedUntil, whyNotRate } from '../rules/rating.ts'
import { ratingDays } from '../settings.ts'

type One = { Params: { id: string } }
const give = { config: { permission: 'reviews.rating.give' } }

/** `/my/applications/:id/rating`: a family rates the programme of an ended contract (S-045…S-050). */
export function ratingRoutes(app: App): void {
  app.get<One>('/my/applications/:id/rating', give, (request, reply) => showRating(request, reply))

  app.post<One>('/my/applications/:id/rating', give, async (request, reply) => {
    const form = parseForm(ratingForm, request.body)
    if (!form.ok) return showRating(request, reply, form)
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await rateProgramme(tx, actorOf(request), { id, scores: form.value }, request.now)
      return { location: `/my/applications/${id}#rating`, toast: 'Спасибо, оценка сохранена' }
    })
  })
}

async function showRating(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<RatingPageProps, 'errors' | 'answers'>,
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const study = (await findStudy(reader, actorOf(request).userId, idOf(request))) ?? notFound()
  const today = await dayOf(reader, request.now)
  const days = await settingOf(reader, ratingDays, today)
  refuseIf(whyNotRate({ ...study, today, days }))
  const page = <RatingPage study={study} until={ratedUntil(study, days)} {...again} />
  return show(reply, page, { status: again ? 422 : 200 })
}

function idOf({ params }: FastifyRequest<One>): ApplicationId {
  return parseId<'application'>(params.id) ?? notFound()
}
