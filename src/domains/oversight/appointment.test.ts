import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { listMunicipalities } from '#region'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { access } from '../access/manifest.ts'
import { aUser } from '../access/testing.ts'
import { aPoint } from '../certificates/testing.ts'
import { aProvider } from '../providers/testing.ts'
import { aRegion } from '../region/testing.ts'
import { offerRole } from './appointment.ts'
import { oversight } from './manifest.ts'
import type { GivenRole } from './model.ts'

const order = { number: '41-од', on: Temporal.PlainDate.from('2026-11-02') }
const reason = 'письмо № 7'

let fresh: FreshDatabase
let web: Web
beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction((tx) => aRegion(tx))
  web = await aWeb(fresh.db, [access, oversight])
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

function actor(userId: string, role: Actor['role'] = 'region'): Actor {
  const who = { userId: userId as Actor['userId'], role, scopeId: null, name: 'Иванова Ирина' }
  return { ...who, rights: [], grants: [], protectedChannel: false }
}

const municipalityOf = async (tx: Tx) => (await listMunicipalities(tx))[0]?.id ?? expect.fail('no municipality')
const places: Record<GivenRole, (tx: Tx) => Promise<string>> = {
  municipality: municipalityOf,
  reception: async (tx) => aPoint(tx, { municipalityId: await municipalityOf(tx) }),
  provider: async (tx) => (await aProvider(tx, { municipalityId: await municipalityOf(tx) })).id,
}

describe('the operator offers a role to somebody who has a cabinet', () => {
  test.each(Object.keys(places) as GivenRole[])('S-158: %s, by the house’s invitation and its letter', (role) =>
    rolledBack(fresh.db, async (tx) => {
      const [by, userId] = [actor(await aUser(tx, { role: 'region' })), await aUser(tx, { email: 'orlova@mail.ru' })]
      const placeId = await places[role](tx)
      const rights = role === 'reception' ? ['accept'] : []
      await offerRole(tx, by, { userId, role, placeId, rights, order, reason }, NOW)
      const { rows } = await sql`select email, role, scope_id as place, rights from access_invitation`.execute(tx)
      expect(rows).toEqual([{ email: 'orlova@mail.ru', role, place: placeId, rights }])
      const journal = await sql`select reason, facts ->> 'role' as role from audit_entry
        where word = 'oversight.role-offered' and subject_id = ${userId}`.execute(tx)
      expect(journal.rows).toEqual([{ reason, role }])
    }),
  )

  test('S-061: never a right that the point does not have, nor to themselves, nor without an address, nor nowhere', () =>
    rolledBack(fresh.db, async (tx) => {
      const userId = await aUser(tx, { email: 'orlova@mail.ru' })
      const [by, nobody] = [actor(await aUser(tx, { role: 'region' })), await aUser(tx)]
      await sql`update access_user set email = null where id = ${nobody}`.execute(tx)
      const placeId = await aPoint(tx, { municipalityId: await municipalityOf(tx) })
      const offer = { userId, role: 'reception', placeId, rights: ['merge'], order, reason } as const
      const refused = (code: string) => ({ code })
      await expect(offerRole(tx, by, offer, NOW)).rejects.toMatchObject(refused('certificates.workplace-not-stated'))
      const municipal = { ...offer, role: 'municipality', rights: [], placeId: await municipalityOf(tx) } as const
      const own = { ...municipal, userId: by.userId }
      await expect(offerRole(tx, by, own, NOW)).rejects.toMatchObject(refused('access.own-rights'))
      await expect(offerRole(tx, by, { ...municipal, userId: nobody }, NOW)).rejects.toMatchObject(
        refused('oversight.no-address'),
      )
      for (const lost of [{ placeId: newId() }, { userId: newId() }])
        await expect(offerRole(tx, by, { ...municipal, ...lost }, NOW)).rejects.toMatchObject(refused('http.not-found'))
    }))
})

test('the page asks role by role, keeps what was typed, and belongs to the operator alone', async () => {
  const [userId, operator, placeId] = await fresh.db.transaction(async (tx) => [
    await aUser(tx, { email: 'orlova@mail.ru' }),
    actor(await aUser(tx, { role: 'region' })),
    await municipalityOf(tx),
  ])
  const token = web.signIn(operator)
  const path = `/region/users/${userId}/role`
  expect((await web.get(path, token)).text).toContain(`href="${path}?role=municipality"`)
  expect((await web.get(`${path}?role=municipality`, token)).text).toContain(`value="${placeId}"`)
  const filled = { role: 'municipality', placeId, 'order.number': '41-од', reason: '' }
  const wrong = await web.post(path, token, filled)
  expect([wrong.status, wrong.text.includes('Напишите причину'), wrong.text.includes('value="41-од"')]).toEqual([
    422,
    true,
    true,
  ])
  const bare = await web.post(path, token, { ...filled, role: 'reception', reason })
  expect(bare.text).toContain('Отметьте хотя бы одно право')
  const offer = { role: 'municipality', placeId, order: { number: '41-од', on: '2026-11-02' }, reason }
  expect((await web.post(`/api/v1/users/${userId}/invitations`, token, offer)).status).toBe(204)
  const stranger = web.signIn(actor(userId, 'municipality'))
  expect((await web.get(path, stranger)).status).toBe(404)
})
