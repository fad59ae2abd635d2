import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#audit'
import { asFamily } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../../test/support/database.ts'
import { at, day, type Example, enrolled, studyTo, theExample } from '../../../../test/support/studying.ts'
import { aFamily } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { terminateContract } from '../contracts/actions/termination.ts'
import { settleMonth } from '../months/actions/charging.ts'
import { ownPartDueOn, ownPartOf } from '../months/rules/own-part.ts'
import { listPaidMonths } from './queries.ts'

let fresh: FreshDatabase
let web: Web
let example: Example
let mother: string
let stranger: string

beforeAll(async () => {
  fresh = await freshDatabase()
  example = await fresh.db.transaction(async (tx) => {
    const built = await theExample(tx)
    await studyTo(tx, '2026-11-01')
    const closed = { applicationId: built.id, month: day('2026-10-01'), share: 8_000 }
    await settleMonth(tx, system, closed, at('2026-11-02'))
    return built
  })
  web = await aWeb(fresh.db, manifests, at('2026-11-20'))
  mother = web.signIn(asFamily(example.family))
  stranger = web.signIn(asFamily(await fresh.db.transaction((tx) => aFamily(tx, example.town))))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const address = () => `/my/children/${example.family.childId}/money`

test('the own part of a month is whole or by completeness, due in the next month', () => {
  expect([ownPartOf(31_136n, 8_000, 'whole'), ownPartOf(31_136n, null, 'by-share')]).toEqual([31_136n, 31_136n])
  expect(ownPartOf(31_136n, 8_000, 'by-share')).toBe(24_908n)
  expect(ownPartDueOn(day('2026-12-01'), 10).toString()).toBe('2027-01-10')
})

test('S-151 the statement tells validity, what is left, what each month cost and why, down to the entries', async () => {
  const { status, text } = await web.get(address(), mother)
  expect(status).toBe(200)
  for (const words of [
    'действует по 10 марта 2035 года',
    'Почему списано 348,72 ₽?',
    'По договору',
    'Списано 435,90 ₽, 15 октября 2026 года',
    'Вернулось на сертификат 87,18 ₽',
    'занятия проведены на 80 %',
    'Закреплено 782,05 ₽',
    '249,08 ₽ до 10 ноября 2026 года',
    'октябрь 2026: 348,72 ₽',
    'закреплено → списано',
  ])
    expect(text).toContain(words)
})

test('a contract that was taken back before its first day costs nothing and is no month of the statement', () =>
  rolledBack(fresh.db, async (tx) => {
    const family = await aFamily(tx, example.town, { available: 400_000n })
    const id = await enrolled(tx, family, example.course)
    const period = { startsOn: day('2026-09-01'), endsOn: day('2026-12-31') }
    expect(await listPaidMonths(tx, family.childId, period)).toHaveLength(3)
    await terminateContract(tx, asFamily(family), id, { side: 'family', reason: null }, at('2026-10-12'))
    expect(await listPaidMonths(tx, family.childId, period)).toEqual([])
  }))

test("S-151 files and the interface say the same, and another family's child is not found", async () => {
  const csv = (await web.get(`${address()}.csv`, mother)).text
  expect(csv).toContain('"435,90"')
  expect((await web.get(`${address()}.xlsx`, mother)).status).toBe(200)
  const json = (await web.get(`/api/v1/children/${example.family.childId}/money`, mother)).json<{
    months: { chargedKopecks: number; share: number | null }[]
    pots: { available: number }
  }>()
  expect(json.months.map(({ chargedKopecks, share }) => [chargedKopecks, share])).toEqual([
    [34_872, 8_000],
    [78_205, null],
    [0, null],
  ])
  expect(json.pots.available).toBe(8_718)
  for (const path of [
    address(),
    `${address()}.csv`,
    `${address()}.xlsx`,
    `/api/v1/children/${example.family.childId}/money`,
  ])
    expect([path, (await web.get(path, stranger)).status]).toEqual([path, 404])
})
