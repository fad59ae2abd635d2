import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { isoDay } from '#platform/forms'
import { type App, answerOnce, type FormAnswers, parseForm, show } from '#platform/http'
import { actJson, dayOf, getMunicipality } from '#region'
import type { FieldError } from '#ui'
import { changeRegulation } from '../actions/regulation.ts'
import { regulationForm, regulationText } from '../forms/regulation.ts'
import { RegulationPage } from '../pages/regulation.tsx'
import { listRegulations, type Regulation } from '../queries/regulation.ts'

const config = { permission: 'funding.regulation.change' }
const address = '/municipality/regulation'

/** What families read of the own municipality's regulation, by dated versions (S-011). */
export function regulationRoutes(app: App): void {
  app.get(address, { config }, async (request, reply) => showVersions(request, reply))
  app.post(address, { config }, async (request, reply) => {
    const form = parseForm(regulationForm, request.body)
    if (!form.ok) return showVersions(request, reply, form)
    return answerOnce(request, reply, async (tx) => {
      await changeRegulation(tx, actorOf(request), form.value, request.now)
      return { location: address, toast: 'Редакция внесена' }
    })
  })
}

const version = z.object({
  text: z.string(),
  from: z.iso.date().nullable().describe('null у первой редакции'),
  act: z.object({ number: z.string(), title: z.string(), issuedOn: z.iso.date() }).nullable(),
})
const versionsOut = z.object({ versions: z.array(version).describe('Последние сверху') })

export function regulationApi(app: App): void {
  const listing = { summary: 'Редакции выписки из положения своего муниципалитета', response: { 200: versionsOut } }
  app.get(address, { config, schema: listing }, async (request) => ({
    versions: (await versionsOf(request)).versions.map(asJson),
  }))

  const body = z.object({ text: regulationText, from: isoDay, act: actJson })
  const changing = { summary: 'Внести редакцию выписки по акту', body, response: { 204: z.null() } }
  app.post(address, { config, schema: changing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await changeRegulation(tx, actorOf(request), request.body, request.now)
      return { status: 204, body: null }
    }),
  )
}

type Again = { errors: FieldError[]; answers: FormAnswers }

async function showVersions(request: FastifyRequest, reply: FastifyReply, again?: Again) {
  const { municipality, versions, today } = await versionsOf(request)
  return show(reply, <RegulationPage municipality={municipality.name} {...{ versions, today }} {...again} />, {
    status: again ? 422 : 200,
  })
}

async function versionsOf(request: FastifyRequest) {
  const { reader } = request.kit.db
  const municipality = await getMunicipality(reader, scopeOf(actorOf(request)))
  const [versions, today] = await Promise.all([listRegulations(reader, municipality), dayOf(reader, request.now)])
  return { municipality, versions, today }
}

function asJson({ text, from, act }: Regulation): z.output<typeof version> {
  return {
    text,
    from: from?.toString() ?? null,
    act: act && { number: act.number, title: act.title, issuedOn: act.issuedOn.toString() },
  }
}
