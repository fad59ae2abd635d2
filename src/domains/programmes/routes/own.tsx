import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, seeOther, show } from '#platform/http'
import { getProvider, type ProviderId } from '#providers'
import { dayOf, regionZone, settingOf } from '#region'
import { sendProgramme } from '../actions/check.ts'
import { ownerOf } from '../actions/owner.ts'
import {
  archiveProgramme,
  copyProgramme,
  draftProgramme,
  editProgramme,
  withdrawProgramme,
} from '../actions/programme.ts'
import { programmeForm } from '../forms.ts'
import { type ProgrammeId, programmeStates, type Register, registers } from '../model.ts'
import type { OwnProgramme } from '../own.ts'
import { HistoryPage } from '../pages/checks.tsx'
import { OwnListPage } from '../pages/own-list.tsx'
import { OwnProgrammePage } from '../pages/own-programme.tsx'
import { type CheckOf, ProgrammeFormPage, type ProgrammeFormProps } from '../pages/programme-form.tsx'
import { listChecksOf, listEdits } from '../queries/check.ts'
import { findOwn, listBusy, listOwn } from '../queries/own.ts'
import { clashesOf } from '../rules/clash.ts'
import { checkPolicies } from '../settings.ts'

type One = { Params: { id: string } }
type Listing = { Querystring: { state?: unknown; register?: unknown } }
const writing = { permission: 'programmes.own.write' }

/** `/provider/programmes`: an organisation places its programmes in their registers (S-069). */
export function ownRoutes(app: App): void {
  app.get<Listing>('/provider/programmes', { config: writing }, async (request, reply) => {
    const { reader } = request.kit.db
    const owner = ownerOf(actorOf(request))
    const [provider, lines] = await Promise.all([
      getProvider(reader, owner.providerId as ProviderId),
      listOwn(reader, owner),
    ])
    const state = programmeStates.find((one) => one === request.query.state) ?? null
    const register = registers.find((one) => one === request.query.register) ?? null
    return show(reply, <OwnListPage provider={provider.shortName} {...{ lines, state, register }} />)
  })

  app.get('/provider/programmes/new', { config: writing }, async (_request, reply) =>
    showForm(reply, { programme: null }),
  )
  app.post('/provider/programmes', { config: writing }, async (request, reply) => {
    const form = parseForm(programmeForm, request.body)
    if (!form.ok) return showForm(reply, { programme: null, ...form })
    return answerOnce(request, reply, async (tx) => {
      const id = await draftProgramme(tx, actorOf(request), form.value, request.now)
      return { location: `/provider/programmes/${id}`, toast: 'Черновик создан' }
    })
  })

  app.get<One>('/provider/programmes/:id', { config: writing }, async (request, reply) => {
    const own = await ownProgramme(request)
    const busy = await listBusy(request.kit.db.reader, ownerOf(actorOf(request)))
    const clashes = new Map(own.groups.map((group) => [group.id as string, clashesOf(group, busy)]))
    return show(reply, <OwnProgrammePage {...own} clashes={clashes} />)
  })

  editingRoutes(app)
  actRoutes(app)
}

function editingRoutes(app: App): void {
  app.get<One>('/provider/programmes/:id/edit', { config: writing }, async (request, reply) => {
    const { programme } = await ownProgramme(request)
    if (programme.state === 'moderating' || programme.state === 'archive') return seeOther(reply, pageOf(programme.id))
    return showForm(reply, { programme })
  })
  app.post<One>('/provider/programmes/:id/edit', { config: writing }, async (request, reply) => {
    const { programme } = await ownProgramme(request)
    const form = parseForm(programmeForm, request.body)
    if (!form.ok) return showForm(reply, { programme, ...form })
    return answerOnce(request, reply, async (tx) => {
      await editProgramme(tx, actorOf(request), { id: programme.id, draft: form.value }, request.now)
      return { location: pageOf(programme.id), toast: 'Программа сохранена' }
    })
  })

  app.get<One>('/provider/programmes/:id/history', { config: writing }, async (request, reply) => {
    const { reader } = request.kit.db
    const { programme } = await ownProgramme(request)
    const [history, edits, zone] = await Promise.all([
      listChecksOf(reader, programme.id),
      listEdits(reader, programme.id),
      regionZone(reader),
    ])
    return show(reply, <HistoryPage {...{ programme, history, edits, zone }} />)
  })
}

function actRoutes(app: App): void {
  app.post<One>('/provider/programmes/:id/check', { config: writing }, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      const outcome = await sendProgramme(tx, actorOf(request), id, request.now)
      return {
        location: pageOf(id),
        toast: outcome === 'published' ? 'Программа опубликована' : 'Программа отправлена на проверку',
      }
    })
  })
  app.post<One>('/provider/programmes/:id/withdrawal', { config: writing }, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await withdrawProgramme(tx, actorOf(request), id, request.now)
      return { location: pageOf(id), toast: 'Программа снова черновик' }
    })
  })
  app.post<One>('/provider/programmes/:id/copy', { config: writing }, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      const copy = await copyProgramme(tx, actorOf(request), id, request.now)
      return { location: pageOf(copy), toast: 'Это копия: группы перенесены на год вперёд' }
    })
  })
  app.post<One>('/provider/programmes/:id/archive', { config: writing }, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await archiveProgramme(tx, actorOf(request), id, request.now)
      return { location: '/provider/programmes', toast: 'Программа в архиве' }
    })
  })
}

async function showForm(reply: FastifyReply, props: Omit<ProgrammeFormProps, 'checks'>) {
  const { kit, now } = reply.request
  const today = await dayOf(kit.db.reader, now)
  const policies = await Promise.all(
    registers.map(
      async (one): Promise<[Register, CheckOf[Register]]> => [
        one,
        await settingOf(kit.db.reader, checkPolicies[one], today),
      ],
    ),
  )
  const checks = Object.fromEntries(policies) as CheckOf
  return show(reply, <ProgrammeFormPage {...props} checks={checks} />, { status: props.errors ? 422 : 200 })
}

async function ownProgramme(request: FastifyRequest<One>): Promise<OwnProgramme> {
  return (await findOwn(request.kit.db.reader, idOf(request), ownerOf(actorOf(request)))) ?? notFound()
}

function idOf({ params }: FastifyRequest<One>): ProgrammeId {
  return parseId<'programme'>(params.id) ?? notFound()
}

export function pageOf(id: ProgrammeId): string {
  return `/provider/programmes/${id}`
}
