import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { getOwnChild } from '#families'
import { parseId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, show } from '#platform/http'
import { dayOf, settingOf } from '#region'
import type { FieldError } from '#ui'
import { admitExclusion, excludeCertificate, renounceCertificate } from '../actions/exclusion.ts'
import { exclusionForm, renunciationForm } from '../forms/decision.ts'
import { ExclusionPage, RenunciationPage } from '../pages/exclusion.tsx'
import { getCertificate } from '../queries/certificate.ts'
import { exclusionGrounds } from '../settings.ts'

type One = { Params: { id: string } }
const family = { permission: 'certificates.statement.submit' }
const staff = { permission: 'certificates.certificate.exclude', proof: true }
/** As at the desk: a number is guessed no longer than that. */
const guesses = { ...staff, rateLimit: { max: 20, timeWindow: '10 minutes' } }

/** The ways out of the registry: by the family itself, by a point or the operator with a paper (S-137, S-138). */
export function exclusionRoutes(app: App): void {
  app.get<One>('/my/certificates/:id/renunciation', { config: family }, async (request, reply) =>
    showRenunciation(request, reply),
  )

  app.post<One>('/my/certificates/:id/renunciation', { config: family }, async (request, reply) => {
    const form = parseForm(renunciationForm, request.body)
    if (!form.ok) return showRenunciation(request, reply, form)
    const id = parseId<'certificate'>(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await renounceCertificate(tx, actorOf(request), id, request.now)
      const { statementId } = await getCertificate(tx, id)
      return { location: `/my/statements/${statementId}`, toast: 'Сертификат исключён из реестра' }
    })
  })

  app.get('/certificates/exclusion', { config: staff }, async (request, reply) => showExclusion(request, reply))

  app.post('/certificates/exclusion', { config: guesses }, async (request, reply) => {
    const form = parseForm(exclusionForm, request.body)
    if (!form.ok) return showExclusion(request, reply, form)
    await request.kit.db.transaction((tx) => admitExclusion(tx, actorOf(request), request.now))
    return answerOnce(request, reply, async (tx) => {
      const { number, ground, text } = form.value
      await excludeCertificate(tx, actorOf(request), { number, ground, text }, request.now)
      return { location: '/certificates/exclusion', toast: `Сертификат ${number} исключён из реестра` }
    })
  })
}

type Again = { errors: FieldError[]; answers: FormAnswers }

async function showRenunciation(request: FastifyRequest<One>, reply: FastifyReply, again?: Again) {
  const { reader } = request.kit.db
  const certificate = await getCertificate(reader, parseId(request.params.id) ?? notFound())
  const child = await getOwnChild(reader, actorOf(request), certificate.childId)
  const today = await dayOf(reader, request.now)
  const monthEnd = today.with({ day: today.daysInMonth })
  return show(reply, <RenunciationPage {...{ certificate, monthEnd, childName: fullName(child) }} {...again} />, {
    status: again ? 422 : 200,
  })
}

async function showExclusion(request: FastifyRequest, reply: FastifyReply, again?: Again) {
  const { reader } = request.kit.db
  const grounds = await settingOf(reader, exclusionGrounds, await dayOf(reader, request.now))
  const home = actorOf(request).role === 'region' ? '/region/statements' : '/reception'
  return show(reply, <ExclusionPage {...{ grounds, home }} {...again} />, { status: again ? 422 : 200 })
}
