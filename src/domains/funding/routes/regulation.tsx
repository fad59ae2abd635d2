import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { type App, answerOnce, type FormAnswers, parseForm, show } from '#platform/http'
import { dayOf, getMunicipality } from '#region'
import type { FieldError } from '#ui'
import { changeRegulation } from '../actions/regulation.ts'
import { regulationForm } from '../forms/regulation.ts'
import { RegulationPage } from '../pages/regulation.tsx'
import { listRegulations } from '../queries/regulation.ts'

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
