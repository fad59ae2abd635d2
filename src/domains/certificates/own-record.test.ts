import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addChild, type ChildId, openVault } from '#families'
import { newId } from '#kernel/ids'
import type { Snils } from '#kernel/snils'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, secretKey, type Web } from '../../../test/support/web.ts'
import { families } from '../families/manifest.ts'
import { aGuardian, aSnils, newChild } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { certificates } from './manifest.ts'
import { aCategory, aCertificate } from './testing.ts'

const nikita = { surname: 'Орлов', name: 'Никита', patronymic: 'Дмитриевич' }
const teenager = {
  name: nikita,
  document: { kind: 'passport-rf', series: '4504', number: '123456' },
} as const
let fresh: FreshDatabase
let web: Web
let place: { municipalityId: string; categoryId: Awaited<ReturnType<typeof aCategory>> }
let mother: Awaited<ReturnType<typeof aGuardian>>
let son: Awaited<ReturnType<typeof aGuardian>>
let token: string

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [families, certificates])
  await fresh.db.transaction(async (tx) => {
    const municipalityId = Object.values((await aRegion(tx)).municipalities)[0] ?? ''
    place = { municipalityId, categoryId: await aCategory(tx, { municipalityId }) }
    mother = await aGuardian(tx)
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
beforeEach(async () => {
  son = await fresh.db.transaction((tx) => aGuardian(tx, { ...nikita, name: 'никита', patronymic: null }))
  token = web.signIn(son)
})

let lastBorn = Temporal.PlainDate.from('2010-03-02')

type Known = { id: ChildId; snils: Snils; certificate: string }

async function aKnown(over: object = teenager): Promise<Known> {
  const snils = aSnils()
  return fresh.db.transaction(async (tx) => {
    lastBorn = lastBorn.add({ days: 11 })
    const born = { municipalityId: place.municipalityId, birthOn: lastBorn }
    const child = newChild({ ...born, ...over, snils })
    const id = await addChild(tx, mother, { child, vault: openVault(secretKey), anotherChild: true }, NOW)
    const { number } = await aCertificate(tx, { childId: id, userId: mother.userId, ...place })
    return { id, snils, certificate: number }
  })
}

test('S-125: from fourteen a child brings the parents’ record into an own cabinet by SNILS and certificate number', async () => {
  const { id, snils, certificate } = await aKnown()
  expect((await web.get('/my/own-record', token)).text).toContain('С 14 лет у ребёнка может быть собственный кабинет')
  const key = newId()
  const [done, again] = [
    await web.post('/my/own-record', token, { snils, certificate }, key),
    await web.post('/my/own-record', token, { snils, certificate }, key),
  ]
  expect([done.status, done.location, again.location]).toEqual([303, `/my/children/${id}`, `/my/children/${id}`])
  expect((await web.get('/my/children', token)).text).toContain('Никита')
  expect((await web.get(`/my/children/${id}/adults`, web.signIn(mother))).text).toContain('Сам ребёнок')
})

test('S-125: a wrong number, a closed certificate and another name are one answer, and tell nothing', async () => {
  const { snils, certificate } = await aKnown()
  const other = await aKnown({ ...teenager, name: { surname: 'Серов', name: 'Илья', patronymic: null } })
  const closed = await aKnown()
  await fresh.db.transaction((tx) =>
    sql`update certificates_certificate set validity = 'excluded' where number = ${closed.certificate}`.execute(tx),
  )
  const wrong = [
    { snils: aSnils(), certificate },
    { snils, certificate: '1234567890' },
    { snils: other.snils, certificate },
    { snils: other.snils, certificate: other.certificate },
    { snils: closed.snils, certificate: closed.certificate },
  ]
  const said = new Set<string>()
  for (const told of wrong) {
    const { status, text } = await web.post('/my/own-record', token, told)
    said.add(`${status} ${/Карточки с такой парой номеров нет[^<]*/.exec(text)?.[0]}`)
    const answer = await web.post('/api/v1/own-record', token, told)
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([409, 'families.own-record-unknown'])
  }
  expect([...said]).toEqual(['422 Карточки с такой парой номеров нет. Проверьте СНИЛС и номер сертификата'])
})

test('S-125: who tries numbers is stopped, even when the pair is right at last; the parents read of it', async () => {
  const { id, snils, certificate } = await aKnown()
  let status = 422
  for (let n = 0; n < 100 && status === 422; n += 1)
    status = (await web.post('/my/own-record', token, { snils: aSnils(), certificate })).status
  expect(status).toBe(429)
  const answer = await web.post('/api/v1/own-record', token, { snils, certificate })
  expect([answer.status, answer.json<{ code: string }>().code]).toEqual([429, 'certificates.own-record-guesses'])
  const page = await web.get(`/my/children/${id}/journal`, web.signIn(mother))
  expect(page.text).toContain('certificates.own-record-missed')
})

test('S-125: a child of nine is told from which age; a worker has no such page', async () => {
  const { snils, certificate } = await aKnown({ name: nikita, birthOn: Temporal.PlainDate.from('2017-03-11') })
  const answer = await web.post('/api/v1/own-record', token, { snils, certificate })
  expect([answer.status, answer.json<{ code: string }>().code]).toEqual([422, 'families.too-young-for-self'])
  expect((await web.get('/my/own-record', web.signIn({ ...son, role: 'reception' }))).status).toBe(404)
})

test('S-125: the same over the API', async () => {
  const { id, snils, certificate } = await aKnown()
  const answer = await web.post('/api/v1/own-record', token, { snils, certificate })
  expect([answer.status, answer.json()]).toEqual([201, { childId: id }])
})
