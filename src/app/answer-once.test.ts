import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { type App, answerOnce, forgetAnswers } from '#platform/http'
import type { Manifest } from '#platform/manifest'
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts'
import { aKit, strangers } from '../platform/http/testing.ts'
import { buildWeb } from './web.ts'

let fresh: FreshDatabase
let app: App
let orders: number

/** The session table serves as the shop's book: any table will do to count effects. */
async function order(tx: Tx, marker: string): Promise<void> {
  orders += 1
  await sql`insert into session (token_hash, created_at, last_seen_at, expires_at, user_agent)
    values (uuid_send(gen_random_uuid()), now(), now(), now(), ${marker})`.execute(tx)
}

async function countOrders(marker: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from session where user_agent = ${marker}`.execute(fresh.db.reader)
  return rows[0]?.count ?? -1
}

const shop: Manifest = {
  name: 'shop',
  refusals: { 'shop.sold': { status: 409, words: () => ({ title: 'Продано', text: 'Уже продано.' }) } },
  routes(app) {
    app.post<{ Body: { marker: string } }>('/orders', { config: { permission: 'anyone' } }, (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        await order(tx, request.body.marker)
        return { location: `/orders/${newId()}`, toast: 'Заказ принят' }
      }),
    )
  },
  api(app) {
    const schema = {
      body: z.object({ marker: z.string(), total: z.int().optional() }),
      response: { 201: z.object({ id: z.string(), sumKopecks: z.bigint() }) },
    }
    app.post('/orders', { config: { permission: 'anyone' }, schema }, (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        await order(tx, request.body.marker)
        await sql`select pg_sleep(0.02)`.execute(tx)
        return { status: 201, body: { id: newId(), sumKopecks: 43590n } }
      }),
    )
    app.post('/last-ones', { config: { permission: 'anyone' }, schema }, (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        const { marker } = request.body
        await sql`select pg_advisory_xact_lock(hashtext(${marker}))`.execute(tx)
        const { rows } = await sql`select 1 from session where user_agent = ${marker}`.execute(tx)
        if (rows.length > 0) refuse('shop.sold')
        await order(tx, marker)
        return { status: 201, body: { id: newId(), sumKopecks: 1n } }
      }),
    )
  },
}

beforeAll(async () => {
  fresh = await freshDatabase({ connections: 12 })
})
beforeEach(async () => {
  orders = 0
  const hooks = {
    ...strangers,
    authenticate: async (request: { who: string | null; headers: object }) => {
      request.who = (request.headers as { 'x-user'?: string })['x-user'] ?? 'user 1'
    },
  }
  app = await buildWeb(aKit({ db: fresh.db, hooks }), [shop])
})
afterEach(() => app.close())
afterAll(() => fresh.close())

const send = (key: string, payload: object, path = '/api/v1/orders', user = 'user 1') =>
  app.inject({ method: 'POST', url: path, headers: { 'idempotency-key': key, 'x-user': user }, payload })

describe('ten equal requests at once', () => {
  test('have one effect and one answer, though nothing in the act itself stops them', async () => {
    const [key, marker] = [newId(), newId()]
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(key, { marker })))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(answers[0]?.json().sumKopecks).toBe(43590)
    expect(await countOrders(marker)).toBe(1)
    expect(orders).toBeGreaterThan(1)
  })

  test('for the last piece all get the one number, not «sold»', async () => {
    const [key, marker] = [newId(), newId()]
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(key, { marker }, '/api/v1/last-ones')))
    expect(new Set(answers.map(({ statusCode, body }) => statusCode + body)).size).toBe(1)
    expect(answers[0]?.statusCode).toBe(201)
    expect(await countOrders(marker)).toBe(1)
  })

  test('with different keys they are ten', async () => {
    const marker = newId()
    await Promise.all(Array.from({ length: 10 }, () => send(newId(), { marker })))
    expect(await countOrders(marker)).toBe(10)
  })
})

test('a repeat after the answer gets the same bytes', async () => {
  const [key, marker] = [newId(), newId()]
  const first = await send(key, { marker, total: 1 })
  const again = await send(key, { total: 1, marker })
  expect([again.statusCode, again.body]).toEqual([201, first.body])
  expect(await countOrders(marker)).toBe(1)
})

test('a changed repeat is refused', async () => {
  const [key, marker] = [newId(), newId()]
  await send(key, { marker, total: 1 })
  const changed = await send(key, { marker, total: 2 })
  expect(changed.json()).toMatchObject({ status: 409, code: 'http.key-reused' })
  expect(await countOrders(marker)).toBe(1)
})

test('the same key of somebody else is another one', async () => {
  const [key, marker] = [newId(), newId()]
  const [mine, theirs] = [await send(key, { marker }), await send(key, { marker }, '/api/v1/orders', 'user 2')]
  expect(mine.body).not.toBe(theirs.body)
})

test('the same key of strangers who did not sign in is another one for each address and operation', async () => {
  await app.close()
  app = await buildWeb(aKit({ db: fresh.db, hooks: strangers }), [shop])
  const [key, marker] = [newId(), newId()]
  const from = (remoteAddress: string, url = '/api/v1/orders') =>
    app.inject({ method: 'POST', url, headers: { 'idempotency-key': key }, payload: { marker }, remoteAddress })
  const [mine, again, theirs] = [await from('203.0.113.7'), await from('203.0.113.7'), await from('203.0.113.8')]
  expect(again.body).toBe(mine.body)
  expect(theirs.body).not.toBe(mine.body)
  expect((await from('203.0.113.7', '/api/v1/last-ones')).json()).toMatchObject({ code: 'shop.sold' })
  const { rows } = await sql<{ actor: string }>`select actor from http_answer where key = ${key}`.execute(
    fresh.db.reader,
  )
  expect(rows.length).toBe(2)
  expect(JSON.stringify(rows)).not.toContain('203.0.113')
})

test('an answer is kept sealed: what it leads to is not read from the database', async () => {
  const key = newId()
  const { headers } = await app.inject({
    ...{ method: 'POST', url: '/api/v1/orders', headers: { 'idempotency-key': key } },
    payload: { marker: newId() },
  })
  expect(headers['content-type']).toContain('json')
  const { rows } = await sql<{ answer: Buffer }>`select answer from http_answer where key = ${key}`.execute(
    fresh.db.reader,
  )
  expect(rows[0]?.answer.length).toBeGreaterThan(40)
  expect(rows[0]?.answer.toString('latin1')).not.toContain('status')
})

test('a refused act keeps nothing, so that it may be tried again', async () => {
  const [key, marker] = [newId(), newId()]
  await send(newId(), { marker })
  expect((await send(key, { marker }, '/api/v1/last-ones')).json().code).toBe('shop.sold')
  await sql`delete from session where user_agent = ${marker}`.execute(fresh.db.reader)
  expect((await send(key, { marker }, '/api/v1/last-ones')).statusCode).toBe(201)
})

test('without a key nothing is done', async () => {
  const marker = newId()
  const answer = await app.inject({ method: 'POST', url: '/api/v1/orders', payload: { marker } })
  expect(answer.json()).toMatchObject({ status: 400, code: 'http.key-missing' })
  expect(await countOrders(marker)).toBe(0)
})

test('a call that is not understood is told which field', async () => {
  const answer = await send(newId(), { total: 'many' })
  expect(answer.json()).toMatchObject({
    status: 422,
    errors: [
      { field: 'marker', message: 'Заполните это поле' },
      { field: 'total', message: 'Введите число' },
    ],
  })
})

test('what nobody sees is taken out of what was typed, before any rule', async () => {
  const marker = newId()
  const typed = `\u202e${marker.slice(0, 8)}\u200b${marker.slice(8)}\u00ad`
  expect((await send(newId(), { marker: typed })).statusCode).toBe(201)
  expect(await countOrders(marker)).toBe(1)
})

test('a form sent twice opens the same page with the same toast', async () => {
  const { signer } = app
  const visitor = 'visitor-of-this-test'
  const body = `_csrf=s.${signer.sign('csrf', `s.${visitor}`)}&_key=${newId()}&marker=${newId()}`
  const press = () =>
    app.inject({
      method: 'POST',
      url: '/orders',
      cookies: { 'kruzhok-visitor': visitor },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: body,
    })
  const [first, second] = await Promise.all([press(), press()])
  expect([first?.statusCode, second?.headers.location]).toEqual([303, first?.headers.location])
  expect(first?.cookies.find(({ name }) => name === 'kruzhok-toast')).toBeDefined()
})

test('old answers are forgotten', async () => {
  const [key, marker] = [newId(), newId()]
  await send(key, { marker })
  await fresh.db.transaction((tx) => forgetAnswers(tx, Temporal.Instant.from('2026-09-02T00:00:00Z')))
  await send(key, { marker })
  expect(await countOrders(marker)).toBe(2)
})
