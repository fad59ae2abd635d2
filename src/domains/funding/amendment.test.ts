import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId, parseId } from '#kernel/ids'
import { post } from '#ledger'
import { type Database, sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aFamily, aTown, type Family, type Town } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { aKit } from '../../platform/http/testing.ts'
import { creditPortion } from './actions/credit.ts'
import { commit, getCeiling } from './index.ts'
import { applyAmendments, creditHolders, melt } from './jobs.ts'
import { funding } from './manifest.ts'
import { listUnfinished } from './queries/run.ts'

const NOW = Temporal.Instant.from('2026-09-10T09:00:00Z')

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

const at = (text = NOW.toString()) => aKit({ db, clock: { now: () => Temporal.Instant.from(text) } })
const family = (available: bigint | null = 1_200_000n) => db.transaction((tx) => aFamily(tx, town, { available }))
const act = { number: '1311', title: 'О номинале сертификата', issuedOn: '2026-09-08' }
const change = (more: object) => ({
  change: { subject: 'nominal', periodId: town.periodId, categoryId: town.categoryId, from: '2026-09-10', ...more },
  act,
})
const api = '/api/v1/municipality/amendments'

async function moneyOf({ certificateId }: Family, periodId = town.periodId) {
  const { rows } = await sql<{
    granted: bigint
    available: bigint
    reserved: bigint
  }>`select granted, available, reserved
    from ledger_account where certificate_id = ${certificateId} and period_id = ${periodId}`.execute(db.reader)
  return rows[0]
}

async function nominal() {
  const { rows } = await sql<{ amount: bigint; holders: number; granted: bigint }>`select amount, holders, granted
    from funding_nominal where id = ${town.nominalId}`.execute(db.reader)
  return rows[0]
}

async function hold(tx: Tx, one: Family, amount: bigint) {
  const accountId = parseId<'ledger-account'>(one.accountId)
  if (!accountId) throw new Error('no account')
  const cause = { kind: 'application', id: newId() } as const
  await post(tx, 'reserve', { accountId, amount, cause, key: `reserve:${cause.id}`, by: null }, NOW)
  await commit(tx, { municipalityId: town.municipalityId, periodId: town.periodId, unit: 'kopecks' }, amount, cause.id)
}

