import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { findFreeze, freezeGrounds, listFreezes } from '#certificates'
import { dayIn } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, show } from '#platform/http'
import { dayOf, regionZone, settingOf } from '#region'
import type { FieldError } from '#ui'
import { freezeCertificate, liftFreeze } from './actions.ts'
import { freezeForm, liftingForm } from './forms.ts'
import { keptWords } from './frozen.ts'
import { FreezePage, FreezesPage } from './pages.tsx'

type One = { Params: { certificateId: string } }
const staff = { permission: 'enrolment.certificate.freeze' }
/** As at the desk: a number is guessed no longer than that. */
const guesses = { ...staff, rateLimit: { max: 20, timeWindow: '10 minutes' } }

/** `/municipality/freezes`: certificates of the own municipality, stopped and let go by papers. */
export function freezeRoutes(app: App): void {
  app.get('/municipality/freezes', { config: staff }, async (request, reply) => showAll(request, reply))

  app.post('/municipality/freezes', { config: guesses }, async (request, reply) => {
    const form = parseForm(freezeForm, request.body)
    if (!form.ok) return showAll(request, reply, form)
    return answerOnce(request, reply, async (tx) => {
      await freezeCertificate(tx, actorOf(request), form.value, request.now)
      return { location: '/municipality/freezes', toast: `Сертификат ${form.value.number} приостановлен` }
    })
  })

  app.get<One>('/municipality/freezes/:certificateId', { config: staff }, async (request, reply) =>
    showOne(request, reply),
  )

  app.post<One>('/municipality/freezes/:certificateId/lifting', { config: staff }, async (request, reply) => {
    const form = parseForm(liftingForm, request.body)
    if (!form.ok) return showOne(request, reply, form)
    const certificateId = parseId(request.params.certificateId) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await liftFreeze(tx, actorOf(request), { certificateId, paper: form.value.paper }, request.now)
      return { location: '/municipality/freezes', toast: 'Сертификат возобновлён, семья получит письмо' }
    })
  })
}

type Again = { errors: FieldError[]; answers: FormAnswers }

async function showAll(request: FastifyRequest, reply: FastifyReply, again?: Again) {
  const { reader } = request.kit.db
  const today = await dayOf(reader, request.now)
  const [freezes, grounds, zone] = await Promise.all([
    listFreezes(reader, scopeOf(actorOf(request))),
    settingOf(reader, freezeGrounds, today),
    regionZone(reader),
  ])
  const dated = freezes.map((freeze) => ({ ...freeze, on: dayIn(zone, freeze.frozenAt) }))
  return show(reply, <FreezesPage freezes={dated} grounds={grounds} {...again} />, { status: again ? 422 : 200 })
}

async function showOne(request: FastifyRequest<One>, reply: FastifyReply, again?: Again) {
  const { reader } = request.kit.db
  const freeze = (await findFreeze(reader, parseId(request.params.certificateId) ?? notFound())) ?? notFound()
  if (freeze.municipalityId !== actorOf(request).scopeId) return notFound()
  const today = await dayOf(reader, request.now)
  const [grounds, zone, kept] = await Promise.all([
    settingOf(reader, freezeGrounds, today),
    regionZone(reader),
    keptWords(reader, freeze, today),
  ])
  const dated = { ...freeze, on: dayIn(zone, freeze.frozenAt) }
  return show(reply, <FreezePage freeze={dated} ground={grounds[freeze.ground].words} kept={kept} {...again} />, {
    status: again ? 422 : 200,
  })
}
