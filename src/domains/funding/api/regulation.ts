import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { isoDay } from '#platform/forms'
import { type App, answerOnce } from '#platform/http'
import { actJson, getMunicipality } from '#region'
import { changeRegulation } from '../actions/regulation.ts'
import { regulationText } from '../forms/regulation.ts'
import { listRegulations, type Regulation } from '../queries/regulation.ts'

const config = { permission: 'funding.regulation.change' }
const address = '/municipality/regulation'

const version = z.object({
  text: z.string(),
  from: z.iso.date().nullable().describe('null у первой редакции'),
  act: z.object({ number: z.string(), title: z.string(), issuedOn: z.iso.date() }).nullable(),
})
const versionsOut = z.object({ versions: z.array(version).describe('Последние сверху') })

export function regulationApi(app: App): void {
  const listing = { summary: 'Редакции выписки из положения своего муниципалитета', response: { 200: versionsOut } }
  app.get(address, { config, schema: listing }, async (request) => {
    const { reader } = request.kit.db
    const municipality = await getMunicipality(reader, scopeOf(actorOf(request)))
    return { versions: (await listRegulations(reader, municipality)).map(asJson) }
  })

  const body = z.object({ text: regulationText, from: isoDay, act: actJson })
  const changing = { summary: 'Внести редакцию выписки по акту', body, response: { 204: z.null() } }
  app.post(address, { config, schema: changing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await changeRegulation(tx, actorOf(request), request.body, request.now)
      return { status: 204, body: null }
    }),
  )
}

function asJson({ text, from, act }: Regulation): z.output<typeof version> {
  return {
    text,
    from: from?.toString() ?? null,
    act: act && { number: act.number, title: act.title, issuedOn: act.issuedOn.toString() },
  }
}
