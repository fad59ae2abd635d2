import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aRegion } from '../region/testing.ts'
import { tellRenewed } from './actions/consent.ts'
import { startSessionFor } from './actions/session.ts'
import { aUser } from './testing.ts'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')
const hours = (n: number) => Temporal.Duration.from({ hours: n })
const limits = { idle: hours(1), absolute: hours(12) }
const [chrome, newerChrome, phone] = [
  'Mozilla/5.0 (Windows NT 10.0) Chrome/128.0',
  'Mozilla/5.0 (Windows NT 10.0) Chrome/129.0',
  'Mozilla/5.0 (Android 15; Mobile) Firefox/130.0',
]

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction((tx) => aRegion(tx))
})
afterAll(() => fresh.close())

test('who signs in from a device that the cabinet has not seen is told of; the first of all and a renewed browser are no news', () =>
  rolledBack(fresh.db, async (tx) => {
    const userId = await aUser(tx)
    const signIn = (userAgent: string) =>
      startSessionFor(tx, userId, { userAgent, address: '203.0.113.7', limits }, now)
    const told = async () =>
      (
        await sql<{ device: string }>`select payload->'facts'->>'device' as device from job_plan
          where payload->>'letter' = 'access.new-sign-in'`.execute(tx)
      ).rows.map(({ device }) => device)
    await signIn(chrome)
    await signIn(newerChrome)
    expect(await told()).toEqual([])
    await signIn(phone)
    await signIn(phone)
    expect(await told()).toEqual(['Firefox, Android'])
  }))

test('whoever agreed to an earlier version of a text is told once of the new one', () =>
  rolledBack(fresh.db, async (tx) => {
    const [old, current] = [await aUser(tx), await aUser(tx)]
    const consent = (userId: string, version: string) =>
      sql`insert into access_consent (id, user_id, kind, version, text_hash, given_at)
        values (gen_random_uuid(), ${userId}, 'privacy-policy', ${version}, '', ${now})`.execute(tx)
    await consent(old, '2025-01-01')
    await consent(current, '2026-05-01')
    const versions = { 'site-rules': '2026-05-01', 'privacy-policy': '2026-05-01', 'personal-data': '2026-05-01' }
    expect(await tellRenewed(tx, 10, versions)).toBe(1)
    expect(await tellRenewed(tx, 10, versions)).toBe(0)
    const { rows } = await sql<{ cabinet: unknown }>`select payload->'cabinet' as cabinet from job_plan`.execute(tx)
    expect(rows).toEqual([{ cabinet: { userId: old } }])
  }))
