import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { listOpenCategories } from '#certificates'
import type { ChildId } from '#families'
import { newId } from '#kernel/ids'
import { type Database, sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aFamily, aTown, type Town } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { aKit } from '../../platform/http/testing.ts'
import { askForNominal } from './actions/change.ts'
import { applyAmendments, leaveCategory, melt } from './jobs.ts'
import { funding } from './manifest.ts'
import { joinQueue } from './queries/change.ts'

const NOW = Temporal.Instant.from('2026-09-10T09:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)

let fresh: FreshDatabase | null = null
let db: Database
let web: Web
let town: Town
let payer: string
beforeEach(async () => {
  await close()
  fresh = await freshDatabase()
  db = fresh.db
  town = await db.transaction((tx) => aTown(tx, { settings: { 'funding.melt': 'none' } }))
  web = await aWeb(db, [funding], NOW)
  payer = web.signIn({ userId: newId(), role: 'municipality', scopeId: town.municipalityId } as unknown as Actor)
})
afterAll(() => close())

async function close() {
  await web?.app.close()
  await fresh?.close()
  fresh = null
}

const at = (text: string) => aKit({ db, clock: { now: () => Temporal.Instant.from(text) } })
const act = { number: '1408', title: 'О категориях детей', issuedOn: '2026-09-08' }
const api = '/api/v1/municipality/amendments'
const opening = (more: object = {}) => ({
  change: {
    ...{ subject: 'category', periodId: town.periodId, from: '2026-10-01', name: 'Дети из многодетных семей' },
    ...{ proof: 'удостоверение многодетной семьи', amount: 1_600_000, countLimit: 120, ...more },
  },
  act,
})
const ending = (from = '2026-10-01') => ({
  change: { subject: 'category-end', periodId: town.periodId, from, categoryId: town.categoryId },
  act,
})
const names = async (on: string) =>
  (await listOpenCategories(db.reader, town.municipalityId, day(on))).map(({ name }) => name)
const another = () => web.post(api, payer, opening({ name: 'Все дети', proof: null, from: '2026-09-10' }))

describe('a category opened by an act', () => {
  test('S-005 S-086 is chosen from its day, and its nominal is credited to whoever gets a certificate of it', async () => {
    const made = await web.post(api, payer, opening())
    expect(made.status).toBe(201)
    const { categoryId } = made.json<{ categoryId: string }>()
    expect(await names('2026-09-30')).not.toContain('Дети из многодетных семей')
    expect(await names('2026-10-01')).toContain('Дети из многодетных семей')

    await applyAmendments(at('2026-10-01T01:00:00Z'))
    const { certificateId } = await db.transaction((tx) => aFamily(tx, { ...town, categoryId }, { available: null }))
    await funding.jobs?.['certificates.issued']?.(at('2026-10-02T09:00:00Z'), { certificateId })
    const { rows } = await sql`select granted from ledger_account where certificate_id = ${certificateId}`.execute(
      db.reader,
    )
    expect(rows).toEqual([{ granted: 1_600_000n }])
  })

  test('without a nominal is for accounting alone, and limits without a nominal are not understood', async () => {
    const made = await web.post(api, payer, opening({ amount: null, countLimit: null }))
    expect(made.json()).toMatchObject({ amount: null, category: 'Дети из многодетных семей' })
    expect((await web.post(api, payer, opening({ name: 'Иная', amount: null }))).status).toBe(422)
    expect((await web.post(api, payer, opening({ countLimit: 3_000_000_000 }))).status).toBe(422)
  })

  test('of a name that is there already is refused', async () => {
    await web.post(api, payer, opening())
    const again = await web.post(api, payer, opening({ name: 'дети из Многодетных семей' }))
    expect([again.status, again.json<{ code: string }>().code]).toEqual([409, 'funding.category-twice'])
  })

  test('is tried on the page before anything changes, and what was typed is kept', async () => {
    const form = {
      ...{
        subject: 'category',
        unit: 'kopecks',
        periodId: town.periodId,
        name: 'Дети из многодетных семей',
        proof: '',
      },
      ...{ amount: '16 000', countLimit: '', sumLimit: '', 'from.day': '1', 'from.month': '10', 'from.year': '2026' },
      ...{ 'act.number': '1408', 'act.title': 'О категориях' },
      ...{ 'act.issued.day': '8', 'act.issued.month': '9', 'act.issued.year': '2026' },
    }
    const page = await web.post('/municipality/amendments/preview', payer, form)
    expect([page.status, page.text]).toEqual([
      200,
      expect.stringContaining('Новая категория: Дети из многодетных семей'),
    ])
    expect(await names('2026-10-01')).toHaveLength(1)
    const wrong = await web.post('/municipality/amendments/preview', payer, { ...form, name: '' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('value="16 000"')])
  })
})

describe('a category ended by an act', () => {
  test('S-005 is not chosen from its day and credits nobody any more; what children have stays', async () => {
    await another()
    const before = await db.transaction((tx) => aFamily(tx, town, { available: 1_200_000n }))
    expect((await web.post(api, payer, ending())).status).toBe(201)
    expect(await names('2026-09-30')).toHaveLength(2)
    expect(await names('2026-10-01')).toEqual(['Все дети'])
    await applyAmendments(at('2026-10-01T01:00:00Z'))
    const late = await db.transaction((tx) => aFamily(tx, town, { available: null }))
    await funding.jobs?.['certificates.issued']?.(at('2026-10-02T09:00:00Z'), { certificateId: late.certificateId })
    const { rows } = await sql`select certificate_id as id, available from ledger_account where granted > 0`.execute(
      db.reader,
    )
    expect(rows).toEqual([{ id: before.certificateId, available: 1_200_000n }])
  })

  test('S-008 goes on melting for those who have not used it', async () => {
    await sql`update region_setting set value = '"linear-monthly"' where name = 'funding.melt'`.execute(
      db.reader as never,
    )
    await another()
    const { certificateId } = await db.transaction((tx) => aFamily(tx, town, { available: 1_200_000n }))
    await web.post(api, payer, ending('2026-09-10'))
    await melt(at('2026-10-01T09:00:00Z'))
    const { rows } = await sql`select available from ledger_account where certificate_id = ${certificateId}
      and period_id = ${town.periodId}`.execute(db.reader)
    expect(rows).toEqual([{ available: 300_000n }])
  })

  test('closes what waits for its nominal and tells the family, once', async () => {
    await another()
    const { certificateId } = await db.transaction(async (tx) => {
      const waits = await aFamily(tx, town, { available: null })
      await joinQueue(tx, waits.certificateId, town.categoryId, NOW)
      await sql`update certificates_certificate set funding = 'queued' where id = ${waits.certificateId}`.execute(tx)
      return waits
    })
    await web.post(api, payer, ending('2026-09-10'))
    for (const _ of [1, 2]) await leaveCategory(at(NOW.toString()), town)
    const { rows } = await sql<{ funding: string; letters: number }>`select funding,
        (select count(*)::int from job_plan where payload->>'letter' = 'funding.category-ended') as letters
      from certificates_certificate where id = ${certificateId}`.execute(db.reader)
    expect(rows).toEqual([{ funding: 'accounting', letters: 1 }])
  })

  test('and written down long before is asked for and waited for until its last day', async () => {
    await another()
    const one = await db.transaction((tx) => aFamily(tx, town, { available: null }))
    await db.transaction((tx) =>
      sql`update certificates_certificate set funding = 'accounting' where id = ${one.certificateId}`.execute(tx),
    )
    const { change } = ending('2027-01-01')
    const made = await web.post(api, payer, { change: { ...change, periodId: town.nextPeriodId }, act })
    expect(made.json()).toMatchObject({ appliedAt: expect.any(String) })
    const by = { userId: one.userId, role: 'family', scopeId: null } as unknown as Actor
    await db.transaction((tx) => askForNominal(tx, by, one.childId as ChildId, NOW))
    const state = async () => (await sql<{ state: string }>`select state from funding_change`.execute(db.reader)).rows
    await applyAmendments(at('2026-12-31T09:00:00Z'))
    expect(await state()).toEqual([{ state: 'submitted' }])
    await applyAmendments(at('2027-01-01T09:00:00Z'))
    expect(await state()).toEqual([{ state: 'closed' }])
  })

  test.each([
    ['with this period', '2026-12-31', () => town.periodId],
    ['with the next one', '2027-01-01', () => town.nextPeriodId],
  ])('written down long before to end %s, credits until then and nothing after', async (_, from, periodOf) => {
    await another()
    await db.transaction((tx) =>
      sql`insert into funding_nominal (id, category_id, period_id, unit, amount, valid_from, act_id) values
        (${newId()}, ${town.categoryId}, ${town.nextPeriodId}, 'kopecks', 1300000, '2027-01-01', ${town.actId})`.execute(
        tx,
      ),
    )
    const { change } = ending(from)
    expect((await web.post(api, payer, { change: { ...change, periodId: periodOf() }, act })).status).toBe(201)
    const { certificateId } = await db.transaction((tx) => aFamily(tx, town, { available: null }))
    await funding.jobs?.['certificates.issued']?.(at('2026-09-11T09:00:00Z'), { certificateId })
    const { rows } = await sql`select granted from ledger_account where certificate_id = ${certificateId}`.execute(
      db.reader,
    )
    expect(rows).toEqual([{ granted: 1_200_000n }])
  })

  test('is refused for the last one that asks for no paper, and cannot be ended twice', async () => {
    const alone = await web.post(api, payer, ending())
    expect([alone.status, alone.json<{ code: string }>().code]).toEqual([409, 'funding.category-last'])
    await another()
    expect((await web.post(api, payer, ending('2026-09-10'))).status).toBe(201)
    const again = await web.post(api, payer, ending('2026-09-11'))
    expect([again.status, again.json<{ code: string }>().code]).toEqual([409, 'funding.category-over'])
  })

  test('is not left without another one that asks for no paper until that one begins', async () => {
    await web.post(api, payer, opening({ name: 'Все дети', proof: null, from: '2026-12-01' }))
    expect((await web.post(api, payer, ending())).json()).toMatchObject({ code: 'funding.category-last' })
    expect((await web.post(api, payer, ending('2026-12-01'))).status).toBe(201)
  })

  test('stops what acts would have changed in it later, and other acts come into force on their days', async () => {
    await another()
    const change = (more: object) => web.post(api, payer, { change: { periodId: town.periodId, ...more }, act })
    const nominal = { subject: 'nominal', categoryId: town.categoryId, from: '2026-10-05', amount: 5_000_000 }
    const ceiling = { subject: 'ceiling', from: '2026-10-06', amount: 90_000_000_000 }
    for (const made of [await change(nominal), await change(ceiling), await web.post(api, payer, ending())])
      expect(made.status).toBe(201)
    expect((await web.post(api, payer, ending('2026-10-02'))).json()).toMatchObject({ code: 'funding.category-over' })

    await applyAmendments(at('2026-10-06T01:00:00Z'))
    const { rows } = await sql`select subject, stopped_at is not null as stopped from funding_amendment
      where from_on >= '2026-10-01' order by from_on`.execute(db.reader)
    expect(rows).toEqual([
      { subject: 'category-end', stopped: false },
      { subject: 'nominal', stopped: true },
      { subject: 'ceiling', stopped: false },
    ])
  })
})

test('a dated act whose day has not come is told on the desk, and a category keeps its nominal’s form until its end', async () => {
  await another()
  expect((await web.post(api, payer, ending('2026-12-20'))).status).toBe(201)
  const desk = (await web.get('/municipality', payer)).text.replaceAll(/<[^>]*>/g, '')
  expect(desk).toMatch(/Вступит в силу позже\s*С 20 декабря 2026 года/)
  const { ahead } = (await web.get('/api/v1/municipality', payer)).json<{ ahead: object[] }>()
  expect(ahead).toMatchObject([{ subject: 'category-end', from: '2026-12-20', categoryId: town.categoryId }])
  const form = async (subject: string) =>
    (await web.get(`/municipality/amendments/new?subject=${subject}`, payer)).text.includes(
      `value="${town.categoryId}"`,
    )
  expect([await form('nominal'), await form('category-end')]).toEqual([true, false])
})
