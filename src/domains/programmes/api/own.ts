import { z } from 'zod'
import { actorOf } from '#access'
import type { Tx } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import { sendProgramme } from '../actions/check.ts'
import { addGroup, copyGroup, editGroup, setGroupState } from '../actions/group.ts'
import { addModule, closeEnrolment, editModule, openEnrolment } from '../actions/module.ts'
import { ownerOf } from '../actions/owner.ts'
import {
  archiveProgramme,
  copyProgramme,
  draftProgramme,
  editProgramme,
  withdrawProgramme,
} from '../actions/programme.ts'
import { groupJson, moduleJson, programmeJson } from '../forms.ts'
import { type GroupId, type ModuleId, type ProgrammeId, programmeStates, registers } from '../model.ts'
import type { Owner } from '../own.ts'
import { findOwn, findPlaceOfGroup, findProgrammeOfModule, listOwn } from '../queries/own.ts'
import { ownAsJson, ownOut } from './own-shapes.ts'

const writing = { permission: 'programmes.own.write' }
const one = z.object({ id: z.uuid() })
const made = { 201: ownOut }
const done = { 200: ownOut }

/** The provider's own programmes for machines: every answer is the whole programme as it stands after the act. */
export function ownApi(app: App): void {
  const line = z.object({
    ...{
      id: z.uuid(),
      article: z.int(),
      name: z.string(),
      register: z.enum(registers),
      state: z.enum(programmeStates),
    },
    ...{ modules: z.int(), openModules: z.int(), groups: z.int(), seats: z.int(), taken: z.int() },
  })
  const listing = { summary: 'Программы своей организации', response: { 200: z.object({ programmes: z.array(line) }) } }
  app.get('/provider/programmes', { config: writing, schema: listing }, async (request) => ({
    programmes: (await listOwn(request.kit.db.reader, ownerOf(actorOf(request)))).map(
      ({ changedAt: _, ...row }) => row,
    ),
  }))

  const reading = { summary: 'Программа с модулями, группами и проверкой', params: one, response: done }
  app.get('/provider/programmes/:id', { config: writing, schema: reading }, async (request) => {
    const own = await findOwn(request.kit.db.reader, request.params.id, ownerOf(actorOf(request)))
    return ownAsJson(own ?? notFound())
  })

  const drafting = { summary: 'Создать черновик программы', body: programmeJson, response: made }
  app.post('/provider/programmes', { config: writing, schema: drafting }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      const id = await draftProgramme(tx, by, request.body, request.now)
      return { status: 201, body: await whole(tx, id, ownerOf(by)) }
    }),
  )
  const editing = { summary: 'Изменить программу', params: one, body: programmeJson, response: done }
  app.put('/provider/programmes/:id', { config: writing, schema: editing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const [by, id] = [actorOf(request), request.params.id as ProgrammeId]
      await editProgramme(tx, by, { id, draft: request.body }, request.now)
      return { status: 200, body: await whole(tx, id, ownerOf(by)) }
    }),
  )
  programmeActs(app)
  moduleApi(app)
  groupApi(app)
}

function programmeActs(app: App): void {
  const acts = [
    ['check', 'Отправить на проверку, или опубликовать, где её нет', sendProgramme],
    ['withdrawal', 'Вернуть в черновик', withdrawProgramme],
    ['archive', 'Убрать в архив', archiveProgramme],
  ] as const
  for (const [path, summary, act] of acts) {
    const schema = { summary, params: one, response: done }
    app.post(`/provider/programmes/:id/${path}`, { config: writing, schema }, async (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        const [by, id] = [actorOf(request), request.params.id as ProgrammeId]
        await act(tx, by, id, request.now)
        return { status: 200, body: await whole(tx, id, ownerOf(by)) }
      }),
    )
  }
  const copying = { summary: 'Скопировать на следующий год', params: one, response: made }
  app.post('/provider/programmes/:id/copy', { config: writing, schema: copying }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      const id = await copyProgramme(tx, by, request.params.id as ProgrammeId, request.now)
      return { status: 201, body: await whole(tx, id, ownerOf(by)) }
    }),
  )
}

