/** The basket on the whole web with a database: prepared, priced in turn, filed with one press, told of the opening. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { asFamily, asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { tellOpened } from './actions.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let family: Family
let robots: Course
let chess: Course
let mother: string

beforeAll(async () => {
  fresh = await freshDatabase()
  town = await fresh.db.transaction((tx) => aTown(tx))
  web = await aWeb(fresh.db, manifests, NOW)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
beforeEach(async () => {
  await fresh.db.transaction(async (tx) => {
    family = await aFamily(tx, town)
    robots = await aCourse(tx, town)
    chess = await aCourse(tx, town)
  })
  mother = web.signIn(asFamily(family))
})

const put = (course: Course, token = mother) =>
  web.post('/my/basket/lines', token, { child: family.childId, group: course.groupId })
const seenOf = (text: string) => [...text.matchAll(/name="seen" value="([^"]+)"/g)].map((found) => found[1] ?? '')
const idsOf = (text: string) => [
  ...new Set([...text.matchAll(/\/my\/basket\/([0-9a-f-]{36})\/removal/g)].map((it) => it[1] ?? '')),
]
const look = async () => (await web.get('/my/basket', mother)).text
const agreed = { terms: 'yes', pays: 'yes' }
const pressAll = async (text: string) =>
  web.post('/my/basket', mother, { seen: seenOf(text), parent: /name="pays"/.test(text) ? 'yes' : 'no', ...agreed })
const openFrom = (course: Course, from: Temporal.Instant) =>
  sql`update programmes_group set applications_from = ${from} where id = ${course.groupId}`.execute(fresh.db.reader)
const countOf = async () => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from enrolment_application
    where child_id = ${family.childId}`.execute(fresh.db.reader)
  return rows[0]?.count
}

describe('a family', () => {
  test('puts two clubs aside, files both with one press, and gets a number for each', async () => {
    expect(await look()).toContain('Корзина пока пуста')
    expect((await put(robots)).location).toBe('/my/basket')
    await put(chess)
    const text = await look()
    expect(seenOf(text)).toHaveLength(2)
    expect(text).toContain('Подать 2 заявки')
    expect(await countOf()).toBe(0)

    expect((await pressAll(text)).location).toBe('/my/basket')
    const after = await look()
    expect(after).toContain('2 заявки поданы')
    expect(await countOf()).toBe(2)
    expect([...after.matchAll(/\/my\/applications\/[0-9a-f-]{36}\/receipt/g)]).toHaveLength(2)

    await web.post('/my/basket/filed/removal', mother)
    expect(await look()).toContain('Корзина пока пуста')
    expect(await countOf()).toBe(2)
  })

  test('the second line is priced with what the first leaves on the certificate', async () => {
    await put(robots)
    await put(chess)
    const { lines } = (await web.get('/api/v1/basket', mother)).json<{ lines: { certificateKopecks: number }[] }>()
    const [first, second] = lines.map(({ certificateKopecks }) => Number(certificateKopecks))
    const { rows } = await sql<{ available: bigint }>`select available from ledger_account
      where certificate_id = ${family.certificateId}`.execute(fresh.db.reader)
    expect((first ?? 0) + (second ?? 0)).toBeLessThanOrEqual(Number(rows[0]?.available))
    await pressAll(await look())
    expect(await countOf()).toBe(2)
  })

  test('the same press again, and two at once, file each line once', async () => {
    await put(robots)
    await put(chess)
    const text = await look()
    const answers = await Promise.all([pressAll(text), pressAll(text), pressAll(text)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await countOf()).toBe(2)
  })

  test('a line that is refused keeps no other back, and says why it stayed', async () => {
    await put(robots)
    await put(chess)
    const text = await look()
    await sql`update programmes_group set state = 'closed' where id = ${robots.groupId}`.execute(fresh.db.reader)
    await pressAll(text)
    expect(await countOf()).toBe(1)
    const after = await look()
    expect(after).toContain('1 заявка подана')
    expect(after).toContain('Что мешает и что делать')
  })

  test('a price that changed between page and press files nothing and is told', async () => {
    await put(robots)
    const text = await look()
    await sql`update programmes_module set price_kopecks = 900000, normative_kopecks = 900000 where id = ${robots.moduleId}`.execute(
      fresh.db.reader,
    )
    const { location } = await pressAll(text)
    expect(location).toContain('/my/basket?changed=')
    expect((await web.get(location, mother)).text).toContain('Пока вы читали, расчёт изменился')
    expect(await countOf()).toBe(0)
  })

  test('without the ticks nothing is filed, and the page says what to tick', async () => {
    await put(robots)
    const answer = await web.post('/my/basket', mother, { seen: seenOf(await look()), parent: 'no' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Отметьте, что вам подходят программы, расписание и даты')
    expect(await countOf()).toBe(0)
  })

  test('changes the order, takes a line out, and puts nothing in twice', async () => {
    await put(robots)
    await put(chess)
    await put(chess)
    const [first, second] = idsOf(await look())
    await web.post(`/my/basket/${second}/turn`, mother)
    expect(idsOf(await look())).toEqual([second, first])
    await web.post(`/my/basket/${second}/removal`, mother)
    expect(idsOf(await look())).toEqual([first])
  })
})

describe('before the opening', () => {
  const opening = NOW.add({ hours: 24 })

  test('an application is prepared, cannot be filed, and the page says from when', async () => {
    await openFrom(robots, opening)
    expect((await web.get(`/programmes`, mother)).status).toBe(200)
    await put(robots)
    const text = await look()
    expect(text).toContain('Запись откроется')
    expect(seenOf(text)).toEqual([])
    expect(text).not.toContain('name="terms"')
  })

  test('at the opening the family is written to once, and one press files it', async () => {
    await openFrom(robots, opening)
    await put(robots)
    const letters = async () => {
      const { rows } = await sql<{
        payload: { letter: string }
      }>`select payload from job_plan where payload ->> 'letter' = 'basket.opened'
        and payload ->> 'to' = (select email from access_user where id = ${family.userId})`.execute(fresh.db.reader)
      return rows.length
    }
    const tell = (now: Temporal.Instant) => fresh.db.transaction((tx) => tellOpened(tx, family.userId, now))
    await tell(NOW)
    expect(await letters()).toBe(0)
    for (const _ of [1, 2]) await tell(opening)
    expect(await letters()).toBe(1)

    const then = await aWeb(fresh.db, manifests, opening)
    const token = then.signIn(asFamily(family))
    const { text } = await then.get('/my/basket', token)
    const parent = /name="pays"/.test(text) ? 'yes' : 'no'
    await then.post('/my/basket', token, { seen: seenOf(text), parent, ...agreed })
    expect(await countOf()).toBe(1)
    await then.app.close()
  })

  test('nobody is written to about a group that took applications already', async () => {
    await put(robots)
    const { rows } = await sql<{ told: boolean }>`select told_at is not null as told from basket_line
      where user_id = ${family.userId}`.execute(fresh.db.reader)
    expect(rows).toEqual([{ told: true }])
  })
})

describe('bad input', () => {
  test("another family's child and line, an unknown group and an organisation are not found", async () => {
    await put(robots)
    const [line] = idsOf(await look())
    const seen = seenOf(await look())
    const stranger = await fresh.db.transaction((tx) => aFamily(tx, town))
    const other = web.signIn(asFamily(stranger))
    expect((await put(robots, other)).status).toBe(404)
    expect((await web.post(`/my/basket/${line}/removal`, other)).status).toBe(404)
    await web.post('/my/basket', other, { seen, parent: 'no', ...agreed })
    expect(await countOf()).toBe(0)
    expect((await put({ ...robots, groupId: crypto.randomUUID() as never })).status).toBe(404)
    expect((await web.get('/my/basket', web.signIn(asProvider(robots)))).status).toBe(404)
  })

  test('a torn form leads back to the basket', async () => {
    for (const seen of ['', 'x', `${crypto.randomUUID()} 31-31-31 v`, ['a b c', 'd']])
      expect(await web.post('/my/basket', mother, { seen, ...agreed })).toMatchObject({
        status: 303,
        location: '/my/basket',
      })
  })
})
