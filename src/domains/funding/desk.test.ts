import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId, parseId } from '#kernel/ids'
import { post } from '#ledger'
import { sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aFamily, aTown, NOW, type Town } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { commit, setCeiling } from './index.ts'
import { funding } from './manifest.ts'
import { isUsedUp } from './rules/nominal.ts'
import { actWords, amountWords } from './words.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let payer: string
let neighbour: string

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [funding], NOW)
  const neighbourId = newId()
  await fresh.db.transaction(async (tx) => {
    town = await aTown(tx, { nominal: 500_000n, countLimit: 3 })
    await sql`insert into region_municipality (id, code, name, name_in, authorised_body, phone, email, hours, regulation, latitude, longitude)
      select ${neighbourId}, '05', 'Заречный округ', name_in, authorised_body, phone, email, hours, regulation, latitude, longitude
      from region_municipality where id = ${town.municipalityId}`.execute(tx)
    const purse = { municipalityId: town.municipalityId, periodId: town.periodId, unit: 'kopecks' } as const
    await setCeiling(tx, purse, { amount: 1_000_000n, actId: town.actId }, NOW)
    await spend(tx, 120_000n, 30_000n)
    const waiting = await aFamily(tx, town, { available: null })
    await sql`update certificates_certificate set funding = 'queued' where id = ${waiting.certificateId}`.execute(tx)
    await aFamily(tx, town, { available: null, validity: 'excluded' })
  })
  payer = web.signIn(asPayer(town.municipalityId))
  neighbour = web.signIn(asPayer(neighbourId))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const asPayer = (scopeId: string | null) => ({ userId: newId(), role: 'municipality', scopeId }) as unknown as Actor

/** A family holds a sum, and a part of it is charged. */
async function spend(tx: Tx, reserved: bigint, charged: bigint) {
  const family = await aFamily(tx, town, { available: 500_000n })
  const accountId = parseId<'ledger-account'>(family.accountId)
  if (!accountId) throw new Error('no account')
  const purse = { municipalityId: town.municipalityId, periodId: town.periodId, unit: 'kopecks' } as const
  const cause = { kind: 'application', id: newId() } as const
  await commit(tx, purse, reserved, cause.id)
  await post(tx, 'reserve', { accountId, amount: reserved, cause, key: `reserve:${cause.id}`, by: null }, NOW)
  await post(tx, 'charge', { accountId, amount: charged, cause, key: `charge:${cause.id}`, by: null }, NOW)
}

const asOperator = () => ({ userId: newId(), role: 'region', scopeId: null }) as unknown as Actor

type Desk = { municipality: { name: string }; certificates: object; periods: { period: { name: string } }[] }

