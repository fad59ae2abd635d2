import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound } from '#platform/http'
import { amend, previewAmendment } from '../actions/amendment.ts'
import { amendmentJson, wishJson } from '../forms/amendment.ts'
import { type Amendment, type Effect, subjects } from '../model/amendment.ts'
import { findAmendment, listAmendments } from '../queries/amendment.ts'
import { tellRefusal } from '../refusals/amendment.ts'

const amount = z.bigint().describe('В единицах unit: копейки или сотые доли часа')
export const amendmentOut = z.object({
  id: z.uuid(),
  subject: z.enum(subjects),
  ...{ periodId: z.uuid(), period: z.string(), unit: z.enum(['kopecks', 'hour-hundredths']) },
  ...{ categoryId: z.uuid().nullable(), category: z.string().nullable() },
  register: z.enum(['preprofessional', 'significant', 'general']).nullable(),
  funding: z.enum(['nominal', 'accounting']).nullable(),
  ...{ amount: amount.nullable(), countLimit: z.int().nullable(), sumLimit: amount.nullable() },
  services: z.int().nullable(),
  ...{ from: z.iso.date(), setAt: z.iso.datetime(), appliedAt: z.iso.datetime().nullable() },
  stoppedBecause: z.string().nullable().describe('Почему изменение не вступило в силу'),
  act: z.object({ number: z.string(), title: z.string(), issuedOn: z.iso.date() }),
  crediting: z
    .object({ done: z.bigint(), total: z.bigint().nullable(), amount, finished: z.boolean() })
    .nullable()
    .describe('Пересчёт сертификатов'),
})
const listOut = z.object({ amendments: z.array(amendmentOut) })
const effectOut = z.object({
  effect: z.looseObject({ subject: z.enum(subjects) }).describe('Сколько сертификатов и денег'),
  allowed: z.boolean(),
  refusal: z.object({ code: z.string(), title: z.string(), text: z.string() }).nullable(),
})
const one = z.object({ id: z.string() })

export function amendmentApi(app: App): void {
  const reading = { permission: 'funding.ceiling.read' }
  const amending = { permission: 'funding.amend' }
  const listing = { summary: 'Изменения своего муниципалитета по актам', response: { 200: listOut } }
  app.get('/municipality/amendments', { config: reading, schema: listing }, async (request) => ({
    amendments: (await listAmendments(request.kit.db.reader, scopeOf(actorOf(request)))).map(amendmentAsJson),
  }))
  const showing = { summary: 'Одно изменение и его пересчёт', params: one, response: { 200: amendmentOut } }
  app.get('/municipality/amendments/:id', { config: reading, schema: showing }, async (request) => {
    const id = parseId(request.params.id) ?? notFound()
    return amendmentAsJson((await findAmendment(request.kit.db.reader, id, scopeOf(actorOf(request)))) ?? notFound())
  })
  const trying = { summary: 'Что изменит акт: ничего не меняет', body: wishJson, response: { 200: effectOut } }
  app.post('/municipality/amendments/preview', { config: amending, schema: trying }, async (request) => {
    const { reader } = request.kit.db
    const { effect, refusal } = await previewAmendment(reader, scopeOf(actorOf(request)), request.body, request.now)
    return {
      effect: effectAsJson(effect),
      allowed: refusal === null,
      refusal: refusal && { code: refusal.code, ...tellRefusal(refusal) },
    }
  })
  const writing = {
    summary: 'Изменить категорию, номинал, предел или число услуг по акту',
    body: amendmentJson,
    response: { 201: amendmentOut },
  }
  app.post('/municipality/amendments', { config: amending, schema: writing }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const municipalityId = scopeOf(actorOf(request))
      const { change: wish, act } = request.body
      const id = await amend(tx, actorOf(request), { municipalityId, wish, act }, request.now)
      return { status: 201, body: amendmentAsJson((await findAmendment(tx, id, municipalityId)) ?? notFound()) }
    }),
  )
}

export function amendmentAsJson({
  from,
  setAt,
  appliedAt,
  stoppedAt: _,
  municipalityId: __,
  act,
  ...rest
}: Amendment): z.output<typeof amendmentOut> {
  return {
    ...rest,
    ...{ from: from.toString(), setAt: setAt.toString(), appliedAt: appliedAt?.toString() ?? null },
    act: { number: act.number, title: act.title, issuedOn: act.issuedOn.toString() },
  }
}

function effectAsJson(effect: Effect) {
  return { ...effect }
}