describe('a nominal changed by an act', () => {
  test('S-005 S-086 the difference comes to every holder once, however often the job runs or is stopped', async () => {
    const families = await Promise.all([1, 2, 3, 4, 5].map(() => family()))
    expect((await web.post(api, payer, change({ amount: 1_500_000 }))).status).toBe(201)
    const [run] = await listUnfinished(db.reader, 'credit')
    if (!run) throw new Error('no run')
    await db.transaction((tx) => creditPortion(tx, run, NOW, 2))
    await db
      .transaction(async (tx) => {
        await creditPortion(tx, run, NOW, 2)
        throw new Error('killed')
      })
      .catch(() => {})
    await Promise.all([creditHolders(at()), creditHolders(at())])
    await creditHolders(at())
    for (const one of families) expect(await moneyOf(one)).toMatchObject({ granted: 1_500_000n, available: 1_500_000n })
    expect(await nominal()).toMatchObject({ amount: 1_500_000n, holders: 5, granted: 7_500_000n })
  })

  test('a certificate issued in the middle of it has the new nominal and not both', async () => {
    await family()
    await web.post(api, payer, change({ amount: 1_500_000 }))
    const late = await family(null)
    await sql`update certificates_certificate set funding = 'accounting' where id = ${late.certificateId}`.execute(
      db.reader as never,
    )
    const issued = funding.jobs?.['certificates.issued']
    await issued?.(at(), { certificateId: late.certificateId })
    await creditHolders(at())
    await issued?.(at(), { certificateId: late.certificateId })
    expect(await moneyOf(late)).toMatchObject({ granted: 1_500_000n })
    expect(await nominal()).toMatchObject({ holders: 2, granted: 3_000_000n })
  })

  test('a melting nominal grows by the months left, one that is used by the months it was used from', async () => {
    await sql`update region_setting set value = '"linear-monthly"' where name = 'funding.melt'`.execute(
      db.reader as never,
    )
    const [unused, used] = [await family(), await family()]
    for (const month of ['02', '03', '04']) await melt(at(`2026-${month}-01T09:00:00Z`))
    await db.transaction(async (tx) => {
      const accountId = parseId<'ledger-account'>(used.accountId)
      if (!accountId) throw new Error('no account')
      const cause = { kind: 'application', id: newId() } as const
      const order = { accountId, amount: 100_000n, cause, key: `reserve:${cause.id}`, by: null }
      await post(tx, 'reserve', order, Temporal.Instant.from('2026-04-20T09:00:00Z'))
    })
    await melt(at('2026-09-10T09:00:00Z'))
    await web.post(api, payer, change({ amount: 2_400_000 }))
    await creditHolders(at())
    // Four of twelve months are left in September; in April, when it was used, there were nine.
    expect(await moneyOf(unused)).toMatchObject({ available: 800_000n })
    expect(await moneyOf(used)).toMatchObject({ available: 1_800_000n - 100_000n, reserved: 100_000n })
  })

  test('domain 3.7 a nominal that falls by days grows by the days left', async () => {
    await sql`update region_setting set value = '"linear-daily"' where name = 'funding.melt'`.execute(
      db.reader as never,
    )
    const one = await family()
    await web.post(api, payer, change({ amount: 2_400_000 }))
    await creditHolders(at())
    // 10 September is the 253rd day: 113 of 365 are left, its own counted in.
    expect(await moneyOf(one)).toMatchObject({ available: (2_400_000n * 113n) / 365n })
  })

  test('S-005 lowered, it takes back what is free and nothing of what is held', async () => {
    const [free, half] = [await family(), await family()]
    await db.transaction((tx) => hold(tx, half, 700_000n))
    expect((await web.post(api, payer, change({ amount: 900_000 }))).status).toBe(201)
    await creditHolders(at())
    expect(await moneyOf(free)).toMatchObject({ available: 900_000n })
    expect(await moneyOf(half)).toMatchObject({ available: 200_000n, reserved: 700_000n })
    const lower = await web.post(api, payer, change({ amount: 699_999, from: '2026-09-11' }))
    expect(lower.status).toBe(409)
    expect(lower.text).toContain('Номинал меньше того, что дети уже используют')
  })

  test('S-143 limits below those who have a nominal are refused; with more room the next certificates get it', async () => {
    await Promise.all([family(), family()])
    const waiting = await family(null)
    await sql`update certificates_certificate set funding = 'accounting' where id = ${waiting.certificateId}`.execute(
      db.reader as never,
    )
    const tight = change({ amount: 1_200_000, countLimit: 1 })
    expect((await web.post(api, payer, tight)).text).toContain('Номинал уже есть на 2 сертификатах')
    expect((await web.post(api, payer, change({ amount: 1_200_000, countLimit: 2 }))).status).toBe(201)
    await creditHolders(at())
    expect(await moneyOf(waiting)).toBeUndefined()
    const { rows } =
      await sql`select funding from certificates_certificate where id = ${waiting.certificateId}`.execute(db.reader)
    expect(rows).toEqual([{ funding: 'queued' }])
  })

  test('from a later day it holds from that day by the clock of the region', async () => {
    const one = await family()
    await web.post(api, payer, change({ amount: 1_500_000, from: '2026-10-01' }))
    await applyAmendments(at('2026-09-30T20:59:00Z'))
    await creditHolders(at('2026-09-30T20:59:00Z'))
    expect(await moneyOf(one)).toMatchObject({ granted: 1_200_000n })
    await applyAmendments(at('2026-09-30T21:00:00Z'))
    await creditHolders(at('2026-09-30T21:00:00Z'))
    expect(await moneyOf(one)).toMatchObject({ granted: 1_500_000n })
  })
})

describe('a ceiling changed by an act', () => {
  const ceiling = (amount: number, from = '2026-09-10') => ({
    change: { subject: 'ceiling', periodId: town.periodId, amount, from },
    act,
  })
  const purse = () => ({ municipalityId: town.municipalityId, periodId: town.periodId, unit: 'kopecks' }) as const

  test('S-010 is not lowered below what is committed, not even on a later day', async () => {
    const one = await family()
    await db.transaction((tx) => hold(tx, one, 700_000n))
    const low = await web.post(api, payer, ceiling(699_999))
    expect([low.status, low.text.includes('занято 7 000 ₽')]).toEqual([409, true])
    expect((await web.post(api, payer, ceiling(800_000, '2026-10-01'))).status).toBe(201)
    await db.transaction((tx) => hold(tx, one, 200_000n))
    await applyAmendments(at('2026-10-01T09:00:00Z'))
    expect((await getCeiling(db.reader, purse())).amount).toBe(100_000_000n)
    const page = await web.get('/municipality/amendments', payer)
    expect(page.text).toContain('Не вступило в силу')
    const { rows } = await sql`select from job_plan where payload ->> 'letter' = 'funding.amendment-stopped'`.execute(
      db.reader,
    )
    expect(rows).toHaveLength(1)
  })

  test('the press twice is one act', async () => {
    const [first, again] = [
      await web.post(api, payer, ceiling(5_000_000), 'press-key-1'),
      await web.post(api, payer, ceiling(5_000_000), 'press-key-1'),
    ]
    expect(again.text).toBe(first.text)
    const other = await web.post(api, payer, ceiling(5_000_000))
    expect(other.text).toContain('уже действует другой акт')
  })
})

