import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import {
  elevateSession,
  endAllSessions,
  endSession,
  findSession,
  listSessions,
  startSession,
  touchSession,
} from './index.ts'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')
const limits = { idle: Temporal.Duration.from({ minutes: 30 }), absolute: Temporal.Duration.from({ hours: 2 }) }
const phone = { userAgent: 'Phone', address: '203.0.113.7' }

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const start = (userId: string | null = newId()) =>
  fresh.db.transaction((tx) => startSession(tx, { userId, ...phone }, limits, now))
const find = (token: string, at = now) => findSession(fresh.db.reader, token, at)

test('a started session is found by its token, and the token is not in the database', async () => {
  const { token, session } = await start()
  expect(await find(token)).toEqual(session)
  expect(session.address).toBe('203.0.113.7')
  const { rows } = await sql<{ all: string }>`select string_agg(session::text, '') as all from session`.execute(
    fresh.db.reader,
  )
  expect(rows[0]?.all).not.toContain(token)
})

test('a made-up token finds nothing', async () => {
  expect(await find('short')).toBeNull()
  expect(await find('x'.repeat(43))).toBeNull()
})

test('a silent session dies after the idle time', async () => {
  const { token } = await start()
  expect(await find(token, now.add({ minutes: 29 }))).not.toBeNull()
  expect(await find(token, now.add({ minutes: 30 }))).toBeNull()
})

test('signs of life prolong a session, but not past its greatest age', async () => {
  const { token, session } = await start()
  const touch = (minutes: number) =>
    fresh.db.transaction((tx) => touchSession(tx, session, limits, now.add({ minutes })))
  await touch(25)
  expect(await find(token, now.add({ minutes: 50 }))).not.toBeNull()
  await touch(110)
  expect(await find(token, now.add({ minutes: 119 }))).not.toBeNull()
  expect(await find(token, now.add({ minutes: 120 }))).toBeNull()
})

test('elevation changes the token: the old one is worth nothing', async () => {
  const { token, session } = await start()
  const until = now.add({ minutes: 10 })
  const elevated = await fresh.db.transaction((tx) => elevateSession(tx, session, until, now))
  expect(await find(token)).toBeNull()
  const found = await find(elevated.token)
  expect(found?.elevatedUntil?.equals(until)).toBe(true)
  expect(found?.userId).toBe(session.userId)
  await expect(fresh.db.transaction((tx) => elevateSession(tx, session, until, now))).rejects.toThrow(/ended/)
})

test('a user sees their sessions and ends one, but nobody else can', async () => {
  const userId = newId()
  const mine = await start(userId)
  const other = await start()
  expect((await listSessions(fresh.db.reader, userId, now)).map(({ id }) => id)).toEqual([mine.session.id])
  const end = (id: string) => fresh.db.transaction((tx) => endSession(tx, id, now, userId))
  expect([await end(other.session.id), await end(mine.session.id), await end(mine.session.id)]).toEqual([
    false,
    true,
    false,
  ])
  expect(await find(other.token)).not.toBeNull()
  expect(await find(mine.token)).toBeNull()
})

test('all sessions of a user end at once, but the one kept', async () => {
  const userId = newId()
  const [kept, ...others] = [await start(userId), await start(userId), await start(userId)]
  expect(await fresh.db.transaction((tx) => endAllSessions(tx, userId, now, kept?.session.id))).toBe(2)
  expect(await find(kept?.token ?? '')).not.toBeNull()
  for (const { token } of others) expect(await find(token)).toBeNull()
})
