import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import { type App, answerOnce, notFound, parseForm, seeOther, show } from '#platform/http'
import { calendarOf, dayOf, findMunicipality, listMunicipalities, regionZone, settingOf } from '#region'
import { beginCandidacy, keepStep, submitCandidacy } from '../actions/candidacy.ts'
import { type Candidacy, type Step, steps } from '../candidacy.ts'
import { candidacyForms, sendingForm } from '../forms.ts'
import { CandidacyPage, CheckCandidacyPage, type CheckProps } from '../pages/candidacy.tsx'
import { StepPage, type StepPageProps } from '../pages/candidacy-steps.tsx'
import { findCandidacyByToken } from '../queries/candidacy.ts'
import { candidacyTerm } from '../settings.ts'
import { readAnswers, typedIn } from './candidacy-answers.ts'

type ByToken = { Params: { token: string } }
type AtStep = { Params: { token: string; step: string } }
const anyone = { permission: 'anyone' }
const guarded = { ...anyone, rateLimit: { max: 60, timeWindow: '10 minutes' } }

/** `/candidacy`: an organisation asks to be listed, without an account, by a link of its own (domain 4.9). */
export function candidacyRoutes(app: App): void {
  app.get('/candidacy', { config: anyone }, async (_request, reply) =>
    showStep(reply, { step: 'organisation', token: null }),
  )

  app.post('/candidacy', { config: guarded }, async (request, reply) => {
    const form = parseForm(candidacyForms.organisation, request.body)
    if (!form.ok) return showStep(reply, { step: 'organisation', token: null, ...form })
    return answerOnce(request, reply, async (tx) => {
      const { token } = await beginCandidacy(tx, { organisation: typedIn(request.body) }, request.now)
      return { location: `/candidacy/${token}/place` }
    })
  })

  app.get<ByToken>('/candidacy/:token', { config: anyone }, async (request, reply) => {
    const { token } = request.params
    const candidacy = await ownCandidacy(request)
    const { missing } = readAnswers(candidacy.answers)
    const zone = await regionZone(request.kit.db.reader)
    return show(reply, <CandidacyPage {...{ token, candidacy, missing, zone }} />)
  })

  sendingRoutes(app)
  stepRoutes(app)
}

function stepRoutes(app: App): void {
  app.get<AtStep>('/candidacy/:token/:step', { config: anyone }, async (request, reply) => {
    const step = stepOf(request)
    const { token } = request.params
    const candidacy = await ownCandidacy(request)
    if (!isOpen(candidacy)) return seeOther(reply, `/candidacy/${token}`)
    return showStep(reply, { step, token, answers: candidacy.answers[step] ?? {} })
  })

  app.post<AtStep>('/candidacy/:token/:step', { config: guarded }, async (request, reply) => {
    const step = stepOf(request)
    const { token } = request.params
    const { id, answers } = await ownCandidacy(request)
    const form = parseForm(candidacyForms[step], request.body)
    if (!form.ok) return showStep(reply, { step, token, ...form })
    const typed = typedIn(request.body)
    const { missing } = readAnswers({ ...answers, [step]: typed })
    const next = missing.find((one) => steps.indexOf(one) > steps.indexOf(step)) ?? missing[0] ?? 'check'
    return answerOnce(request, reply, async (tx) => {
      await keepStep(tx, id, { step, typed }, request.now)
      return { location: `/candidacy/${token}/${next}` }
    })
  })
}

function sendingRoutes(app: App): void {
  app.get<ByToken>('/candidacy/:token/check', { config: anyone }, async (request, reply) => showCheck(request, reply))

  app.post<ByToken>('/candidacy/:token/sending', { config: guarded }, async (request, reply) => {
    const form = parseForm(sendingForm, request.body)
    if (!form.ok) return showCheck(request, reply, form)
    const { token } = request.params
    const { id, answers } = await ownCandidacy(request)
    const { facts } = readAnswers(answers)
    return answerOnce(request, reply, async (tx) => {
      await submitCandidacy(tx, { id, token, facts: facts ?? refuse('providers.candidacy-incomplete') }, request.now)
      return { location: `/candidacy/${token}` }
    })
  })
}

async function showCheck(
  request: FastifyRequest<ByToken>,
  reply: FastifyReply,
  again?: Pick<CheckProps, 'errors' | 'answers'>,
) {
  const { token } = request.params
  const { reader } = request.kit.db
  const candidacy = await ownCandidacy(request)
  const { facts } = readAnswers(candidacy.answers)
  if (!isOpen(candidacy) || !facts) return seeOther(reply, `/candidacy/${token}`)
  const today = await dayOf(reader, request.now)
  const [municipality, calendar, term] = await Promise.all([
    findMunicipality(reader, facts.place.municipality),
    calendarOf(reader),
    settingOf(reader, candidacyTerm, today),
  ])
  const dueOn = addWorkingDays(calendar, today, term)
  const shown = { token, number: candidacy.number, facts, municipality: municipality?.name ?? '', dueOn }
  return show(reply, <CheckCandidacyPage {...shown} {...again} />, { status: again ? 422 : 200 })
}

async function showStep(reply: FastifyReply, props: Omit<StepPageProps, 'municipalities'>) {
  const municipalities = await listMunicipalities(reply.request.kit.db.reader)
  const page = <StepPage {...props} municipalities={municipalities} />
  return show(reply, page, { status: props.errors ? 422 : 200 })
}

async function ownCandidacy({ kit, params }: FastifyRequest<ByToken | AtStep>): Promise<Candidacy> {
  return (await findCandidacyByToken(kit.db.reader, params.token)) ?? notFound()
}

function stepOf({ params }: FastifyRequest<AtStep>): Step {
  return steps.find((step) => step === params.step) ?? notFound()
}

function isOpen({ state }: Candidacy): boolean {
  return state === 'draft' || state === 'refused'
}
