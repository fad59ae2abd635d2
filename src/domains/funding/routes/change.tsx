import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, actorOf, scopeWithin } from '#access'
import { getCertificateOfChild, printStatusChange, statusChangePaper } from '#certificates'
import { type ChildId, getOwnChild, openVault } from '#families'
import { dayIn } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { addWorkingDays, workingDaysLeft } from '#kernel/working-days'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, sendPaper, show } from '#platform/http'
import { calendarOf, dayOf, regionZone, settingOf } from '#region'
import type { FieldError } from '#ui'
import { approveChange, askForNominal, askInPerson, refuseChange, withdrawChange } from '../actions/change.ts'
import { changeRefusalForm, inPersonForm } from '../forms/change.ts'
import { AskInPersonPage, AskPage, ChangePage, ChangesPage } from '../pages/change.tsx'
import { countWaiting, findChange, listChanges, listLimits } from '../queries/change.ts'
import { limitReached, mayDecideChange, roomIn } from '../rules/change.ts'
import { changeDecisionBy, changeTerm, meltPolicy } from '../settings.ts'

type One = { Params: { id: string } }
const family = { permission: 'funding.change.ask' }
const printing = { ...family, rateLimit: { max: 30, timeWindow: '10 minutes' } }
const desk = { permission: 'funding.change.decide' }
const inPerson = { permission: 'funding.change.receive' }
const guesses = { ...inPerson, rateLimit: { max: 20, timeWindow: '10 minutes' } }

/** Asking for a nominal in the cabinet and in person, and deciding about it. */
export function changeRoutes(app: App): void {
  familyRoutes(app)
  inPersonRoutes(app)

  app.get('/changes', { config: desk }, async (request, reply) => {
    const by = actorOf(request)
    const { reader } = request.kit.db
    const today = await dayOf(reader, request.now)
    const [changes, calendar, who] = await Promise.all([
      listChanges(reader, scopeWithin(by)),
      calendarOf(reader),
      settingOf(reader, changeDecisionBy, today, scopeWithin(by) ?? undefined),
    ])
    const dated = changes.map((change) => ({ ...change, left: workingDaysLeft(calendar, today, change.dueOn) }))
    const [over, home] =
      by.role === 'region' ? ['Весь регион', '/region'] : [dated[0]?.municipality ?? '', '/municipality']
    return show(reply, <ChangesPage changes={dated} mayDecide={mayDecideChange(by, who)} over={over} home={home} />)
  })

  app.get<One>('/changes/:id', { config: desk }, async (request, reply) => showChange(request, reply))

  app.post<One>('/changes/:id/approval', { config: desk }, async (request, reply) => {
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const outcome = await approveChange(tx, actorOf(request), id, request.now)
      const toast = outcome === 'granted' ? 'Номинал зачислен' : 'Сертификат поставлен в очередь'
      return { location: '/changes', toast }
    })
  })

  app.post<One>('/changes/:id/refusal', { config: desk }, async (request, reply) => {
    const form = parseForm(changeRefusalForm, request.body)
    if (!form.ok) return showChange(request, reply, form)
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await refuseChange(tx, actorOf(request), { id, text: form.value.text }, request.now)
      return { location: '/changes', toast: 'Отказ записан, семья получит письмо' }
    })
  })
}

function familyRoutes(app: App): void {
  app.get<One>('/my/children/:id/nominal', { config: family }, async (request, reply) => {
    const { reader } = request.kit.db
    const child = await getOwnChild(reader, actorOf(request), parseId<'child'>(request.params.id) ?? notFound())
    const certificate = (await getCertificateOfChild(reader, child.id)) ?? notFound()
    const today = await dayOf(reader, request.now)
    const [calendar, term] = await Promise.all([
      calendarOf(reader),
      settingOf(reader, changeTerm, today, certificate.municipalityId),
    ])
    const dueOn = addWorkingDays(calendar, today, term)
    return show(
      reply,
      <AskPage childId={child.id} childName={fullName(child)} number={certificate.number} dueOn={dueOn} />,
    )
  })

  app.post<One>('/my/children/:id/nominal', { config: family }, async (request, reply) => {
    const childId = parseId<'child'>(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      await askForNominal(tx, actorOf(request), childId, request.now)
      return { location: `/my/children/${childId}`, toast: 'Заявление на номинал подано' }
    })
  })

  app.get<One>('/my/changes/:id/statement.pdf', { config: printing }, async (request, reply) => {
    const { db, config } = request.kit
    const by = actorOf(request)
    const change = (await findChange(db.reader, parseId(request.params.id) ?? notFound(), null)) ?? notFound()
    const { number, childId, certificateId, applicantId, submittedAt, dueOn } = change
    await getOwnChild(db.reader, by, childId as ChildId)
    const certificate = await getCertificateOfChild(db.reader, childId)
    if (certificate?.id !== certificateId) return notFound()
    const days = { submittedOn: dayIn(await regionZone(db.reader), submittedAt), dueOn }
    const whole = {
      certificate,
      vault: openVault(config.secretKey),
      site: config.publicUrl,
      number,
      applicantId,
      ...days,
    }
    const facts = await db.transaction((tx) => printStatusChange(tx, by, whole, request.now))
    return sendPaper(reply, statusChangePaper, facts)
  })

  app.post<One>('/my/changes/:id/withdrawal', { config: family }, async (request, reply) => {
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const { childId } = await withdrawChange(tx, actorOf(request), id, request.now)
      return { location: `/my/children/${childId}`, toast: 'Заявление отозвано' }
    })
  })
}

function inPersonRoutes(app: App): void {
  app.get('/changes/new', { config: inPerson }, async (request, reply) =>
    show(reply, <AskInPersonPage home={homeOf(actorOf(request))} />),
  )

  app.post('/changes/new', { config: guesses }, async (request, reply) => {
    const by = actorOf(request)
    const form = parseForm(inPersonForm, request.body)
    if (!form.ok) return show(reply, <AskInPersonPage home={homeOf(by)} {...form} />, { status: 422 })
    return answerOnce(request, reply, async (tx) => {
      await askInPerson(tx, by, form.value.number, request.now)
      return { location: '/changes/new', toast: `Заявление по сертификату ${form.value.number} принято` }
    })
  })
}

type Again = { errors: FieldError[]; answers: FormAnswers }

async function showChange(request: FastifyRequest<One>, reply: FastifyReply, again?: Again) {
  const by = actorOf(request)
  const { reader } = request.kit.db
  const change = (await findChange(reader, parseId(request.params.id) ?? notFound(), scopeWithin(by))) ?? notFound()
  const today = await dayOf(reader, request.now)
  const [limits, waiting, calendar, zone, who, melt] = await Promise.all([
    listLimits(reader, change.categoryId, today),
    countWaiting(reader, change.categoryId),
    calendarOf(reader),
    regionZone(reader),
    settingOf(reader, changeDecisionBy, today, change.municipalityId),
    settingOf(reader, meltPolicy, today),
  ])
  const room = roomIn(limits, today, melt)
  const dated = { ...change, left: workingDaysLeft(calendar, today, change.dueOn) }
  const facts = { change: dated, room, ground: room && limitReached(room), waiting, zone }
  return show(reply, <ChangePage {...facts} mayDecide={mayDecideChange(by, who)} {...again} />, {
    status: again ? 422 : 200,
  })
}

function homeOf({ role }: Actor): string {
  return role === 'reception' ? '/reception' : '/changes'
}
