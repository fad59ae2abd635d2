import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { endOfDay } from '#kernel/working-days'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { getProvider } from '#providers'
import { regionZone } from '#region'
import type { FieldError } from '#ui'
import { addGroup, copyGroup, editGroup, setGroupState } from '../actions/group.ts'
import { ownerOf } from '../actions/owner.ts'
import { groupForm } from '../forms.ts'
import type { GroupId, GroupState } from '../model.ts'
import type { GroupDraft } from '../own.ts'
import { GroupFormPage, type GroupFormProps } from '../pages/group-form.tsx'
import { findOwn, findPlaceOfGroup } from '../queries/own.ts'
import { refusals } from '../refusals.ts'
import { pageOf } from './own.tsx'
import { ownModule } from './own-modules.tsx'

type One = { Params: { id: string } }
const writing = { permission: 'programmes.own.write' }

/** Groups with their timetables and windows of applications (domain 4.7). */
export function ownGroupRoutes(app: App): void {
  app.get<One>('/provider/modules/:id/groups/new', { config: writing }, async (request, reply) => {
    const { programme, module } = await ownModule(request)
    return showForm(reply, { programme, module, group: null })
  })
  app.post<One>('/provider/modules/:id/groups', { config: writing }, async (request, reply) => {
    const { programme, module } = await ownModule(request)
    const form = parseForm(groupForm, request.body)
    if (!form.ok) return showForm(reply, { programme, module, group: null, ...form })
    const draft = draftFrom(form.value, await regionZone(request.kit.db.reader))
    try {
      return await answerOnce(request, reply, async (tx) => {
        await addGroup(tx, actorOf(request), { moduleId: module.id, draft }, request.now)
        return { location: pageOf(programme.id), toast: 'Группа добавлена' }
      })
    } catch (error) {
      return showForm(reply, { programme, module, group: null, ...rejectForm(request.body, complaintOf(error)) })
    }
  })

  app.get<One>('/provider/groups/:id', { config: writing }, async (request, reply) =>
    showForm(reply, await ownGroup(request)),
  )
  app.post<One>('/provider/groups/:id', { config: writing }, async (request, reply) => {
    const found = await ownGroup(request)
    const form = parseForm(groupForm, request.body)
    if (!form.ok) return showForm(reply, { ...found, ...form })
    const draft = draftFrom(form.value, await regionZone(request.kit.db.reader))
    try {
      return await answerOnce(request, reply, async (tx) => {
        await editGroup(tx, actorOf(request), { id: found.group.id, draft }, request.now)
        return { location: pageOf(found.programme.id), toast: 'Группа сохранена' }
      })
    } catch (error) {
      return showForm(reply, { ...found, ...rejectForm(request.body, complaintOf(error)) })
    }
  })

  app.post<One>('/provider/groups/:id/copy', { config: writing }, async (request, reply) => {
    const { group, programme } = await ownGroup(request)
    return answerOnce(request, reply, async (tx) => {
      const copy = await copyGroup(tx, actorOf(request), group.id, request.now)
      return { location: `/provider/groups/${copy}`, toast: `Группа повторена через год: ${programme.name}` }
    })
  })
  stateRoute(app, 'opening', 'open', 'Группа открыта')
  stateRoute(app, 'closing', 'closed', 'Группа закрыта: новых заявок в неё не будет')
  stateRoute(app, 'archive', 'archive', 'Группа в архиве')
}

function stateRoute(app: App, act: string, state: GroupState, toast: string): void {
  app.post<One>(`/provider/groups/:id/${act}`, { config: writing }, async (request, reply) => {
    const { group, programme } = await ownGroup(request)
    return answerOnce(request, reply, async (tx) => {
      await setGroupState(tx, actorOf(request), { id: group.id, state }, request.now)
      return { location: pageOf(programme.id), toast }
    })
  })
}

const fields: Record<string, string> = {
  'programmes.capacity-below-taken': 'capacity',
  'programmes.group-promised': 'starts',
  'programmes.timetable-promised': 'times.1',
  'programmes.no-period': 'starts',
}

/** What can be mended in the form stands at its field, and nothing typed is lost. */
function complaintOf(error: unknown): FieldError {
  const field = error instanceof Refusal && fields[error.code]
  if (!(error instanceof Refusal) || !field) throw error
  const { title, text } = refusals[error.code]?.words(error.facts) ?? { title: '', text: '' }
  return { field, message: `${title}. ${text}` }
}

/** Days and hours of the form as moments of the region: a window opens on the minute and lasts to the end of its last day. */
function draftFrom(form: z.output<typeof groupForm>, timeZone: string): GroupDraft {
  const { starts: startsOn, ends: endsOn, opens, opensAt, closes, nextOpens, nextCloses, ...facts } = form
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone, plainTime: opensAt }).toInstant()
  return {
    ...{ ...facts, startsOn, endsOn, applicationsFrom: at(opens), applicationsTo: endOfDay(closes, timeZone) },
    nextApplicationsFrom: nextOpens && at(nextOpens),
    nextApplicationsTo: nextCloses && endOfDay(nextCloses, timeZone),
  }
}

async function showForm(reply: FastifyReply, props: Omit<GroupFormProps, 'zone' | 'address'>) {
  const { reader } = reply.request.kit.db
  const [zone, { address }] = await Promise.all([regionZone(reader), getProvider(reader, props.programme.providerId)])
  return show(reply, <GroupFormPage {...props} {...{ zone, address }} />, { status: props.errors ? 422 : 200 })
}

async function ownGroup(request: FastifyRequest<One>) {
  const { reader } = request.kit.db
  const id: GroupId = parseId<'group'>(request.params.id) ?? notFound()
  const owner = ownerOf(actorOf(request))
  const place = (await findPlaceOfGroup(reader, id, owner)) ?? notFound()
  const own = (await findOwn(reader, place.programmeId, owner)) ?? notFound()
  const group = own.groups.find((one) => one.id === id) ?? notFound()
  const module = own.modules.find((one) => one.id === place.moduleId) ?? notFound()
  return { programme: own.programme, module, group }
}
