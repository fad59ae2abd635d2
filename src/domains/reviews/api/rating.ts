import { z } from 'zod'
import { actorOf } from '#access'
import type { ApplicationId } from '#enrolment'
import type { Reader } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import { dayOf, settingOf } from '#region'
import { rateProgramme } from '../actions/rating.ts'
import { scoresJson } from '../forms.ts'
import type { Study } from '../model.ts'
import { findStudy } from '../queries/rating.ts'
import { ratedUntil } from '../rules/rating.ts'
import { ratingDays } from '../settings.ts'

const give = { permission: 'reviews.rating.give' }
const params = z.object({ id: z.uuid() })
const ratingShape = z.object({
  scores: scoresJson.nullable().describe('null — договор ещё не оценён'),
  until: z.iso.date().describe('Последний день, когда можно оценить и изменить оценку'),
})

/** `/applications/:id/rating`: the same act for machines. */
export function ratingApi(app: App): void {
  const { reader } = app.kit.db
  const reading = { summary: 'Оценка программы по договору', params, response: { 200: ratingShape } }
  app.get('/applications/:id/rating', { config: give, schema: reading }, async (request) => {
    const id = request.params.id as ApplicationId
    const study = (await findStudy(reader, actorOf(request).userId, id)) ?? notFound()
    return ratingJson(reader, study, request.now)
  })

  const rating = {
    summary: 'Оценить программу или изменить оценку: в течение срока после обучения',
    params,
    body: scoresJson,
    response: { 200: ratingShape },
  }
  app.put('/applications/:id/rating', { config: give, schema: rating }, (request, reply) => {
    const by = actorOf(request)
    const id = request.params.id as ApplicationId
    return answerOnce(request, reply, async (tx) => {
      await rateProgramme(tx, by, { id, scores: request.body }, request.now)
      const study = (await findStudy(tx, by.userId, id)) ?? notFound()
      return { status: 200, body: await ratingJson(tx, study, request.now) }
    })
  })
}

async function ratingJson(reader: Reader, study: Study, now: Temporal.Instant): Promise<z.input<typeof ratingShape>> {
  const days = await settingOf(reader, ratingDays, await dayOf(reader, now))
  return { scores: study.scores, until: ratedUntil(study, days).toString() }
}
