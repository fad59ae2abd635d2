import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#access'
import { sql } from '#platform/db'
import { asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { placeIn, textOf } from './cursor.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let course: Course
let article: number
let family: Family
let mother: string

beforeAll(async () => {
  fresh = await freshDatabase()
  town = await fresh.db.transaction((tx) => aTown(tx))
  course = await fresh.db.transaction((tx) => aCourse(tx, town))
  const { rows } = await sql<{ article: number }>`
    select article from programmes_programme where id = ${course.programmeId}`.execute(fresh.db.reader)
  article = rows[0]?.article ?? 0
  web = await aWeb(fresh.db, manifests, NOW)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
beforeEach(async () => {
  family = await fresh.db.transaction((tx) => aFamily(tx, town))
  mother = web.signIn(asFamily(family))
})

const here = () => `/my/favourites/${article}`
const kept = async (token = mother) => (await web.get('/my/favourites', token)).text.includes('Убрать из избранного')

test('a programme is put aside from a list, stands in the cabinet with its seats, and is taken off again', async () => {
  expect((await web.get('/my/favourites', mother)).text).toContain('Здесь будет то, что вы отложите')
  const back = '/programmes?q=роботы'
  const added = await web.post(here(), mother, { back })
  expect(added).toMatchObject({ status: 303 })
  expect(decodeURI(added.location)).toBe(`${back}#programme-${article}`)
  const list = await web.get('/my/favourites', mother)
  expect(list.text).toMatch(/id="programme-\d+"/)
  expect(list.text).toMatch(/\d+ мест|место/)
  expect((await web.get(`/programmes/${article}`, mother)).text).toContain('Убрать из избранного')
  expect((await web.post(`${here()}/removal`, mother)).location).toBe('/my/favourites')
  expect(await kept()).toBe(false)
})

test('a second press does nothing, and the journal has one row', async () => {
  for (const _ of [1, 2]) await web.post(here(), mother)
  const { rows } = await sql<{ word: string }>`
    select word from audit_entry where actor_user_id = ${family.userId} order by at`.execute(fresh.db.reader)
  expect(rows).toEqual([{ word: 'programmes.favourite-kept' }])
})

test('nobody sees the list of another family, and staff have none', async () => {
  await web.post(here(), mother)
  const other = web.signIn(asFamily(await fresh.db.transaction((tx) => aFamily(tx, town))))
  expect(await kept(other)).toBe(false)
  expect((await web.get('/my/favourites', web.signIn(asProvider(course)))).status).toBe(404)
})

test('a stranger is led to sign in, and finds there what was pressed', async () => {
  expect((await web.get(`/programmes/${article}`)).text).toContain(`href="${here()}"`)
  expect((await web.get(here())).location).toBe(`/sign-in?next=${encodeURIComponent(here())}`)
  expect((await web.get(here(), mother)).text).toContain('Добавить в избранное «')
  expect((await web.get('/my/favourites/999999', mother)).status).toBe(404)
  expect((await web.post('/my/favourites/house', mother)).status).toBe(404)
})

test('nobody is led to another site', async () => {
  expect((await web.post(here(), mother, { back: 'https://evil.example/' })).location).toBe(`/#programme-${article}`)
})

test('what left the catalogue is told and can be taken off', async () => {
  await web.post(here(), mother)
  const state = (to: string) =>
    fresh.db.transaction((tx) =>
      sql`update programmes_programme set state = ${to} where id = ${course.programmeId}`.execute(tx),
    )
  await state('archive')
  expect((await web.get('/my/favourites', mother)).text).toContain('Программы больше нет в каталоге')
  await web.post(`${here()}/removal`, mother)
  expect(await kept()).toBe(false)
  await state('published')
})

test('whoever signed in by the number of a certificate has a list too, and sees the own price', async () => {
  const byNumber = web.signIn({ ...asFamily(family), role: 'certificate' } as Actor)
  await web.post(here(), byNumber)
  expect(await kept(byNumber)).toBe(true)
  expect((await web.get(`/programmes/${article}`, byNumber)).text).toContain('Расчёт для Ивана')
})

test('machines put aside, walk the list by its cursor and take off', async () => {
  const ask = (method: 'PUT' | 'DELETE' | 'GET', url: string) =>
    web.app.inject({
      ...{ method, url: `/api/v1${url}` },
      headers: { authorization: `Bearer ${mother}`, 'idempotency-key': crypto.randomUUID() },
    })
  expect((await ask('PUT', `/favourites/${article}`)).statusCode).toBe(204)
  expect((await ask('GET', '/favourites?cursor=nonsense')).json()).toMatchObject({
    favourites: [{ article, shown: true }],
    cursor: null,
  })
  const cursor = textOf({ article, addedAt: NOW })
  expect((await ask('GET', `/favourites?cursor=${cursor}`)).json()).toEqual({ favourites: [], cursor: null })
  expect((await ask('PUT', '/favourites/999999')).statusCode).toBe(404)
  expect((await ask('DELETE', `/favourites/${article}`)).statusCode).toBe(204)
  expect((await ask('GET', '/favourites')).json().favourites).toEqual([])
})

test('a search is kept once, told in words with what it finds now, and forgotten by its owner alone', async () => {
  const back = '/programmes?q=роботы&direction=tech&page=3'
  for (const _ of [1, 2]) expect((await web.post('/my/searches', mother, { back })).status).toBe(303)
  const { text } = await web.get('/my/searches', mother)
  expect(text).toContain('«роботы», Техническая направленность')
  expect(text).toMatch(/Сейчас \d+ программ/)
  const ids = [...text.matchAll(/searches\/([0-9a-f-]{36})\/removal/g)].map(([, id]) => id)
  expect(ids).toHaveLength(1)
  const stranger = web.signIn(asFamily(await fresh.db.transaction((tx) => aFamily(tx, town))))
  expect((await web.post(`/my/searches/${ids[0]}/removal`, stranger)).status).toBe(404)
  expect((await web.post('/my/searches', mother, { back: '/my' })).status).toBe(404)
  expect((await web.post('/my/searches', mother)).status).toBe(404)
  const listed = await web.get('/api/v1/searches', mother)
  expect(listed.json()).toMatchObject({ searches: [{ id: ids[0], total: expect.any(Number) }], cursor: null })
  expect((await web.post(`/my/searches/${ids[0]}/removal`, mother)).status).toBe(303)
  expect((await web.get('/my/searches?after=nonsense', mother)).text).toContain('Здесь будут ваши поиски')
})

test('machines keep and forget a search', async () => {
  expect((await web.post('/api/v1/searches', mother, { address: '/programmes?day=2' })).status).toBe(204)
  expect((await web.post('/api/v1/searches', mother, { address: 'https://evil.example/' })).status).toBe(422)
  const listed = await web.get('/api/v1/searches', mother)
  const [one] = listed.json<{ searches: { id: string; words: string }[] }>().searches
  expect(one?.words).toBe('Вторник')
  const forget = () =>
    web.app.inject({
      ...{ method: 'DELETE', url: `/api/v1/searches/${one?.id}` },
      headers: { authorization: `Bearer ${mother}`, 'idempotency-key': crypto.randomUUID() },
    })
  expect([(await forget()).statusCode, (await forget()).statusCode]).toEqual([204, 404])
})

test('S-025 a family with a convenient address sees near ones first and how far they are', async () => {
  await fresh.db.transaction((tx) =>
    sql`insert into families_place (child_id, municipality_id, words, latitude, longitude, changed_at, changed_by)
      values (${family.childId}, ${town.municipalityId}, 'у школы № 3', 60, 30, ${NOW}, ${family.userId})`.execute(tx),
  )
  for (const page of ['/programmes?sort=near&within=999', '/organisations', '/', '/my']) {
    const { text } = await web.get(page, mother)
    expect(text, page).toContain('от вас')
  }
  expect((await web.get('/programmes?sort=near', mother)).text).toContain('удобного адреса Ивана: у школы № 3')
  const answer = await web.get('/api/v1/programmes?within=999', mother)
  expect(answer.json<{ programmes: { metres: number }[] }>().programmes[0]?.metres).toBeGreaterThanOrEqual(0)
})

test.each(['', 'x', '2026-11-20', `2026-13-40T00:00:00Z ${1}`, '2026-11-20T07:15:00Z -1'])(
  'a place in the list that is nonsense begins from the start: «%s»',
  (text) => {
    expect(placeIn(Buffer.from(text).toString('base64url'))).toBeNull()
  },
)
