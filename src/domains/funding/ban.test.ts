import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { type Database, sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Town } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { aKit } from '../../platform/http/testing.ts'
import { tellBan as tellProviders } from '../providers/jobs.ts'
import { tellBanPortion } from './actions/ban.ts'
import { tellBan } from './jobs.ts'
import { funding } from './manifest.ts'

const NOW = Temporal.Instant.from('2026-09-10T09:00:00Z')

let fresh: FreshDatabase | null = null
let db: Database
let web: Web
let town: Town
let payer: string
let stranger: string
beforeEach(async () => {
  await close()
  fresh = await freshDatabase()
  db = fresh.db
  town = await db.transaction((tx) => aTown(tx))
  web = await aWeb(db, [funding], NOW)
  const { userId } = await db.transaction((tx) => aFamily(tx, town, { available: 1_200_000n }))
  payer = web.signIn({ userId, role: 'municipality', scopeId: town.municipalityId } as unknown as Actor)
  stranger = web.signIn({ userId, role: 'municipality', scopeId: town.periodId } as unknown as Actor)
})
afterAll(() => close())

async function close() {
  await web?.app.close()
  await fresh?.close()
  fresh = null
}

const api = '/api/v1/municipality/bans'
const act = { number: '1390', title: 'О договорах', issuedOn: '2026-09-08' }
const ban = (from = '2026-09-12') => web.post(api, payer, { periodId: town.periodId, from, act })
const letters = async () => {
  const { rows } = await sql<{
    letter: string
    count: number
  }>`select payload->>'letter' as letter, count(*)::int as count
    from job_plan where payload->>'letter' like '%ban%' group by 1 order by 1`.execute(db.reader)
  return Object.fromEntries(rows.map(({ letter, count }) => [letter, count]))
}

describe('domain 3.7 a payer stops new contracts', () => {
  test('once for a period, from a day that can still be told; lifted, another may follow', async () => {
    expect((await ban('2026-09-11')).json<{ code: string }>().code).toBe('funding.ban-day')
    const made = await ban()
    expect(made.status).toBe(201)
    expect((await ban('2026-09-20')).json<{ code: string }>().code).toBe('funding.banned-already')
    const { id } = made.json<{ id: string }>()
    expect((await web.post(`${api}/${id}/lifting`, stranger)).status).toBe(404)
    expect((await web.post(`${api}/${id}/lifting`, payer)).status).toBe(204)
    expect((await web.post(`${api}/${id}/lifting`, payer)).json<{ code: string }>().code).toBe('funding.not-banned')
    expect((await ban('2026-09-20')).status).toBe(201)
    expect((await web.get(api, stranger)).json<{ bans: unknown[] }>().bans).toEqual([])
  })

  test('families are told in portions, each once however often the job is done, and organisations with an agreement', async () => {
    await db.transaction(async (tx) => {
      for (const available of [null, 1_200_000n]) await aFamily(tx, town, { available })
      await aCourse(tx, town)
    })
    const { id } = (await ban()).json<{ id: string }>()
    const telling = { banId: id, lifted: false }
    const kit = aKit({ db, clock: { now: () => NOW } })
    expect(await db.transaction((tx) => tellBanPortion(tx, telling, NOW, 2))).toBe(true)
    expect(await letters()).toEqual({ 'funding.banned': 2 })
    // Killed after the commit of the portion, before the queue heard of it: the queue does the job again.
    for (const _ of ['again', 'and again, together with itself'])
      await Promise.all([tellBan(kit, telling), tellBan(kit, telling), tellProviders(kit, telling)])
    expect(await letters()).toEqual({ 'funding.banned': 3, 'providers.payer-banned': 1 })
    await web.post(`${api}/${id}/lifting`, payer)
    for (const _ of ['once', 'again']) await tellBan(kit, { ...telling, lifted: true })
    await tellBan(kit, telling)
    expect(await letters()).toMatchObject({ 'funding.banned': 3, 'funding.ban-lifted': 3 })
  })

  test('on the page a tick is asked for, and what was typed is kept', async () => {
    const form = {
      ...{ periodId: town.periodId, 'from.day': '12', 'from.month': '9', 'from.year': '2026' },
      ...{ 'act.number': '1390', 'act.title': 'О договорах', 'act.issued.day': '8' },
      ...{ 'act.issued.month': '9', 'act.issued.year': '2026' },
    }
    const unsure = await web.post('/municipality/bans', payer, form)
    expect([unsure.status, unsure.text]).toEqual([422, expect.stringContaining('value="1390"')])
    // The tick is sent as the page would send it, whatever its value is.
    const sure = /name="sure" value="(\w+)"/.exec(unsure.text)?.[1] ?? ''
    const early = await web.post('/municipality/bans', payer, { ...form, 'from.day': '11', sure })
    expect([early.status, early.text]).toEqual([422, expect.stringContaining('Выберите день с')])
    expect((await web.post('/municipality/bans', payer, { ...form, sure })).location).toBe('/municipality/bans')
    expect((await web.get('/municipality/bans', payer)).text).toContain('Отменить запрет')
    expect((await web.get('/municipality', payer)).text).toContain('С 12 сентября 2026 года новых договоров нет')
  })
})
