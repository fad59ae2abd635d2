/** Waiting lists on the whole web with a database: pages and REST of both sides. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { cancelApplication } from '../applications/actions/ending.ts'
import type { ApplicationId } from '../model.ts'
import { joinWaiting, offerSeats } from './actions/queue.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let inside: Family
let family: Family
let course: Course
let id: ApplicationId
let mother: string
let staff: string

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
    course = await aCourse(tx, town, { capacity: 1 })
    inside = await aFamily(tx, town)
    family = await aFamily(tx, town)
    id = await apply(tx, inside, course.groupId)
  })
  mother = web.signIn(asFamily(family))
  staff = web.signIn(asProvider(course))
})

const wish = () => ({ child: family.childId, group: course.groupId })
const free = () =>
  fresh.db.transaction(async (tx) => {
    await cancelApplication(tx, asFamily(inside), id, NOW)
    await offerSeats(tx, course.groupId, NOW)
  })

describe('the family', () => {
  test('joins the list of a full group, sees its place, is offered the freed seat with its term and takes it', async () => {
    const asked = await web.get(`/my/waiting/new?child=${family.childId}&group=${course.groupId}`, mother)
    expect(asked.text).toContain('первым в очереди')
    expect(asked.text).toContain('48 часов место будет ждать только вас')
    const { location } = await web.post('/my/waiting', mother, wish())
    expect((await web.get(location, mother)).text).toContain('Первый в очереди')
    expect((await web.get('/my', mother)).text).toContain('Очереди на места: 1')

    await free()
    expect((await web.get('/my', mother)).text).toContain('Подошла ваша очередь')
    const { text } = await web.get(location, mother)
    expect(text).toContain('Место ждёт вас')
    expect(text).toContain('27 августа 2026 года, 12:00')
    const way = /href="(\/programmes\/\d+\/apply[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const page = await web.get(way, mother)
    const hidden = Object.fromEntries(
      [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    const filed = await web.post('/my/applications', mother, {
      ...hidden,
      ...wish(),
      wants: 'yes',
      terms: 'yes',
      pays: 'yes',
    })
    expect(filed.location).toMatch(/^\/my\/applications\/.+\/receipt$/)
    expect((await web.get(location, mother)).text).toContain('Место занято вами')
  })

  test('is told where it stands when it presses again, and leaves when it likes', async () => {
    const { location } = await web.post('/my/waiting', mother, wish())
    const again = await web.post('/my/waiting', mother, wish())
    expect([again.status, again.text.includes('Ребёнок уже стоит в этой очереди')]).toEqual([409, true])
    expect((await web.get(`${location}/leaving`, mother)).text).toContain('Выйти из очереди?')
    await web.post(`${location}/leaving`, mother)
    expect((await web.get(location, mother)).text).toContain('Вышли из очереди')
    const over = await web.post(`${location}/leaving`, mother)
    expect([over.status, over.text.includes('В этой очереди ребёнка уже нет')]).toEqual([409, true])
  })

  test('with a free seat is led to the programme, and a wish without a child breaks nothing', async () => {
    await fresh.db.transaction((tx) => cancelApplication(tx, asFamily(inside), id, NOW))
    expect(
      (await web.get(`/my/waiting/new?child=${family.childId}&group=${course.groupId}`, mother)).location,
    ).toContain('/programmes/')
    expect((await web.get('/my/waiting/new?child=x', mother)).location).toBe('/my/waiting')
    expect((await web.post('/my/waiting', mother, { child: 'x' })).status).toBe(400)
    expect((await web.post('/my/waiting', mother, { ...wish(), child: inside.childId })).status).toBe(404)
  })
})

describe('over the interface', () => {
  test('a family joins, sees and leaves; a stranger finds nothing', async () => {
    const joined = await web.post('/api/v1/waiting', mother, { childId: family.childId, groupId: course.groupId })
    expect([joined.status, joined.json<{ place: number }>().place]).toEqual([201, 1])
    const { id: waitingId } = joined.json<{ id: string }>()
    const stranger = web.signIn(asFamily(inside))
    expect((await web.get(`/api/v1/waiting/${waitingId}`, stranger)).status).toBe(404)
    expect((await web.post(`/api/v1/waiting/${waitingId}/leaving`, stranger)).status).toBe(404)
    expect((await web.get('/api/v1/waiting', mother)).json<{ waiting: unknown[] }>().waiting).toHaveLength(1)
    const left = await web.post(`/api/v1/waiting/${waitingId}/leaving`, mother)
    expect(left.json<{ state: string }>().state).toBe('left')
  })

  test('a quote tells the way into the list, and then the place in it', async () => {
    type Quote = { reasons: { code: string; next: { href: string } | null }[] }
    const { text } = await web.get(`/my/waiting/new?child=${family.childId}&group=${course.groupId}`, mother)
    const article = /\/programmes\/(\d+)/.exec(text)?.[1]
    const quote = () =>
      web.get(`/api/v1/programmes/${article}/quote?childId=${family.childId}&groupId=${course.groupId}`, mother)
    expect((await quote()).json<Quote>().reasons[0]?.next?.href).toContain('/my/waiting/new')
    const { location } = await web.post('/my/waiting', mother, wish())
    expect((await quote()).json<Quote>().reasons[0]?.next?.href).toBe(location)
  })
})

test('the provider sees its list in order with initials only, and another provider does not', async () => {
  await fresh.db.transaction((tx) =>
    joinWaiting(tx, asFamily(family), { childId: family.childId, groupId: course.groupId }, NOW),
  )
  const page = `/provider/groups/${course.groupId}/waiting`
  expect((await web.get('/provider', staff)).text).toContain(page)
  expect((await web.get(page, staff)).text).toContain('Очередь в группу Группа')
  const { waiting } = (await web.get(`/api/v1${page}`, staff)).json<{ waiting: { child: { surname: string } }[] }>()
  expect(waiting.map(({ child }) => child.surname)).toEqual(['П.'])
  const stranger = web.signIn(asProvider(await fresh.db.transaction((tx) => aCourse(tx, town))))
  expect((await web.get(page, stranger)).status).toBe(404)
  expect((await web.get(`/api/v1${page}`, stranger)).status).toBe(404)
})
