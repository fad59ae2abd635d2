import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { isAfter } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, rejectForm, show } from '#platform/http'
import { dayOf, getMunicipality, listPeriods, settingOf } from '#region'
import type { FieldError } from '#ui'
import { liftBan, setBan } from '../actions/ban.ts'
import { banForm } from '../forms/ban.ts'
import { BansPage } from '../pages/ban.tsx'
import { listBans } from '../queries/ban.ts'
import { banDayWords } from '../refusals/ban.ts'
import { earliestBan } from '../rules/ban.ts'
import { banNotice } from '../settings.ts'

type One = { Params: { id: string } }
const config = { permission: 'funding.ban' }
const dangerous = { ...config, proof: true }
const address = '/municipality/bans'

/** A payer forbids new contracts of a period and lifts that (domain 3.7). */
export function banRoutes(app: App): void {
  app.get(address, { config }, async (request, reply) => showBans(request, reply))
  app.post(address, { config: dangerous }, async (request, reply) => {
    const form = parseForm(banForm, request.body)
    if (!form.ok) return showBans(request, reply, form)
    try {
      return await answerOnce(request, reply, async (tx) => {
        await setBan(tx, actorOf(request), form.value, request.now)
        return { location: address, toast: 'Запрет установлен, пишем семьям и организациям' }
      })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'funding.ban-day') throw error
      return showBans(request, reply, rejectForm(request.body, { field: 'from', message: banDayWords(error.facts) }))
    }
  })
  app.post<One>(`${address}/:id/lifting`, { config }, async (request, reply) => {
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await liftBan(tx, actorOf(request), id, request.now)
      return { location: address, toast: 'Запрет снят' }
    })
  })
}

type Again = { errors: FieldError[]; answers: FormAnswers }

async function showBans(request: FastifyRequest, reply: FastifyReply, again?: Again): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const municipalityId = scopeOf(actorOf(request))
  const today = await dayOf(reader, request.now)
  const [{ name: municipality }, bans, all, notice] = await Promise.all([
    getMunicipality(reader, municipalityId),
    listBans(reader, municipalityId),
    listPeriods(reader),
    settingOf(reader, banNotice, today, municipalityId),
  ])
  const earliest = earliestBan(today, notice)
  const periods = all.filter(
    ({ id, endsOn }) =>
      !isAfter(earliest, endsOn) && !bans.some(({ periodId, liftedAt }) => periodId === id && !liftedAt),
  )
  return show(reply, <BansPage {...{ municipality, bans, periods, earliest, today }} {...again} />, {
    status: again ? 422 : 200,
  })
}
