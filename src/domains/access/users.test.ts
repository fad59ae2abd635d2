import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { aRegion } from '../region/testing.ts'
import { askFactorRelease, blockUser, confirmFactorRelease, unblockUser, withdrawRole } from './actions/overseen.ts'
import { access } from './manifest.ts'
import type { Actor } from './model.ts'
import { findOverseen, findRelease } from './queries/overseen.ts'
import { aUser } from './testing.ts'

const now = Temporal.Instant.from('2026-11-20T07:15:00Z')
const reason = 'обращение № 12'

let fresh: FreshDatabase
let web: Web
beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction((tx) => aRegion(tx))
  web = await aWeb(fresh.db, [access])
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

function actor(userId: string, role: Actor['role'] = 'region'): Actor {
  const who = { userId: userId as Actor['userId'], role, scopeId: null, name: 'Иванова Ирина' }
  return { ...who, rights: [], grants: [], protectedChannel: false }
}
const anOperator = async (tx: Tx) => actor(await aUser(tx, { role: 'region' }))
async function aSecured(tx: Tx): Promise<string> {
  const userId = await aUser(tx, { role: 'region' })
  await aFactor(tx, userId)
  return userId
}
const aFactor = (tx: Tx, userId: string) =>
  sql`insert into access_factor (id, user_id, sealed, created_at, confirmed_at)
    values (${newId()}, ${userId}, '\\x00', ${now}, ${now})`.execute(tx)
const seen = async (tx: Tx, userId: string) => (await findOverseen(tx, userId)) ?? expect.fail('nobody there')

describe('the operator', () => {
  test('closes the way in with a reason and opens it again; nobody does so to themselves', () =>
    rolledBack(fresh.db, async (tx) => {
      const [by, userId] = [await anOperator(tx), await aUser(tx)]
      await blockUser(tx, by, { userId, reason }, now)
      expect((await seen(tx, userId)).blockedAt).toEqual(now)
      await expect(blockUser(tx, by, { userId, reason }, now)).rejects.toMatchObject({ code: 'access.blocked-already' })
      await unblockUser(tx, by, { userId, reason }, now)
      expect((await seen(tx, userId)).blockedAt).toBeNull()
      await expect(blockUser(tx, by, { userId: by.userId, reason }, now)).rejects.toMatchObject({
        code: 'access.own-rights',
      })
      const { rows } = await sql<{ word: string; reason: string }>`select word, reason from audit_entry
        where subject_id = ${userId} and reason is not null order by id`.execute(tx)
      expect(rows).toEqual([
        { word: 'access.user-blocked', reason },
        { word: 'access.user-unblocked', reason },
      ])
    }))

  test('takes away a role of staff, never that of a family', () =>
    rolledBack(fresh.db, async (tx) => {
      const by = await anOperator(tx)
      const [staff, family] = [await aUser(tx, { role: 'provider', scopeId: newId() }), await aUser(tx)]
      const roleOf = async (userId: string) => (await seen(tx, userId)).roles[0]?.id ?? ''
      await withdrawRole(tx, by, { userId: staff, roleId: await roleOf(staff), reason }, now)
      expect((await seen(tx, staff)).roles).toEqual([])
      const own = { userId: family, roleId: await roleOf(family), reason }
      await expect(withdrawRole(tx, by, own, now)).rejects.toMatchObject({ code: 'http.not-found' })
    }))

  test('and another one together take off a lost second factor; one alone cannot, nor can its owner', () =>
    rolledBack(fresh.db, async (tx) => {
      const [first, second, userId] = [await anOperator(tx), await anOperator(tx), await aSecured(tx)]
      await askFactorRelease(tx, first, { userId, reason }, now)
      await expect(askFactorRelease(tx, second, { userId, reason }, now)).rejects.toMatchObject({
        code: 'access.release-waits',
      })
      await expect(confirmFactorRelease(tx, first, userId, now)).rejects.toMatchObject({ code: 'access.own-release' })
      await expect(confirmFactorRelease(tx, actor(userId), userId, now)).rejects.toMatchObject({
        code: 'access.own-rights',
      })
      expect((await seen(tx, userId)).secured).toBe(true)
      await confirmFactorRelease(tx, second, userId, now)
      expect((await seen(tx, userId)).secured).toBe(false)
      await expect(confirmFactorRelease(tx, second, userId, now)).rejects.toMatchObject({ code: 'http.not-found' })
    }))

  test('a request to take a second factor off is about that factor, and grows old', () =>
    rolledBack(fresh.db, async (tx) => {
      const [first, second, userId] = [await anOperator(tx), await anOperator(tx), await aSecured(tx)]
      await askFactorRelease(tx, first, { userId, reason }, now)
      // The phone is found, and another factor is set up: what was asked about the old one is worth nothing.
      await sql`delete from access_factor where user_id = ${userId}`.execute(tx)
      await aFactor(tx, userId)
      expect(await findRelease(tx, userId, now)).toBeNull()
      await expect(confirmFactorRelease(tx, second, userId, now)).rejects.toMatchObject({ code: 'http.not-found' })
      expect((await seen(tx, userId)).secured).toBe(true)

      await askFactorRelease(tx, first, { userId, reason }, now)
      const late = now.add({ hours: 72 })
      await expect(confirmFactorRelease(tx, second, userId, late)).rejects.toMatchObject({ code: 'http.not-found' })
      await askFactorRelease(tx, second, { userId, reason }, late)
      await confirmFactorRelease(tx, first, userId, late.add({ hours: 71 }))
      expect((await seen(tx, userId)).secured).toBe(false)
    }))

  test('bars somebody whose door closed behind them already; only the operator opens that one', () =>
    rolledBack(fresh.db, async (tx) => {
      const [by, userId] = [await anOperator(tx), await aUser(tx, { role: 'provider', scopeId: newId() })]
      const roleId = (await seen(tx, userId)).roles[0]?.id ?? ''
      await withdrawRole(tx, by, { userId, roleId, reason }, now)
      expect(await seen(tx, userId)).toMatchObject({ blockedAt: now, barred: false })
      await blockUser(tx, by, { userId, reason }, now)
      expect(await seen(tx, userId)).toMatchObject({ barred: true })
      await expect(blockUser(tx, by, { userId, reason }, now)).rejects.toMatchObject({ code: 'access.blocked-already' })
      await unblockUser(tx, by, { userId, reason }, now)
      expect(await seen(tx, userId)).toMatchObject({ blockedAt: null, barred: false })
    }))

  test('whoever goes round the program cannot confirm alone either', () =>
    rolledBack(fresh.db, async (tx) => {
      const [by, userId] = [await anOperator(tx), await aSecured(tx)]
      await askFactorRelease(tx, by, { userId, reason }, now)
      const alone = sql`update access_factor_release set confirmed_by = asked_by, confirmed_at = ${now}`.execute(tx)
      await expect(alone).rejects.toThrow('access_factor_release_by_two')
    }))
})

