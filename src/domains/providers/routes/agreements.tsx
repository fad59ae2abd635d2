import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { isBefore } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { dayOf, getMunicipality, listMunicipalities, listPeriods } from '#region'
import { askForAgreement, endAgreement, refuseAgreement, sideOf, signAgreement } from '../actions/agreement.ts'
import { agreementRoomOf } from '../agreement-room.ts'
import { agreementRefusalForm, askingForm, endingForm, signingForm } from '../forms.ts'
import type { ProviderId } from '../model.ts'
import {
  OwnAgreementsPage,
  type OwnAgreementsProps,
  PayerAgreementPage,
  type PayerAgreementProps,
  PayerAgreementsPage,
} from '../pages/agreements.tsx'
import { findAgreement, findRunning, listAgreements } from '../queries/agreement.ts'
import { getProvider } from '../queries/provider.ts'

type One = { Params: { id: string } }
const asking = { permission: 'providers.agreement.ask' }
const answering = { permission: 'providers.agreement.answer' }

/** Agreements of payers and providers by period, from both sides (domain 4.10). */
export function agreementRoutes(app: App): void {
  app.get('/provider/agreements', { config: asking }, async (request, reply) => showOwn(request, reply))

  app.post('/provider/agreements', { config: asking }, async (request, reply) => {
    const form = parseForm(askingForm, request.body)
    if (!form.ok) return showOwn(request, reply, form)
    const { municipality: municipalityId, period: periodId } = form.value
    return answerOnce(request, reply, async (tx) => {
      await askForAgreement(tx, actorOf(request), { municipalityId, periodId }, request.now)
      return { location: '/provider/agreements', toast: 'Запрос отправлен муниципалитету' }
    })
  })
  payerRoutes(app)
}

function payerRoutes(app: App): void {
  app.get('/municipality/agreements', { config: answering }, async (request, reply) => {
    const { reader } = request.kit.db
    const by = actorOf(request)
    const [agreements, { name: municipality }, today] = await Promise.all([
      listAgreements(reader, sideOf(by)),
      getMunicipality(reader, scopeOf(by)),
      dayOf(reader, request.now),
    ])
    return show(reply, <PayerAgreementsPage {...{ agreements, municipality, today }} />)
  })

  app.get<One>('/municipality/agreements/:id', { config: answering }, async (request, reply) => showOne(request, reply))

  app.post<One>('/municipality/agreements/:id/approval', { config: answering }, async (request, reply) => {
    const form = parseForm(signingForm, request.body)
    if (!form.ok) return showOne(request, reply, form)
    const { number, signedOn, most: maxKopecks } = form.value
    const { id } = await ownAgreement(request)
    return answerOnce(request, reply, async (tx) => {
      await signAgreement(tx, actorOf(request), id, { number, signedOn, maxKopecks }, request.now)
      return { location: '/municipality/agreements', toast: 'Соглашение подтверждено' }
    })
  })

  app.post<One>('/municipality/agreements/:id/refusal', { config: answering }, async (request, reply) => {
    const form = parseForm(agreementRefusalForm, request.body)
    if (!form.ok) return showOne(request, reply, form)
    const { id } = await ownAgreement(request)
    return answerOnce(request, reply, async (tx) => {
      await refuseAgreement(tx, actorOf(request), id, form.value.reason, request.now)
      return { location: '/municipality/agreements', toast: 'Отказ отправлен организации' }
    })
  })

  app.post<One>('/municipality/agreements/:id/ending', { config: answering }, async (request, reply) => {
    const form = parseForm(endingForm, request.body)
    if (!form.ok) return showOne(request, reply, form)
    const { id } = await ownAgreement(request)
    return answerOnce(request, reply, async (tx) => {
      await endAgreement(tx, actorOf(request), id, form.value.reason, request.now)
      return { location: '/municipality/agreements', toast: 'Соглашение завершено' }
    })
  })
}

async function showOwn(
  request: FastifyRequest,
  reply: FastifyReply,
  again?: Pick<OwnAgreementsProps, 'errors' | 'answers'>,
) {
  const { reader } = request.kit.db
  const providerId = scopeOf(actorOf(request)) as ProviderId
  const [provider, agreements, municipalities, all, today] = await Promise.all([
    getProvider(reader, providerId),
    listAgreements(reader, { providerId }),
    listMunicipalities(reader),
    listPeriods(reader),
    dayOf(reader, request.now),
  ])
  const periods = all.filter(({ endsOn }) => !isBefore(endsOn, today))
  const shown = { provider: provider.shortName, agreements, municipalities, periods, today }
  return show(reply, <OwnAgreementsPage {...shown} {...again} />, { status: again ? 422 : 200 })
}

async function showOne(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<PayerAgreementProps, 'errors' | 'answers'>,
) {
  const agreement = await ownAgreement(request)
  const { reader } = request.kit.db
  const today = await dayOf(reader, request.now)
  const { providerId, municipalityId: payerId, periodId } = agreement
  const [leftKopecks, running] = await Promise.all([
    agreementRoomOf(reader, { providerId, payerId, periodId }),
    findRunning(reader, agreement, today),
  ])
  return show(reply, <PayerAgreementPage {...{ agreement, leftKopecks, running, today }} {...again} />, {
    status: again ? 422 : 200,
  })
}

async function ownAgreement(request: FastifyRequest<One>) {
  const id = parseId(request.params.id) ?? notFound()
  return (await findAgreement(request.kit.db.reader, id, sideOf(actorOf(request)))) ?? notFound()
}