function moduleApi(app: App): void {
  const adding = { summary: 'Добавить модуль', params: one, body: moduleJson, response: made }
  app.post('/provider/programmes/:id/modules', { config: writing, schema: adding }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const [by, programmeId] = [actorOf(request), request.params.id as ProgrammeId]
      await addModule(tx, by, { programmeId, draft: request.body }, request.now)
      return { status: 201, body: await whole(tx, programmeId, ownerOf(by)) }
    }),
  )
  const editing = { summary: 'Изменить модуль и его цену', params: one, body: moduleJson, response: done }
  app.put('/provider/modules/:id', { config: writing, schema: editing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const [by, id] = [actorOf(request), request.params.id as ModuleId]
      await editModule(tx, by, { id, draft: request.body }, request.now)
      return { status: 200, body: await wholeOfModule(tx, id, ownerOf(by)) }
    }),
  )
  const acts = [
    ['enrolment', 'Открыть запись на модуль', openEnrolment],
    ['enrolment/closing', 'Закрыть запись на модуль', closeEnrolment],
  ] as const
  for (const [path, summary, act] of acts) {
    const schema = { summary, params: one, response: done }
    app.post(`/provider/modules/:id/${path}`, { config: writing, schema }, async (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        const [by, id] = [actorOf(request), request.params.id as ModuleId]
        await act(tx, by, id, request.now)
        return { status: 200, body: await wholeOfModule(tx, id, ownerOf(by)) }
      }),
    )
  }
}

function groupApi(app: App): void {
  const adding = { summary: 'Добавить группу с расписанием', params: one, body: groupJson, response: made }
  app.post('/provider/modules/:id/groups', { config: writing, schema: adding }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const [by, moduleId] = [actorOf(request), request.params.id as ModuleId]
      await addGroup(tx, by, { moduleId, draft: request.body }, request.now)
      return { status: 201, body: await wholeOfModule(tx, moduleId, ownerOf(by)) }
    }),
  )
  const editing = { summary: 'Изменить группу', params: one, body: groupJson, response: done }
  app.put('/provider/groups/:id', { config: writing, schema: editing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const [by, id] = [actorOf(request), request.params.id as GroupId]
      await editGroup(tx, by, { id, draft: request.body }, request.now)
      return { status: 200, body: await wholeOfGroup(tx, id, ownerOf(by)) }
    }),
  )
  const copying = { summary: 'Повторить группу через год', params: one, response: made }
  app.post('/provider/groups/:id/copy', { config: writing, schema: copying }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      const id = await copyGroup(tx, by, request.params.id as GroupId, request.now)
      return { status: 201, body: await wholeOfGroup(tx, id, ownerOf(by)) }
    }),
  )
  for (const [path, state, summary] of [
    ['opening', 'open', 'Открыть группу'],
    ['closing', 'closed', 'Закрыть группу'],
    ['archive', 'archive', 'Убрать группу в архив'],
  ] as const) {
    const schema = { summary, params: one, response: done }
    app.post(`/provider/groups/:id/${path}`, { config: writing, schema }, async (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        const [by, id] = [actorOf(request), request.params.id as GroupId]
        await setGroupState(tx, by, { id, state }, request.now)
        return { status: 200, body: await wholeOfGroup(tx, id, ownerOf(by)) }
      }),
    )
  }
}

async function whole(tx: Tx, id: ProgrammeId, owner: Owner) {
  return ownAsJson((await findOwn(tx, id, owner)) ?? notFound())
}

async function wholeOfModule(tx: Tx, id: ModuleId, owner: Owner) {
  return whole(tx, (await findProgrammeOfModule(tx, id, owner)) ?? notFound(), owner)
}

async function wholeOfGroup(tx: Tx, id: GroupId, owner: Owner) {
  return whole(tx, ((await findPlaceOfGroup(tx, id, owner)) ?? notFound()).programmeId, owner)
}