describe('the desk of a municipality', () => {
  test('S-010 tells the ceiling, what is held under it and what is left, each by its act', async () => {
    const { status, text } = await web.get('/municipality', payer)
    expect(status).toBe(200)
    const words = text.replaceAll(/<[^>]*>/g, '')
    for (const sum of [
      'Предел обеспечения10 000 ₽',
      'Занято1 200 ₽закреплено и списано, 12 % предела',
      'Осталось под пределом8 800 ₽',
      'Закреплено за заявками и договорами 900 ₽',
      'Списано за занятия 300 ₽',
    ])
      expect(words).toContain(sum)
    expect(text).toContain('О номинале сертификата, № 811 от 19 декабря 2025 года')
  })

  test('S-143 S-144 tells nominals by category with their limits, and who waits in the queue', async () => {
    const desk = (await web.get('/api/v1/municipality', payer)).json<Desk>()
    expect(desk.periods[0]).toMatchObject({
      ceiling: { amount: 1_000_000, committed: 120_000, left: 880_000, act: { number: '811', issuedOn: '2025-12-19' } },
      ...{ reserved: 90_000, charged: 30_000, granted: 500_000, available: 380_000 },
      nominals: [{ category: 'Дети от 5 до 18 лет', amount: 500_000, countLimit: 3, sumLimit: null, holders: 1 }],
    })
    expect(desk.certificates).toEqual({ nominal: 1, queued: 1, accounting: 0 })
  })

  test('tells the forecast with as many new contracts a day, and gives the same numbers as a sheet', async () => {
    const [running, later] = (await web.get('/api/v1/municipality', payer)).json<{
      periods: { forecast: number | null }[]
    }>().periods
    // 236 of the 364 days after the first have passed.
    expect([running?.forecast, later?.forecast]).toEqual([136_932, null])
    const sheet = await web.get('/municipality/money.xlsx', payer)
    expect([sheet.status, sheet.text.startsWith('PK')]).toEqual([200, true])
    expect((await web.get('/municipality/money.xlsx', web.signIn(asPayer(null)))).status).toBe(404)
  })

  test('what waits for a decision stands first, what is late is told, and nothing of others', async () => {
    const family = await fresh.db.transaction((tx) => aFamily(tx, town, { available: null }))
    const { rows } = await sql<{
      id: string
    }>`insert into funding_change (id, number, certificate_id, way, state, submitted_at,
        submitted_by, due_on, calendar_version)
      values (${newId()}, 'Н-2026-900001', ${family.certificateId}, 'office', 'submitted', ${NOW}, ${family.userId},
        ${Temporal.PlainDate.from('2026-08-24')}, '1') returning id`.execute(fresh.db.reader)
    expect(rows).toHaveLength(1)
    const words = (await web.get('/municipality', payer)).text.replaceAll(/<[^>]*>/g, '')
    expect(words).toContain('Решения о номинале1просрочено: 1')
    expect((await web.get('/municipality', neighbour)).text).not.toContain('Ждёт вашего решения')
    const { due } = (await web.get('/api/v1/municipality', payer)).json<{ due: unknown[] }>()
    expect(due).toEqual([{ name: 'funding', label: 'Решения о номинале', href: '/changes', waiting: 1, overdue: 1 }])
    await sql`delete from funding_change`.execute(fresh.db.reader)
    await sql`update certificates_certificate set validity = 'excluded' where id = ${family.certificateId}`.execute(
      fresh.db.reader,
    )
  })

  test('the operator sees every municipality in the running period, with totals of the region', async () => {
    const operator = web.signIn(asOperator())
    const page = await web.get('/region/money', operator)
    const words = page.text.replaceAll(/<[^>]*>/g, '')
    expect([page.status, words.includes('Заречный округ'), words.includes('нет предела')]).toEqual([200, true, true])
    const { period, payers, totals } = (await web.get('/api/v1/region/money', operator)).json<{
      period: string
      payers: { municipality: string; ceiling: number | null; committed: number }[]
      totals: object[]
    }>()
    expect([period, payers.length]).toEqual(['2026 год', 2])
    expect(totals).toEqual([
      {
        ...{ municipality: 'Весь регион', unit: 'kopecks', ceiling: 1_000_000, committed: 120_000 },
        ...{ promised: 0, reserved: 90_000, charged: 30_000, available: 380_000, forecast: 136_932 },
      },
    ])
    for (const path of ['/region/money', '/api/v1/region/money']) expect((await web.get(path, payer)).status).toBe(404)
  })

  test('shows the running period first and says when a later one has no ceiling', async () => {
    const { periods } = (await web.get('/api/v1/municipality', payer)).json<Desk>()
    expect(periods.map(({ period }) => period.name)).toEqual(['2026 год', '2027 год'])
    expect(periods[1]).toMatchObject({ ceiling: null, nominals: [] })
    expect((await web.get('/municipality', payer)).text).toContain('Предел обеспечения не установлен')
  })

  test('shows a municipality its own money and nobody else’s', async () => {
    const other = (await web.get('/api/v1/municipality', neighbour)).json<Desk>()
    expect(other.municipality.name).toBe('Заречный округ')
    expect(other.certificates).toEqual({ nominal: 0, queued: 0, accounting: 0 })
    expect(other.periods[0]).toMatchObject({ ceiling: null, granted: 0, nominals: [] })
  })

  test.each(['/municipality', '/api/v1/municipality'])(
    '%s is not there for other roles or without a municipality',
    async (path) => {
      const family = web.signIn({ userId: newId(), role: 'family', scopeId: null } as unknown as Actor)
      expect((await web.get(path, family)).status).toBe(404)
      expect((await web.get(path, web.signIn(asPayer(null)))).status).toBe(404)
      expect([303, 401]).toContain((await web.get(path)).status)
    },
  )
})

test.each([
  ['no limits', { countLimit: null, sumLimit: null }, false],
  ['the last certificate of the count', { countLimit: 4, sumLimit: null }, true],
  ['the last kopeck of the sum', { countLimit: null, sumLimit: 100n }, true],
  ['room in both', { countLimit: 5, sumLimit: 101n }, false],
] as const)('a nominal with %s is used up: S-143 S-144', (_, limits, expected) => {
  expect(isUsedUp({ holders: 4, granted: 100n, ...limits })).toBe(expected)
})

test('amounts are told in their unit, acts by title, number and date', () => {
  expect(amountWords('kopecks', 1_200_050n).replaceAll('\u00a0', ' ')).toBe('12 000,50 ₽')
  expect(amountWords('hour-hundredths', 7_250n).replaceAll('\u00a0', ' ')).toBe('72,5 ч')
  const act = { title: 'О номинале', number: '7', issuedOn: Temporal.PlainDate.from('2026-01-05') }
  expect(actWords(act).replaceAll('\u00a0', ' ')).toBe('О номинале, № 7 от 5 января 2026 года')
})
