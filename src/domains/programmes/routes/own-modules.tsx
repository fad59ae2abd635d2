import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { formatRoubles } from '#kernel/money'
import type { Reader } from '#platform/db'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { actOfSetting, dayOf, settingOf } from '#region'
import type { FieldError } from '#ui'
import { costOf } from '../actions/cost.ts'
import { addModule, closeEnrolment, editModule, openEnrolment } from '../actions/module.ts'
import { ownerOf } from '../actions/owner.ts'
import { moduleForm } from '../forms.ts'
import type { ModuleId, Programme } from '../model.ts'
import type { ModuleDraft, OwnModule, OwnProgramme } from '../own.ts'
import { ModuleFormPage, type ModuleFormProps } from '../pages/module-form.tsx'
import { OpenEnrolmentPage } from '../pages/open-enrolment.tsx'
import { findOwn, findProgrammeOfModule, heldBy, standingOf } from '../queries/own.ts'
import { refusals } from '../refusals.ts'
import { checklist } from '../rules/checklist.ts'
import { whyNotReprice } from '../rules/editing.ts'
import { priceCeiling, whyNotPrice } from '../rules/price.ts'
import { personHours, priceCeilingPercent } from '../settings.ts'
import { pageOf } from './own.tsx'

type One = { Params: { id: string } }
const writing = { permission: 'programmes.own.write' }

/** Modules with their prices (S-071), and enrolment on them opened and closed (S-070). */
export function ownModuleRoutes(app: App): void {
  app.get<One>('/provider/programmes/:id/modules/new', { config: writing }, async (request, reply) => {
    const { programme } = await ownProgramme(request)
    return showForm(reply, { programme, module: null })
  })
  app.post<One>('/provider/programmes/:id/modules', { config: writing }, async (request, reply) => {
    const { programme } = await ownProgramme(request)
    const form = parseForm(moduleForm, request.body)
    if (!form.ok) return showForm(reply, { programme, module: null, ...form })
    const wrong = await priceError(request, programme, form.value)
    if (wrong) return showForm(reply, { programme, module: null, ...rejectForm(request.body, wrong) })
    return answerOnce(request, reply, async (tx) => {
      await addModule(tx, actorOf(request), { programmeId: programme.id, draft: form.value }, request.now)
      return { location: pageOf(programme.id), toast: 'Модуль добавлен' }
    })
  })

  app.get<One>('/provider/modules/:id', { config: writing }, async (request, reply) =>
    showForm(reply, await ownModule(request)),
  )
  app.post<One>('/provider/modules/:id', { config: writing }, async (request, reply) => {
    const { programme, module, groups } = await ownModule(request)
    const form = parseForm(moduleForm, request.body)
    if (!form.ok) return showForm(reply, { programme, module, ...form })
    const stands = form.value.priceKopecks === module.priceKopecks && form.value.hours === module.hours
    const wrong = stands
      ? null
      : (promised(module, groups, form.value) ?? (await priceError(request, programme, form.value)))
    if (wrong) return showForm(reply, { programme, module, ...rejectForm(request.body, wrong) })
    return answerOnce(request, reply, async (tx) => {
      await editModule(tx, actorOf(request), { id: module.id, draft: form.value }, request.now)
      return { location: pageOf(programme.id), toast: 'Модуль сохранён' }
    })
  })
  enrolmentRoutes(app)
}

function enrolmentRoutes(app: App): void {
  app.get<One>('/provider/modules/:id/enrolment', { config: writing }, async (request, reply) => {
    const { reader } = request.kit.db
    const { programme, module, groups } = await ownModule(request)
    const today = await dayOf(reader, request.now)
    const [standing, percent] = await Promise.all([
      standingOf(reader, ownerOf(actorOf(request)), today),
      settingOf(reader, priceCeilingPercent, today, programme.municipalityId),
    ])
    const lines = checklist({ programme, module, groups, ...standing, percent, now: request.now })
    return show(reply, <OpenEnrolmentPage {...{ programme, module, lines }} />)
  })
  app.post<One>('/provider/modules/:id/enrolment', { config: writing }, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await openEnrolment(tx, actorOf(request), id, request.now)
      return { location: `/provider/modules/${id}/enrolment`, toast: 'Запись открыта' }
    })
  })
  app.post<One>('/provider/modules/:id/enrolment/closing', { config: writing }, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await closeEnrolment(tx, actorOf(request), id, request.now)
      return { location: `/provider/modules/${id}/enrolment`, toast: 'Запись закрыта' }
    })
  })
}

