import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce } from '#platform/http'
import { addChild, keepOwnData } from '../actions/child.ts'
import { claimChild } from '../actions/claim.ts'
import { mendChild } from '../actions/mending.ts'
import { changeFromJson, childJson, mendingJson, ownDataForm, ownDataFrom } from '../forms.ts'
import type { Claim, OwnChild } from '../model.ts'
import { getOwnChild, listChildrenOf, maskedDataOf } from '../queries/child.ts'
import { getOwnClaim } from '../queries/claim.ts'
import { newChildFromJson } from '../routes/new-child.ts'
import { openVault } from '../vault.ts'

const one = z.object({ id: z.uuid() })
const masked = z.string().nullable().describe('Показывается частично')
const maskedOut = z.object({ snils: masked, document: masked, address: masked })
const childOut = z.object({
  id: z.uuid(),
  surname: z.string(),
  name: z.string(),
  patronymic: z.string().nullable(),
  birthOn: z.iso.date(),
  gender: z.enum(['female', 'male']),
  relation: z.enum(['mother', 'father', 'guardian', 'self']),
  holder: z.boolean(),
  municipalityId: z.uuid(),
  confirmed: z.boolean(),
  masked: maskedOut,
})
const claimOut = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(['waiting', 'granted', 'declined', 'cancelled']),
  createdAt: z.iso.datetime(),
})

const family = { permission: 'families.children.manage' }
const guarded = { ...family, rateLimit: { max: 20, timeWindow: '10 minutes' } }

/** `/children`, `/claims` and `/personal-data`: the same acts as the cabinet. */
export function api(app: App): void {
  ownDataApi(app)
  mendingApi(app)
  app.get(
    '/children',
    {
      config: family,
      schema: { summary: 'Дети кабинета', response: { 200: z.object({ children: z.array(childOut) }) } },
    },
    async (request) => {
      const children = await listChildrenOf(request.kit.db.reader, actorOf(request).userId)
      return { children: children.map(childAsJson) }
    },
  )

  app.get(
    '/children/:id',
    { config: family, schema: { summary: 'Ребёнок кабинета', params: one, response: { 200: childOut } } },
    async (request) => childAsJson(await getOwnChild(request.kit.db.reader, actorOf(request), request.params.id)),
  )

  const adding = { summary: 'Добавить ребёнка в кабинет', body: childJson, response: { 201: childOut } }
  app.post('/children', { config: guarded, schema: adding }, async (request, reply) => {
    const by = actorOf(request)
    const { anotherChild } = request.body
    const child = newChildFromJson(request.body)
    const vault = openVault(request.kit.config.secretKey)
    return answerOnce(request, reply, async (tx) => {
      const id = await addChild(tx, by, { child, vault, anotherChild }, request.now)
      return { status: 201, body: childAsJson(await getOwnChild(tx, by, id)) }
    })
  })

  const claiming = {
    summary: 'Попросить поделиться карточкой известного ребёнка',
    body: childJson,
    response: { 201: claimOut },
  }
  app.post(
    '/claims',
    { config: { ...guarded, rateLimit: { max: 5, timeWindow: '10 minutes' } }, schema: claiming },
    async (request, reply) => {
      const by = actorOf(request)
      const claimed = { child: newChildFromJson(request.body), vault: openVault(request.kit.config.secretKey) }
      return answerOnce(request, reply, async (tx) => ({
        status: 201,
        body: claimAsJson(await claimChild(tx, by, claimed, request.now)),
      }))
    },
  )

  app.get(
    '/claims/:id',
    { config: family, schema: { summary: 'Запрос на карточку', params: one, response: { 200: claimOut } } },
    async (request) => claimAsJson(await getOwnClaim(request.kit.db.reader, actorOf(request), request.params.id)),
  )
}

function mendingApi(app: App): void {
  const schema = {
    summary: 'Исправить данные ребёнка: имя, дату рождения и пол — до заявления, остальное — до сверки с документами',
    params: one,
    body: mendingJson,
    response: { 200: childOut },
  }
  app.patch('/children/:id', { config: guarded, schema }, async (request, reply) => {
    const by = actorOf(request)
    const { anotherChild = false } = request.body
    const vault = openVault(request.kit.config.secretKey)
    return answerOnce(request, reply, async (tx) => {
      const { id: childId } = await getOwnChild(tx, by, request.params.id)
      await mendChild(tx, by, { childId, change: changeFromJson(request.body), vault, anotherChild }, request.now)
      return { status: 200, body: childAsJson(await getOwnChild(tx, by, childId)) }
    })
  })
}

function ownDataApi(app: App): void {
  const path = '/personal-data'
  const reading = { summary: 'Свои документ и адрес, частично скрытые', response: { 200: maskedOut } }
  app.get(path, { config: family, schema: reading }, async (request) =>
    maskedDataOf(request.kit.db.reader, { userId: actorOf(request).userId }),
  )

  const keeping = { summary: 'Записать свои документ и адрес', body: ownDataForm, response: { 200: maskedOut } }
  app.put(path, { config: guarded, schema: keeping }, async (request, reply) => {
    const by = actorOf(request)
    const vault = openVault(request.kit.config.secretKey)
    return answerOnce(request, reply, async (tx) => {
      await keepOwnData(tx, by, { vault, ...ownDataFrom(request.body) }, request.now)
      return { status: 200, body: await maskedDataOf(tx, { userId: by.userId }) }
    })
  })
}

function childAsJson(child: OwnChild): z.output<typeof childOut> {
  const { createdAt: _, confirmedAt, birthOn, ...rest } = child
  return { ...rest, birthOn: birthOn.toString(), confirmed: confirmedAt !== null }
}

function claimAsJson({ id, number, state, createdAt }: Claim): z.output<typeof claimOut> {
  return { id, number, state, createdAt: createdAt.toString() }
}
