import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aTown, NOW } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { findPeriod } from './index.ts'
import { region } from './manifest.ts'
import { whyNotAdd } from './period.ts'

let fresh: FreshDatabase
let web: Web
let operator: string
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [region], NOW)
  await fresh.db.transaction((tx) => aTown(tx))
  operator = web.signIn({ userId: newId(), role: 'region', scopeId: null } as unknown as Actor)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const on = Temporal.PlainDate.from
const at = '/region/periods'
const dated = (field: string, day: string) => {
  const { year, month, day: of } = on(day)
  return { [`${field}.day`]: String(of), [`${field}.month`]: String(month), [`${field}.year`]: String(year) }
}
const form = (starts: string, ends: string, applications: string) => ({
  name: '2028 год',
  ...{ ...dated('starts', starts), ...dated('ends', ends), ...dated('applications', applications) },
  ...{ 'act.number': '9-п', 'act.title': 'О периоде 2028 года', ...dated('act.issued', '2026-08-01') },
})

test('the operator adds a period that is still to come by an act; nominals and applications find it', async () => {
  const done = await web.post(at, operator, form('2028-01-01', '2028-12-31', '2027-12-01'))
  expect([done.status, done.location]).toEqual([303, at])
  expect(await findPeriod(fresh.db.reader, on('2028-06-01'))).toMatchObject({ name: '2028 год' })
  expect((await web.get(at, operator)).text.replaceAll('\u00a0', ' ')).toContain('1 декабря 2027 года')
  const { periods } = (await web.get(`/api/v1${at}`, operator)).json<{ periods: { name: string }[] }>()
  expect(periods.map(({ name }) => name)).toEqual(['2026 год', '2027 год', '2028 год'])
  const twice = await web.post(at, operator, form('2028-12-31', '2029-12-31', '2028-12-01'))
  expect([twice.status, twice.text.includes('2028 год')]).toEqual([409, true])
})

test('what is missing is told, and only the operator adds', async () => {
  const missing = await web.post(at, operator, { name: '2030 год' })
  expect([missing.status, missing.text.includes('Введите первый день')]).toEqual([422, true])
  const payer = web.signIn({ userId: newId(), role: 'municipality', scopeId: newId() } as unknown as Actor)
  expect((await web.get(at, payer)).status).toBe(404)
})

const year = { id: '1', name: '2027 год', startsOn: on('2027-01-01'), endsOn: on('2027-12-31') }
test.each([
  ['begins tomorrow', '2026-08-26', '2026-12-31', '2026-08-25', null],
  ['begins today', '2026-08-25', '2026-12-31', '2026-08-25', 'region.period-past'],
  ['ends before it begins', '2026-09-02', '2026-09-01', '2026-08-25', 'region.period-backwards'],
  ['receives applications before today', '2026-09-01', '2026-12-31', '2026-08-24', 'region.period-applications'],
  ['receives applications after it began', '2026-09-01', '2026-12-31', '2026-09-02', 'region.period-applications'],
  ['touches the next by one day', '2026-09-01', '2027-01-01', '2026-08-25', 'region.period-overlaps'],
  ['lies around another', '2026-09-01', '2028-01-01', '2026-08-25', 'region.period-overlaps'],
] as const)('a period that %s', (_, starts, ends, applications, expected) => {
  const wish = { startsOn: on(starts), endsOn: on(ends), applicationsFrom: on(applications) }
  expect(whyNotAdd(wish, [{ ...year, applicationsFrom: on('2026-12-01') }], on('2026-08-25'))?.code ?? null).toBe(
    expected,
  )
})