async function showForm(reply: FastifyReply, props: Omit<ModuleFormProps, 'pricing'>) {
  const { kit, now } = reply.request
  const pricing = await pricingOf(kit.db.reader, props.programme, await dayOf(kit.db.reader, now))
  return show(reply, <ModuleFormPage {...props} pricing={pricing} />, { status: props.errors ? 422 : 200 })
}

async function pricingOf(reader: Reader, { direction, municipalityId }: Programme, today: Temporal.PlainDate) {
  const [perHour, percent, act] = await Promise.all([
    settingOf(reader, personHours[direction], today, municipalityId),
    settingOf(reader, priceCeilingPercent, today, municipalityId),
    actOfSetting(reader, personHours[direction], today, municipalityId),
  ])
  return { perHour: BigInt(perHour), percent, act }
}

/** A price that families were promised does not move, whatever the ceiling is. */
function promised(module: OwnModule, groups: OwnProgramme['groups'], { priceKopecks }: ModuleDraft): FieldError | null {
  const refusal = priceKopecks === module.priceKopecks ? null : whyNotReprice(heldBy(groups))
  const told = refusal && refusals[refusal.code]?.words(refusal.facts)
  return told ? { field: 'price', message: `${told.title}. ${told.text}` } : null
}

/** What the act would refuse, said at the field. */
async function priceError(
  { kit, now }: FastifyRequest,
  programme: Programme,
  draft: ModuleDraft,
): Promise<FieldError | null> {
  const { reader } = kit.db
  const today = await dayOf(reader, now)
  const [normative, percent] = await Promise.all([
    costOf(reader, programme, draft.hours, today),
    settingOf(reader, priceCeilingPercent, today, programme.municipalityId),
  ])
  const { priceKopecks: price, parentsPay } = draft
  const refusal = whyNotPrice({ register: programme.register, price, normative, percent, parentsPay })
  const short = (kopecks: bigint) => formatRoubles(kopecks, { short: true })
  const messages: Record<string, FieldError> = {
    'programmes.price-missing': { field: 'price', message: 'Введите цену больше нуля' },
    'programmes.budget-is-free': { field: 'price', message: 'У бюджетной программы цена ноль' },
    'programmes.price-above-ceiling': {
      field: 'price',
      message: `Цена не может быть выше ${short(priceCeiling(normative, percent))}: это ${percent} % нормативной стоимости`,
    },
    'programmes.parents-pay-unticked': {
      field: 'parentsPay',
      message: `Сертификат заплатит не больше ${short(normative)}. Отметьте, что остальное доплачивают родители, или снизьте цену`,
    },
  }
  return refusal ? (messages[refusal.code] ?? null) : null
}

async function ownProgramme(request: FastifyRequest<One>): Promise<OwnProgramme> {
  const id = parseId<'programme'>(request.params.id) ?? notFound()
  return (await findOwn(request.kit.db.reader, id, ownerOf(actorOf(request)))) ?? notFound()
}

type Found = { programme: Programme; module: OwnModule; groups: OwnProgramme['groups'] }

export async function ownModule(request: FastifyRequest<One>): Promise<Found> {
  const { reader } = request.kit.db
  const [id, owner] = [idOf(request), ownerOf(actorOf(request))]
  const own = await findOwn(reader, (await findProgrammeOfModule(reader, id, owner)) ?? notFound(), owner)
  const module = own?.modules.find((one) => one.id === id)
  if (!own || !module) return notFound()
  return { programme: own.programme, module, groups: own.groups.filter(({ moduleId }) => moduleId === id) }
}

function idOf({ params }: FastifyRequest<One>): ModuleId {
  return parseId<'module'>(params.id) ?? notFound()
}
