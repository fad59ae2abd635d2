import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { dayOf, findMunicipality, regionZone } from '#region'
import { acceptCandidacy, refuseCandidacy } from '../actions/candidacy.ts'
import { candidacyRefusalForm, innForm } from '../forms.ts'
import { DecisionPage, type DecisionProps, PublicCheckPage, RegisterPage } from '../pages/register.tsx'
import { findSentCandidacy } from '../queries/candidacy.ts'
import { countRegister, findStanding, listRegister, type RegisterState, registerStates } from '../queries/register.ts'
import { readAnswers } from './candidacy-answers.ts'

type One = { Params: { id: string } }
type Listing = { Querystring: { state?: unknown; q?: unknown; page?: unknown } }
const deciding = { permission: 'providers.register.keep' }

/** The register for the operator, decisions about requests, and the public check by INN (S-077). */
export function registerRoutes(app: App): void {
  app.get<{ Querystring: { inn?: unknown } }>(
    '/organisations/register',
    { config: { permission: 'anyone' } },
    async (request, reply) => {
      const { reader } = request.kit.db
      const zone = await regionZone(reader)
      if (request.query.inn === undefined)
        return show(reply, <PublicCheckPage inn={null} standing={null} zone={zone} />)
      const form = parseForm(innForm, request.query)
      if (!form.ok)
        return show(reply, <PublicCheckPage inn={null} standing={null} zone={zone} {...form} />, { status: 422 })
      const { inn } = form.value
      const standing = await findStanding(reader, inn)
      return show(reply, <PublicCheckPage {...{ inn, standing, zone, answers: { inn } }} />)
    },
  )

  app.get<Listing>('/region/providers', { config: deciding }, async (request, reply) => {
    const { reader } = request.kit.db
    const asked = parseListing(request.query)
    const [{ lines, total }, counts, today, zone] = await Promise.all([
      listRegister(reader, asked),
      countRegister(reader),
      dayOf(reader, request.now),
      regionZone(reader),
    ])
    return show(reply, <RegisterPage {...{ ...asked, lines, total, counts, today, zone }} />)
  })

  app.get<One>('/region/candidacies/:id', { config: deciding }, async (request, reply) => showDecision(request, reply))

  app.post<One>('/region/candidacies/:id/approval', { config: deciding }, async (request, reply) => {
    const { id, facts } = await toDecide(request)
    return answerOnce(request, reply, async (tx) => {
      const providerId = await acceptCandidacy(tx, actorOf(request), { id, facts }, request.now)
      return { location: `/region/providers/${providerId}`, toast: 'Организация внесена в реестр, вход отправлен' }
    })
  })

  app.post<One>('/region/candidacies/:id/refusal', { config: deciding }, async (request, reply) => {
    const form = parseForm(candidacyRefusalForm, request.body)
    if (!form.ok) return showDecision(request, reply, form)
    const { id, facts } = await toDecide(request)
    return answerOnce(request, reply, async (tx) => {
      await refuseCandidacy(tx, actorOf(request), { id, facts, reason: form.value.reason }, request.now)
      return { location: '/region/providers', toast: 'Отказ отправлен, организация может исправить заявление' }
    })
  })
}

export function parseListing({ state, q, page }: Listing['Querystring']) {
  const number = Number(page)
  return {
    state: registerStates.find((one): one is RegisterState => one === state) ?? ('new' as const),
    text: typeof q === 'string' ? q.slice(0, 200).trim() : '',
    page: Number.isInteger(number) && number >= 1 && number <= 10_000 ? number : 1,
  }
}

async function showDecision(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<DecisionProps, 'errors' | 'answers'>,
) {
  const { reader } = request.kit.db
  const candidacy = await sentCandidacy(request)
  const { facts } = readAnswers(candidacy.answers)
  const [municipality, standing, today] = await Promise.all([
    findMunicipality(reader, candidacy.municipalityId ?? ''),
    findStanding(reader, candidacy.inn ?? ''),
    dayOf(reader, request.now),
  ])
  const shown = { candidacy, facts, municipality: municipality?.name ?? '', standing, today }
  return show(reply, <DecisionPage {...shown} {...again} />, { status: again ? 422 : 200 })
}

async function toDecide(request: FastifyRequest<One>) {
  const { id, answers } = await sentCandidacy(request)
  return { id, facts: readAnswers(answers).facts ?? refuse('providers.candidacy-incomplete') }
}

async function sentCandidacy({ kit, params }: FastifyRequest<One>) {
  return (await findSentCandidacy(kit.db.reader, parseId(params.id) ?? notFound())) ?? notFound()
}
