import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import {
  calendarOf,
  dayOf,
  demoPreset,
  findPeriod,
  installPreset,
  listMunicipalities,
  listPeriods,
  type Setting,
  settingOf,
} from './index.ts'
import { aRegion, aSetting } from './testing.ts'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
// Of a domain above: read as it is installed, and not declared anew for every test that comes after.
const answerTerm: Setting<number> = { name: 'enrolment.answer-term', schema: z.number(), words: 'Срок ответа' }

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const inRegion = <T>(
  work: (
    tx: Parameters<typeof settingOf>[0] & Parameters<typeof aRegion>[0],
    codes: Record<string, string>,
  ) => Promise<T>,
) => rolledBack(fresh.db, async (tx) => work(tx, (await aRegion(tx)).municipalities))

test('a preset installed twice is installed once', () =>
  rolledBack(fresh.db, async (tx) => {
    const count = async () => {
      const { rows } = await sql<{
        n: number
      }>`select (select count(*) from region_setting)::int + (select count(*) from region_act)::int
        + (select count(*) from region_funding_period)::int + (select count(*) from audit_entry)::int as n`.execute(tx)
      return rows[0]?.n
    }
    await installPreset(tx, demoPreset, now)
    const once = await count()
    await installPreset(tx, demoPreset, now)
    expect(await count()).toBe(once)
    expect((await listMunicipalities(tx)).map(({ code }) => code).sort()).toEqual(['10', '20', '30'])
  }))

test('municipalities are sorted as people sort: ё with е, whatever the size of letters', () =>
  inRegion(async (tx) => {
    const names = { 10: 'Яровое', 20: 'Ёлкино', 30: 'дальний' }
    for (const [code, name] of Object.entries(names))
      await sql`update region_municipality set name = ${name} where code = ${code}`.execute(tx)
    expect((await listMunicipalities(tx)).map(({ name }) => name)).toEqual(['дальний', 'Ёлкино', 'Яровое'])
  }))

test("a municipality's own value goes before the region's", () =>
  inRegion(async (tx, codes) => {
    await aSetting(tx, answerTerm, 5, { municipalityId: codes['20'] ?? '' })
    expect(await settingOf(tx, answerTerm, day('2026-09-01'), codes['20'])).toBe(5)
    expect(await settingOf(tx, answerTerm, day('2026-09-01'), codes['10'])).toBe(3)
    expect(await settingOf(tx, answerTerm, day('2026-09-01'))).toBe(3)
  }))

test('a new value holds from the day of its act, and the old one until then', () =>
  inRegion(async (tx) => {
    await aSetting(tx, answerTerm, 7, { from: '2026-10-01' })
    expect(await settingOf(tx, answerTerm, day('2026-09-30'))).toBe(3)
    expect(await settingOf(tx, answerTerm, day('2026-10-01'))).toBe(7)
    await expect(aSetting(tx, answerTerm, 8, { from: '2026-09-15' })).rejects.toMatchObject({
      code: 'region.setting-later-exists',
    })
  }))

test('a change that was rolled back is not remembered, and a committed one is seen at once', async () => {
  await fresh.db.transaction((tx) => installPreset(tx, demoPreset, now))
  expect(await settingOf(fresh.db.reader, answerTerm, day('2026-09-01'))).toBe(3)
  await rolledBack(fresh.db, async (tx) => {
    await aSetting(tx, answerTerm, 9)
    expect(await settingOf(tx, answerTerm, day('2026-09-01'))).toBe(9)
  })
  expect(await settingOf(fresh.db.reader, answerTerm, day('2026-09-01'))).toBe(3)
  await fresh.db.transaction((tx) => aSetting(tx, answerTerm, 4))
  expect(await settingOf(fresh.db.reader, answerTerm, day('2026-09-01'))).toBe(4)
})

test('past, current and future periods live side by side', () =>
  inRegion(async (tx) => {
    expect((await listPeriods(tx)).map(({ name }) => name)).toEqual(['2025 год', '2026 год', '2027 год'])
    expect((await findPeriod(tx, day('2026-12-31')))?.name).toBe('2026 год')
    expect(await findPeriod(tx, day('2024-12-31'))).toBeNull()
  }))

test('the day is that of the region: midnight comes three hours before Greenwich', () =>
  inRegion(async (tx) => {
    expect((await dayOf(tx, Temporal.Instant.from('2026-08-31T20:59:59Z'))).toString()).toBe('2026-08-31')
    expect((await dayOf(tx, Temporal.Instant.from('2026-08-31T21:00:00Z'))).toString()).toBe('2026-09-01')
  }))

test('the region departs from the production calendar by its own act', () =>
  inRegion(async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from region_act limit 1`.execute(tx)
    await sql`insert into region_calendar_day (day, working, act_id) values ('2026-09-07', false, ${rows[0]?.id})`.execute(
      tx,
    )
    const calendar = await calendarOf(tx)
    expect(calendar.isWorking(day('2026-09-07'))).toBe(false)
    expect(calendar.isWorking(day('2026-09-08'))).toBe(true)
    expect(calendar.isWorking(day('2026-11-04'))).toBe(false)
  }))
