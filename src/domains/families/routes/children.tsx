import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, contactOf } from '#access'
import { formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { Refusal, refuse } from '#kernel/refusal'
import { type App, answerOnce, type FormAnswers, localPath, parseForm, rejectForm, show } from '#platform/http'
import { listMunicipalities, regionZone } from '#region'
import type { FieldError } from '#ui'
import { addChild, keepOwnData } from '../actions/child.ts'
import { askReminder } from '../actions/reminder.ts'
import { childForm, elsewhere, ownDataForm, ownDataFrom, reminderForm } from '../forms.ts'
import { OwnDataPage } from '../pages/data.tsx'
import { ElsewherePage } from '../pages/elsewhere.tsx'
import { AlreadyYoursPage, KnownChildPage } from '../pages/known-child.tsx'
import { ChildrenPage } from '../pages/list.tsx'
import { NewChildPage, type NewChildProps } from '../pages/new-child.tsx'
import { ageProblem } from '../problems.ts'
import { getOwnChild, listChildrenOf, maskedDataOf } from '../queries/child.ts'
import { listClaimsToAnswer, listOwnClaims } from '../queries/claim.ts'
import { listCorrections } from '../queries/correction.ts'
import { openVault } from '../vault.ts'
import { newChildFrom } from './new-child.ts'

const family = { permission: 'families.children.manage' }

export function childRoutes(app: App): void {
  app.get('/my/children', { config: family }, async (request, reply) => {
    const { userId } = actorOf(request)
    const { reader } = request.kit.db
    const [children, toAnswer, asked] = await Promise.all([
      listChildrenOf(reader, userId),
      listClaimsToAnswer(reader, userId),
      listOwnClaims(reader, userId),
    ])
    return show(reply, <ChildrenPage children={children} toAnswer={toAnswer} asked={asked} />)
  })

  app.get('/my/children/new', { config: family }, async (_request, reply) => showForm(reply))

  const guarded = { ...family, rateLimit: { max: 20, timeWindow: '10 minutes' } }
  app.post('/my/children', { config: guarded }, async (request, reply) => {
    if (isElsewhere(request.body)) return show(reply, <ElsewherePage />)
    const form = parseForm(childForm, request.body)
    if (!form.ok) return showForm(reply, form)
    const by = actorOf(request)
    const addition = { child: newChildFrom(form.value), vault: openVault(request.kit.config.secretKey) }
    const anotherChild = form.value.anotherChild === 'yes'
    try {
      return await answerOnce(request, reply, async (tx) => {
        const id = await addChild(tx, by, { ...addition, anotherChild }, request.now)
        return { location: `/my/children/${id}`, toast: `${addition.child.name.name} теперь в вашем кабинете` }
      })
    } catch (error) {
      return answerRefusal(error, request, reply)
    }
  })

  app.post('/my/reminders', { config: guarded }, async (request, reply) => {
    const form = parseForm(reminderForm, request.body)
    if (!form.ok) refuse('http.malformed')
    return answerOnce(request, reply, async (tx) => {
      const on = await askReminder(tx, actorOf(request), form.value.birthOn, request.now)
      return { location: '/my/children', toast: `Напомним письмом: ${formatDay(on)}` }
    })
  })

  app.get<{ Querystring: { next?: string } }>('/my/personal-data', { config: family }, async (request, reply) => {
    return show(reply, <OwnDataPage {...(await ownDataOf(request))} next={localPath(request.query.next ?? '/my')} />)
  })

  app.post('/my/personal-data', { config: guarded }, async (request, reply) => {
    const by = actorOf(request)
    const { next } = (request.body ?? {}) as { next?: string }
    const form = parseForm(ownDataForm, request.body)
    if (!form.ok) {
      const shown = { ...(await ownDataOf(request)), next: localPath(next ?? '/my'), ...form }
      return show(reply, <OwnDataPage {...shown} />, { status: 422 })
    }
    const vault = openVault(request.kit.config.secretKey)
    return answerOnce(request, reply, async (tx) => {
      await keepOwnData(tx, by, { vault, ...ownDataFrom(form.value) }, request.now)
      return { location: localPath(next ?? '/my'), toast: 'Данные сохранены' }
    })
  })
}

async function ownDataOf(request: FastifyRequest) {
  const { db, config } = request.kit
  const owner = { userId: actorOf(request).userId }
  const [masked, corrections, zone] = await Promise.all([
    maskedDataOf(db.reader, owner),
    listCorrections(db.reader, owner, openVault(config.secretKey)),
    regionZone(db.reader),
  ])
  return { masked, corrections, zone }
}

function isElsewhere(body: unknown): boolean {
  return (body as { municipality?: string } | null)?.municipality === elsewhere
}

async function showForm(
  reply: FastifyReply,
  again: Pick<NewChildProps, 'remind'> & { errors?: FieldError[]; answers?: FormAnswers } = {},
) {
  const { reader } = reply.request.kit.db
  const [municipalities, { municipalityId }] = await Promise.all([
    listMunicipalities(reader),
    contactOf(reader, actorOf(reply.request).userId),
  ])
  // The family said at registration where it lives: not asked twice, and it can be changed.
  const answers = again.answers ?? { municipality: municipalityId ?? '' }
  const page = <NewChildPage municipalities={municipalities} {...again} answers={answers} />
  return show(reply, page, { status: again.errors ? 422 : 200 })
}

/** Ages are a matter of the birth date typed; a known child is a page with ways on, never a flat refusal. */
async function answerRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (!(error instanceof Refusal)) throw error
  const problem = ageProblem(error)
  if (problem) {
    const form = parseForm(childForm, request.body)
    const { on } = error.facts
    const young = error.code === 'families.too-young' && form.ok && form.value.municipality !== elsewhere
    const remind = young ? { birthOn: form.value.birth.toString(), on: String(on) } : null
    return showForm(reply, { ...rejectForm(request.body, problem), remind })
  }
  const { answers } = rejectForm(request.body)
  const certain = error.facts.certain === true
  if (error.code === 'families.known-child')
    return show(reply, <KnownChildPage answers={answers} certain={certain} />, { status: 409 })
  if (error.code !== 'families.already-yours') throw error
  const child = await getOwnChild(request.kit.db.reader, actorOf(request), String(error.facts.childId))
  const page = <AlreadyYoursPage answers={answers} certain={certain} childId={child.id} childName={fullName(child)} />
  return show(reply, page, { status: 409 })
}
