import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, grantRole } from '#access'
import { record, system } from '#audit'
import { openVault } from '#families'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aTown, type Town } from '../../../test/support/town.ts'
import { aWeb, NOW, secretKey, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { aPoint, aWorker } from '../certificates/testing.ts'
import { aChild, aGuardian, aSnils, keepTestData } from '../families/testing.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let mother: Actor
let father: Actor

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests, NOW)
  await fresh.db.transaction(async (tx) => {
    town = await aTown(tx, { settings: { 'families.merge-undo-days': 30 } })
    mother = await aGuardian(tx)
    father = await aGuardian(tx, { surname: 'Петров', name: 'Андрей', patronymic: null })
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

/** One child in two cabinets, noted for staff. */
async function aPair(): Promise<string> {
  const born = { birthOn: Temporal.PlainDate.from('2016-02-10'), municipalityId: town.municipalityId }
  const id = newId()
  await fresh.db.transaction(async (tx) => {
    const otherId = await aChild(tx, { ...born, userId: mother.userId })
    const childId = await aChild(tx, { ...born, userId: father.userId, relation: 'father' })
    await keepTestData(tx, { owner: { childId }, vault: openVault(secretKey), snils: aSnils() }, NOW)
    await sql`insert into families_double (id, child_id, other_id, score, insisted, state, found_at)
      values (${id}, ${childId}, ${otherId}, 92, true, 'open', ${NOW})`.execute(tx)
  })
  return id
}
const operator = () => web.signIn({ ...mother, role: 'region' })
const centreElsewhere = () => web.signIn({ ...mother, role: 'municipality', scopeId: newId() })

test('S-108: over the API the operator reads a pair, merges it and undoes the merge; others do not see it', async () => {
  const id = await aPair()
  const [region, stranger] = [operator(), centreElsewhere()]
  const list = (await web.get('/api/v1/doubles', region)).json<{ doubles: { id: string }[] }>()
  expect(list.doubles.map((one) => one.id)).toContain(id)
  expect((await web.get('/api/v1/doubles', stranger)).json()).toEqual({ doubles: [], merges: [] })
  expect((await web.get(`/api/v1/doubles/${id}`, stranger)).status).toBe(404)
  expect((await web.get(`/api/v1/doubles/${id}`, web.signIn(mother))).status).toBe(404)

  const pair = (await web.get(`/api/v1/doubles/${id}`, region)).json()
  expect(pair).toMatchObject({
    mayMerge: true,
    obstacles: [],
    kept: { adults: [{ relation: 'mother', holder: true }] },
  })
  const wish = { choices: { snils: 'merged' }, reason: 'Свидетельство одно' }
  expect((await web.post(`/api/v1/doubles/${id}/merge`, stranger, wish)).status).toBe(404)
  const merged = await web.post(`/api/v1/doubles/${id}/merge`, region, wish)
  const merge = merged.json<{ id: string; undoneAt: string | null }>()
  expect([merged.status, merge.undoneAt]).toEqual([201, null])
  expect((await web.get(`/api/v1/merges/${merge.id}`, region)).json()).toEqual(merge)
  expect((await web.get(`/api/v1/merges/${merge.id}`, stranger)).status).toBe(404)
  expect((await web.post(`/api/v1/merges/${merge.id}/undoing`, stranger)).status).toBe(404)
  expect((await web.post(`/api/v1/merges/${merge.id}/undoing`, region)).json()).toMatchObject({
    undoneAt: expect.stringMatching(/^2026-11-20/),
  })
  const apart = { reason: 'Разные свидетельства' }
  expect((await web.post(`/api/v1/doubles/${id}/difference`, region, apart)).json()).toMatchObject({
    state: 'different',
  })
})

test('S-062 S-108: a point reads names and merges by its right on the protected channel only; it has no list', async () => {
  const id = await aPair()
  const pointId = await fresh.db.transaction((tx) => aPoint(tx, { municipalityId: town.municipalityId }))
  const worker = (rights: string[], protectedChannel: boolean) =>
    web.signIn(aWorker(father.userId, pointId, { rights, protectedChannel }))
  const wish = { reason: 'Свидетельство одно и то же' }
  const all = ['accept', 'see-personal-data', 'merge']
  for (const token of [worker(['accept', 'merge'], true), worker(all, false)]) {
    const pair = (await web.get(`/api/v1/doubles/${id}`, token)).json()
    expect(pair).toMatchObject({ mayMerge: false, kept: null, merged: null, obstacles: [] })
    expect((await web.post(`/api/v1/doubles/${id}/merge`, token, wish)).status).toBe(404)
    expect((await web.post(`/reception/doubles/${id}/merge`, token, wish)).status).toBe(404)
  }
  const full = worker(all, true)
  expect((await web.get('/api/v1/doubles', full)).status).toBe(404)
  expect((await web.get(`/api/v1/doubles/${id}`, full)).json()).toMatchObject({
    mayMerge: true,
    kept: { adults: [{}] },
  })
  const merged = await web.post(`/reception/doubles/${id}/merge`, full, wish)
  expect(merged.location).toMatch(/^\/reception\/merges\/[0-9a-f-]{36}$/)
  expect((await web.get(merged.location, full)).text).toContain('К приёму заявлений')
  expect((await web.post(`${merged.location}/undoing`, full)).location).toBe(merged.location)
})

test('S-108: after a merge the page of the child shows the journal of both records, with the place of who looked', async () => {
  const id = await aPair()
  const { rows } = await sql<{ kept: string; merged: string }>`
    select other_id as kept, child_id as merged from families_double where id = ${id}`.execute(fresh.db.reader)
  const [pair] = rows
  const scopeId = newId()
  await fresh.db.transaction(async (tx) => {
    const by = { userId: father.userId, role: 'reception', scopeId }
    await grantRole(tx, system, { ...by, role: 'reception', scopeName: 'Школа № 3', rights: [] }, NOW)
    await record(tx, by, 'families.looked', { childId: pair?.merged ?? '', reason: 'Приём заявления' }, NOW)
  })
  await web.post(`/api/v1/doubles/${id}/merge`, operator(), { reason: 'Свидетельство одно' })
  for (const path of [`/my/children/${pair?.kept}`, `/my/children/${pair?.kept}/journal`])
    expect((await web.get(path, web.signIn(mother))).text).toContain('Сотрудник пункта приёма, Школа № 3')
})
