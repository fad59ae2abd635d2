import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { type App, answerOnce, notFound } from '#platform/http'
import { liftBan, setBan } from '../actions/ban.ts'
import { banJson } from '../forms/ban.ts'
import type { Ban } from '../model/ban.ts'
import { findBan, listBans } from '../queries/ban.ts'

const config = { permission: 'funding.ban' }
const dangerous = { ...config, proof: true }
const address = '/municipality/bans'

const banOut = z.object({
  ...{ id: z.uuid(), periodId: z.uuid(), period: z.string(), from: z.iso.date(), setAt: z.iso.datetime() },
  liftedAt: z.iso.datetime().nullable(),
  act: z.object({ number: z.string(), title: z.string(), issuedOn: z.iso.date() }),
})

export function banApi(app: App): void {
  const listing = {
    summary: 'Запреты новых договоров своего муниципалитета',
    response: { 200: z.object({ bans: z.array(banOut) }) },
  }
  app.get(address, { config, schema: listing }, async (request) => ({
    bans: (await listBans(request.kit.db.reader, scopeOf(actorOf(request)))).map(asJson),
  }))
  const setting = { summary: 'Остановить новые договоры периода по акту', body: banJson, response: { 201: banOut } }
  app.post(address, { config: dangerous, schema: setting }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const id = await setBan(tx, actorOf(request), request.body, request.now)
      return { status: 201, body: asJson((await findBan(tx, id, scopeOf(actorOf(request)))) ?? notFound()) }
    }),
  )
  const params = z.object({ id: z.uuid() })
  const lifting = { summary: 'Снять запрет новых договоров', params, response: { 204: z.null() } }
  app.post(`${address}/:id/lifting`, { config, schema: lifting }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await liftBan(tx, actorOf(request), request.params.id, request.now)
      return { status: 204, body: null }
    }),
  )
}

function asJson({ municipalityId: _, municipality: __, from, setAt, liftedAt, act, ...ban }: Ban) {
  return {
    ...ban,
    ...{ from: from.toString(), setAt: setAt.toString(), liftedAt: liftedAt?.toString() ?? null },
    act: { number: act.number, title: act.title, issuedOn: act.issuedOn.toString() },
  }
}
