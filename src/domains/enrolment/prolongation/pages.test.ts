/** Prolongation on the whole web with a database: pages and REST of both sides. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { aKit } from '../../../platform/http/testing.ts'
import { acceptContract, confirmApplication, startContracts } from '../contracts/actions/acceptance.ts'
import type { ApplicationId } from '../model.ts'
import { aNextPeriod } from '../testing.ts'
import { prolong, sweepProlongations } from './jobs.ts'

const DECEMBER = Temporal.Instant.from('2026-12-10T09:00:00Z')
const NEW_YEAR = Temporal.Instant.from('2026-12-31T21:00:00Z')

let fresh: FreshDatabase
let web: Web
let family: Family
let course: Course
let id: ApplicationId
let mother: string
let staff: string

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
const town = async () => await fresh.db.transaction((tx) => aTown(tx))
let place: Awaited<ReturnType<typeof town>>
beforeEach(async () => {
  if (!web) {
    place = await town()
    web = await aWeb(fresh.db, manifests, DECEMBER)
  }
  await fresh.db.transaction(async (tx) => {
    family = await aFamily(tx, place)
    course = await aCourse(tx, place, { capacity: 1 })
    id = await apply(tx, family, course.groupId)
    await confirmApplication(tx, asProvider(course), id, NOW)
    await acceptContract(tx, asFamily(family), id, NOW)
    await startContracts(tx, DECEMBER)
    await aNextPeriod(tx, place, { families: [family], course })
  })
  mother = web.signIn(asFamily(family))
  staff = web.signIn(asProvider(course))
})

const kitAt = (now: Temporal.Instant) => aKit({ db: fresh.db, clock: { now: () => now } })

async function bothSeeItAmongRefusals() {
  const [mine, theirs] = ['Вы отказались от продления', 'Семья отказалась от продления']
  expect((await web.get('/my/applications?tab=refused', mother)).text).toContain(mine)
  expect((await web.get('/my/applications?tab=archive', mother)).text).not.toContain(mine)
  expect((await web.get('/provider?tab=refused', staff)).text).toContain(theirs)
  expect((await web.get('/provider/applications?view=refused', staff)).text).toContain(theirs)
  expect((await web.get('/provider/applications?view=ended', staff)).text).not.toContain(theirs)
  for (const [path, count] of [
    ['tab=refused', 1],
    ['tab=archive', 0],
  ] as const) {
    const { applications } = (await web.get(`/api/v1/applications?${path}`, mother)).json<{ applications: object[] }>()
    expect(applications, path).toHaveLength(count)
  }
}

async function pressed(body: Record<string, unknown> = { contracts: id }): Promise<string> {
  const { location } = await web.post('/provider/prolongation', staff, body)
  const runId = location.split('/').at(-1) ?? ''
  await prolong(kitAt(DECEMBER), { runId })
  return location
}
async function nextId(): Promise<string> {
  type Contracts = { contracts: { next: { id: string } | null }[] }
  const { contracts } = (await web.get('/api/v1/provider/prolongation', staff)).json<Contracts>()
  return contracts[0]?.next?.id ?? ''
}

describe('S-016 the provider', () => {
  test('sees who goes on with the quote of the next period, presses once and gets the answer of every contract', async () => {
    const { text } = await web.get('/provider/prolongation', staff)
    expect(text).toContain('Пролонгация договоров')
    expect(text).toContain('01.01.2027 – 31.05.2027')
    expect(text.replaceAll('\u00a0', ' ')).toContain('отказ до 31 декабря 2026 года')
    expect(text).toContain('6 637,37')
    const run = await pressed()
    const register = await web.get(run, staff)
    expect(register.text).toContain('Все договоры обработаны')
    expect(register.text).toContain('Продлён')
    const sheet = await web.get(`${run}/register.xlsx`, staff)
    expect([sheet.status, sheet.text.slice(0, 2)]).toEqual([200, 'PK'])
    expect((await web.get('/provider/prolongation', staff)).text).toContain('Семья может отказаться')
  })

  test('who ticked nobody is told so in place, and strange ids break nothing', async () => {
    const empty = await web.post('/provider/prolongation', staff, {})
    expect([empty.status, empty.text.includes('Отметьте хотя бы один договор')]).toEqual([422, true])
    expect((await web.post('/provider/prolongation', staff, { contracts: 'x' })).status).toBe(422)
    expect((await web.post('/provider/prolongation', staff, { contracts: crypto.randomUUID() })).status).toBe(404)
  })

  test('of another organisation finds neither contract nor run', async () => {
    const run = await pressed()
    const stranger = web.signIn(asProvider(await fresh.db.transaction((tx) => aCourse(tx, place))))
    expect((await web.get(run, stranger)).status).toBe(404)
    expect((await web.get(`/api/v1${run}`, stranger)).status).toBe(404)
    expect((await web.post('/api/v1/provider/prolongation', stranger, { contracts: [id] })).status).toBe(404)
  })

  test('presses over the interface as well, twice with one key is one run', async () => {
    const key = crypto.randomUUID()
    const post = () => web.post('/api/v1/provider/prolongation', staff, { contracts: [id], tells: true }, key)
    const [first, second] = [await post(), await post()]
    expect([first.status, second.text]).toEqual([202, first.text])
    const { id: runId, href } = first.json<{ id: string; href: string }>()
    await prolong(kitAt(DECEMBER), { runId })
    const { lines } = (await web.get(href, staff)).json<{ lines: { outcome: string; next: { state: string } }[] }>()
    expect(lines).toMatchObject([{ outcome: 'prolonged', next: { state: 'confirmed' } }])
  })
})

describe('S-017…S-022 the family', () => {
  test('sees the prolonged contract among the confirmed, and that nothing need be done', async () => {
    await pressed()
    expect((await web.get('/my?tab=confirmed', mother)).text).toContain('Продлён, можно отказаться')
    const { text } = await web.get(`/my/applications/${await nextId()}`, mother)
    expect(text).toContain('Договор продлён на 2027 год, делать ничего не нужно')
    expect(text).toContain('Отказаться можно до')
    expect(text).toContain('31 декабря 2026 года, 23:59')
  })

  test('who gave notice is told that silence brings nothing back, and where the notice is taken back', async () => {
    await pressed()
    const next = await nextId()
    await sql`update enrolment_contract set state = 'terminating' where application_id = ${id}`.execute(fresh.db.reader)
    const { text } = await web.get(`/my/applications/${next}`, mother)
    expect(text).toContain('Прежний договор расторгается, продления на 2027 год не будет')
    expect(text).toContain(`href="/my/applications/${id}"`)
    const home = (await web.get('/my', mother)).text
    expect(home).toContain('Прежний договор расторгается')
    expect(text).not.toContain('делать ничего не нужно')
    expect(home).not.toMatch(/делать ничего не нужно|вступит в силу сам/)
  })

  test('who ends the contract is told before that its prolongation closes with it', async () => {
    const asked = async () =>
      (await web.get(`/my/applications/${id}/termination`, mother)).text.replaceAll('\u00a0', ' ')
    await pressed()
    const next = await nextId()
    await sql`update enrolment_application set ends_on = '2027-01-31' where id = ${id}`.execute(fresh.db.reader)
    expect(await asked()).toContain('Продления не будет')
    await sql`update enrolment_application set state = 'enrolled' where id = ${next}`.execute(fresh.db.reader)
    expect(await asked()).toContain('уже заключён и останется в силе')
  })

  test('D2 is asked for its consent on every page where silence is not enough, and never told to do nothing', async () => {
    await sql`update programmes_module set price_kopecks = 2 * price_kopecks where id = ${course.moduleId}`.execute(
      fresh.db.reader,
    )
    await pressed()
    for (const path of ['/my', '/my/applications?tab=confirmed', `/my/children/${family.childId}`, await nextId()]) {
      const { text } = await web.get(path.startsWith('/') ? path : `/my/applications/${path}`, mother)
      expect(text, path).toMatch(/Подтвердите продление|нужно ваше согласие/)
      expect(text, path).not.toMatch(/делать ничего не нужно|можно отказаться|вступит в силу сам/)
    }
  })

  test('S-022 refuses by «Отказать», told before what happens then; both sides find it among refusals', async () => {
    await pressed()
    const card = `/my/applications/${await nextId()}`
    const asked = await web.get(`${card}/cancellation`, mother)
    expect(asked.text).toContain('Отказаться от продления?')
    expect(asked.text).toContain('Отложенные 6 637,37')
    expect((await web.post(`${card}/cancellation`, mother)).location).toBe(card)
    await bothSeeItAmongRefusals()
    expect(asked.text).toContain('Место останется за ребёнком до конца прежнего договора')
    const after = (await web.get(card, mother)).text
    expect(after).toContain('Вы отказались от продления')
    expect(after.match(/Деньги освободились, место осталось за прежним договором/g)).toHaveLength(2)
    expect(after).not.toMatch(/Место и деньги/)
  })

  test('after the silence has spoken reads what can be done instead, and nothing changes', async () => {
    await pressed()
    const card = `/my/applications/${await nextId()}`
    await sweepProlongations(kitAt(NEW_YEAR))
    expect((await web.get('/my?tab=living', mother)).text).toContain('Договор заключён')
    const late = await web.get(`${card}/cancellation`, mother)
    expect(late.text).toContain('Отказаться уже нельзя, но договор можно расторгнуть')
    expect(late.text).toContain(`${card}/termination`)
    const pressedLate = await web.post(`${card}/cancellation`, mother)
    expect([pressedLate.status, pressedLate.text.includes('договор вступил в силу')]).toEqual([409, true])
  })
})