test('users are found by whole address or name, masked, and every search and look is in the journal', async () => {
  const name = { surname: 'Щёткина', name: 'Ольга', patronymic: null }
  const [userId, operator] = await fresh.db.transaction(async (tx) => [
    await aUser(tx, { name, email: 'schetkina@mail.ru' }),
    await anOperator(tx),
  ])
  const token = web.signIn(operator)
  for (const text of ['щеткина', 'Щёткина Ольга', 'SCHETKINA@mail.ru']) {
    const page = (await web.get(`/region/users?text=${encodeURIComponent(text)}`, token)).text
    expect(page).toContain(`/region/users/${userId}`)
    expect(page).not.toContain('schetkina@mail.ru')
  }
  expect((await web.get('/region/users?text=schetkina', token)).text).toContain('Никого не нашлось')
  expect((await web.get(`/region/users/${userId}`, token)).text).toContain('Щёткина Ольга')
  const without = await web.post(`/region/users/${userId}/blocking`, token, { reason: '' })
  expect([without.status, without.text.includes('href="#reason">Напишите причину')]).toEqual([422, true])
  // The field that the summary leads to is there once, in the form that was sent, which stands open.
  const sent = without.text.split('<details').find((part) => part.includes(`/region/users/${userId}/blocking`)) ?? ''
  expect([/^[^>]* open/.test(sent), sent.includes(' id="reason"')]).toEqual([true, true])
  expect(without.text.match(/ id="reason"/g)).toHaveLength(1)
  expect((await web.post(`/api/v1/users/${userId}/blocking`, token, { reason })).status).toBe(204)
  expect(
    (await web.get(`/api/v1/users/${userId}`, token)).json<{ blockedAt: string | null }>().blockedAt,
  ).not.toBeNull()
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from audit_entry
    where word in ('access.users-searched', 'access.user-looked-at')`.execute(fresh.db.reader)
  expect(rows[0]?.count).toBeGreaterThanOrEqual(6)
  const stranger = web.signIn(actor(userId, 'family'))
  for (const path of ['/region/users', `/region/users/${userId}`, `/api/v1/users/${userId}`])
    expect((await web.get(path, stranger)).status, path).toBe(404)
})

test('users of one surname are read page by page, each once', async () => {
  const token = await fresh.db.transaction(async (tx) => {
    for (let number = 0; number < 53; number += 1)
      await aUser(tx, { name: { surname: 'Многих', name: number % 2 ? 'Анна' : 'Ольга', patronymic: null } })
    return web.signIn(await anOperator(tx))
  })
  const seenIds: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { users: { id: string }[]; cursor: string | null } = (
      await web.get(`/api/v1/users?${new URLSearchParams({ text: 'многих', ...(cursor ? { cursor } : {}) })}`, token)
    ).json()
    seenIds.push(...page.users.map(({ id }) => id))
    cursor = page.cursor
  }
  expect([seenIds.length, new Set(seenIds).size]).toEqual([53, 53])
  const first = (await web.get('/region/users?text=многих', token)).text
  expect(first).toContain(`after=${seenIds[49]}`)
  expect((await web.get(`/region/users?text=многих&after=${seenIds[49]}`, token)).text).not.toContain('rel="next"')
})
