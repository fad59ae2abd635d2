import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { hashToken, newToken } from '#platform/session'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { aRegion } from '../region/testing.ts'
import { families } from './manifest.ts'
import { aChild, aGuardian } from './testing.ts'

type Adults = { adults: { userId: string; relation: string; holder: boolean }[]; invitations: { id: string }[] }
let fresh: FreshDatabase
let web: Web
let municipalityId: string
let mother: Awaited<ReturnType<typeof aGuardian>>
let father: Awaited<ReturnType<typeof aGuardian>>

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [families])
  await fresh.db.transaction(async (tx) => {
    municipalityId = Object.values((await aRegion(tx)).municipalities)[0] ?? ''
    mother = await aGuardian(tx)
    father = await aGuardian(tx, { surname: 'Петров', name: 'Андрей', patronymic: null })
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

test('D17: over the API the holder invites, the guest joins, gets the record handed over, and the first one leaves', async () => {
  const id = await fresh.db.transaction((tx) => aChild(tx, { municipalityId, userId: mother.userId }))
  const [hers, his] = [web.signIn(mother), web.signIn(father)]
  const path = `/api/v1/children/${id}`
  const guest = { email: 'otec@example.ru', relation: 'father' }
  const first = await web.post(`${path}/invitations`, hers, guest)
  expect([first.status, first.json<Adults>().invitations.length]).toEqual([201, 1])
  const again = first.json<Adults>().invitations[0]?.id
  expect((await web.post(`${path}/invitations/${again}/cancellation`, hers)).json<Adults>().invitations).toEqual([])

  await web.post(`${path}/invitations`, hers, guest)
  const token = newToken()
  await fresh.db.transaction((tx) =>
    sql`update families_invitation set token_hash = ${hashToken(token)} where child_id = ${id}
      and cancelled_at is null`.execute(tx),
  )
  expect((await web.get(`${path}/adults`, his)).status).toBe(404)
  expect((await web.get(`/api/v1/invitations/${token}`, his)).json()).toEqual({
    childName: 'Мария',
    relation: 'father',
  })
  expect((await web.post(`/api/v1/invitations/${token}`, his)).json()).toEqual({ childId: id })
  expect((await web.post(`${path}/holder`, his, { userId: father.userId })).json()).toMatchObject({
    code: 'families.not-holder',
  })
  expect((await web.post(`${path}/departure`, hers)).json()).toMatchObject({ code: 'families.holder-stays' })
  const handed = await web.post(`${path}/holder`, hers, { userId: father.userId })
  expect(handed.json<Adults>().adults.find(({ holder }) => holder)?.userId).toBe(father.userId)
  expect((await web.post(`${path}/departure`, hers)).status).toBe(204)
  expect((await web.get(`${path}/adults`, hers)).status).toBe(404)
})

test('S-107: over the API a reminder about a younger child is promised with its day', async () => {
  const answer = await web.post('/api/v1/reminders', web.signIn(mother), { birthOn: '2022-03-03' })
  expect([answer.status, answer.json()]).toEqual([201, { remindOn: '2027-03-03' }])
  expect((await web.post('/api/v1/reminders', web.signIn(mother), { birthOn: '2017-03-03' })).json()).toMatchObject({
    code: 'families.reminder-needless',
  })
})