describe('the page', () => {
  const form = () => ({
    ...{ subject: 'nominal', unit: 'kopecks', periodId: town.periodId, categoryId: town.categoryId, amount: '15 000' },
    ...{ countLimit: '', sumLimit: '', 'from.day': '10', 'from.month': '9', 'from.year': '2026' },
    ...{ 'act.number': '1311', 'act.title': 'О номинале сертификата' },
    ...{ 'act.issued.day': '8', 'act.issued.month': '9', 'act.issued.year': '2026' },
  })

  test('S-005 shows how many certificates and how much money before anything changes', async () => {
    await Promise.all([family(), family()])
    const preview = await web.post('/municipality/amendments/preview', payer, form())
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('Зачислим разницу: 2 сертификата, всего 6 000 ₽')
    expect(await nominal()).toMatchObject({ amount: 1_200_000n })
    const done = await web.post('/municipality/amendments', payer, form())
    expect([done.status, done.location]).toEqual([303, expect.stringContaining('/municipality/amendments/')])
    await creditHolders(at())
    const { text } = await web.get(done.location, payer)
    expect(text).toContain('2 сертификата, зачислено 6 000 ₽')
    const draft = await web.post('/municipality/amendments/draft', payer, form())
    expect(draft.text).toContain('value="15 000"')
  })

  test.each([
    ['a higher nominal takes nothing', '15 000', 'Зачислим разницу: 1 сертификат, всего 250 ₽'],
    ['a lower one takes its own part only', '6 000', 'Уменьшим свободный остаток: 1 сертификат, всего 500 ₽'],
  ])(
    'S-005 what melts by itself until a later day is not told as the work of the act: %s',
    async (_, amount, words) => {
      await sql`update region_setting set value = '"linear-monthly"' where name = 'funding.melt'`.execute(
        db.reader as never,
      )
      await family()
      for (const month of ['02', '03', '04', '05', '06', '07', '08', '09']) await melt(at(`2026-${month}-01T09:00:00Z`))
      const later = { ...form(), amount, 'from.day': '5', 'from.month': '12' }
      const { text } = await web.post('/municipality/amendments/preview', payer, later)
      expect(text).toContain(words)
      expect(text.includes('Зачислим') && text.includes('Уменьшим')).toBe(false)
    },
  )

  test.each([
    ['amount', { amount: 'много' }, 'Введите номинал числом'],
    ['countLimit', { countLimit: '1,5' }, 'Введите целое число'],
    ['from', { 'from.day': '31', 'from.month': '2' }, 'Такой даты нет в календаре'],
    ['act', { 'act.number': '' }, 'Введите номер акта'],
  ])('keeps what was typed when the %s is not understood', async (_, wrong, words) => {
    const { status, text } = await web.post('/municipality/amendments/preview', payer, { ...form(), ...wrong })
    expect([status, text.includes(words), text.includes('О номинале сертификата')]).toEqual([422, true, true])
  })

  test('another municipality sees and changes nothing of it', async () => {
    const { location } = await web.post('/municipality/amendments', payer, form())
    const stranger = web.signIn({ userId: newId(), role: 'municipality', scopeId: newId() } as unknown as Actor)
    expect((await web.get(location, stranger)).status).toBe(404)
    expect((await web.post(api, stranger, change({ amount: 5_000_000, from: '2026-10-01' }))).status).toBe(404)
    const region = web.signIn({ userId: newId(), role: 'region', scopeId: null } as unknown as Actor)
    expect((await web.get('/municipality/amendments/new', region)).status).toBe(404)
  })

  test('S-006 the number of services of a register is set for each kind of certificate', async () => {
    const order = { ...form(), subject: 'register', register: 'significant', funding: 'accounting', services: '3' }
    expect((await web.post('/municipality/amendments', payer, order)).status).toBe(303)
    const { text } = await web.get('/municipality', payer)
    expect(text.replaceAll(/<[^>]*>/g, ' ')).toContain('не больше 3 услуг')
  })
})
