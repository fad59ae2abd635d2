import { h } from 'preact'
import { describe, expect, test } from 'vitest'
import { refuse } from '#kernel/refusal'
import { notFound, show } from '#platform/http'
import type { Manifest } from '#platform/manifest'
import type { Session } from '#platform/session'
import { Form, Page } from '#ui'
import { aKit, strangers } from '../platform/http/testing.ts'
import { buildWeb } from './web.ts'

const anyone = { config: { permission: 'anyone' } }

/** A small domain to try the house on. */
const tea: Manifest = {
  name: 'tea',
  permissions: { 'tea.cup.drink': { roles: ['guest'], words: 'пить чай' } },
  refusals: {
    'tea.empty': { status: 409, words: ({ cup }) => ({ title: 'Чай кончился', text: `В чашке ${cup} пусто.` }) },
  },
  routes(app) {
    app.get('/', anyone, async (_request, reply) => show(reply, h(Page, { title: 'Чайная' })))
    app.get('/form', anyone, async (_request, reply) =>
      show(reply, h(Page, { title: 'Заказ' }, h(Form, { action: '/orders', children: null }))),
    )
    app.post('/orders', anyone, async (request) => ({ received: request.body }))
    app.get('/mine/:id', { config: { permission: 'tea.cup.drink' } }, async () => 'my tea')
    app.get('/gone', anyone, async () => notFound())
    app.get('/empty', anyone, async () => refuse('tea.empty', { cup: 'Анны' }))
    app.get('/broken', anyone, async () => {
      throw new Error('the kettle fell on 112-233-445 95')
    })
    app.get('/few', { config: { ...anyone.config, rateLimit: { max: 2, timeWindow: '1 minute' } } }, async () => 'sip')
  },
  api(app) {
    app.get('/cups/:id', { config: { permission: 'tea.cup.drink' } }, async () => ({}))
    app.get('/empty', anyone, async () => refuse('tea.empty', { cup: 'Анны' }))
    app.post('/cups', anyone, async () => ({}))
  },
}

const web = (parts: Parameters<typeof aKit>[0] = {}) => buildWeb(aKit(parts), [tea])

describe('deny by default', () => {
  const withRoute = (config: object): Manifest => ({
    name: 'bad',
    routes: (app) => {
      app.get('/secret/:id', { config }, async () => 'oops')
    },
  })

  test('a route without a permission stops the start and is named', async () => {
    await expect(buildWeb(aKit(), [withRoute({})])).rejects.toThrow(/GET \/secret\/:id does not say who may use it/)
  })

  test('a route with an unknown permission stops the start and is named', async () => {
    await expect(buildWeb(aKit(), [withRoute({ permission: 'bad.all' })])).rejects.toThrow(
      /GET \/secret\/:id .*'bad.all'/,
    )
  })

  test('a visitor is sent to sign in and back again', async () => {
    const { statusCode, headers } = await (await web()).inject('/mine/7?tab=1')
    expect([statusCode, headers.location]).toEqual([303, '/sign-in?next=%2Fmine%2F7%3Ftab%3D1'])
  })

  test('a visiting program is told to sign in', async () => {
    const answer = await (await web()).inject('/api/v1/cups/7')
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json().code).toBe('http.sign-in')
  })

  test('who must prove again who they are is sent there', async () => {
    const app = await web({ hooks: { ...strangers, authorise: () => 'step-up' } })
    expect((await app.inject('/mine/7')).headers.location).toBe('/sign-in/confirmation?next=%2Fmine%2F7')
  })
})

describe('not yours and not there', () => {
  const alike = async (addresses: string[], signedIn: boolean) => {
    const app = await web({
      hooks: {
        ...strangers,
        authorise: () => 'not-found',
        signedIn: () => (signedIn ? { name: 'Анна П.', menu: [] } : null),
      },
    })
    const answers = await Promise.all(addresses.map((url) => app.inject({ url, cookies: { kruzhok: 't'.repeat(43) } })))
    return answers.map(({ statusCode, body, headers: { 'x-request-id': _id, date: _date, ...headers } }) => ({
      statusCode,
      body,
      headers,
    }))
  }

  test.each([true, false])('pages are equal to the byte (signed in: %s)', async (signedIn) => {
    const [unknown, ...others] = await alike(
      ['/nowhere', '/mine/7', '/gone', '/assets/none.css', '/metrics/x?y'],
      signedIn,
    )
    expect(unknown?.statusCode).toBe(404)
    expect(unknown?.body).toContain('Такой страницы нет')
    for (const other of others) expect(other).toEqual(unknown)
  })

  test('so are answers to machines', async () => {
    const [unknown, other] = await alike(['/api/v1/nowhere', '/api/v1/cups/7'], true)
    expect(other).toEqual(unknown)
    expect(unknown?.statusCode).toBe(404)
  })
})

describe('forged forms', () => {
  const order = {
    method: 'POST',
    url: '/orders',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  } as const

  async function shownForm() {
    const app = await web()
    const page = await app.inject('/form')
    const [cookie] = page.cookies
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    return { app, token, cookies: { [cookie?.name ?? '']: cookie?.value ?? '' } }
  }

  test('a page without a form gives no cookie', async () => {
    expect((await (await web()).inject('/')).headers['set-cookie']).toBeUndefined()
  })

  test('the form as it was shown is accepted', async () => {
    const { app, token, cookies } = await shownForm()
    const answer = await app.inject({ ...order, cookies, payload: `_csrf=${token}&cup=2` })
    expect(answer.json().received.cup).toBe('2')
  })

  test('a form without the token, with another one or without the cookie is refused in words', async () => {
    const { app, token, cookies } = await shownForm()
    const forged = await Promise.all([
      app.inject({ ...order, cookies, payload: 'cup=2' }),
      app.inject({ ...order, cookies, payload: '_csrf=abc.def&cup=2' }),
      app.inject({ ...order, payload: `_csrf=${token}&cup=2` }),
    ])
    expect(forged.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403])
    expect(forged[0]?.body).toContain('Страница открыта давно')
  })

  test('a form that was open too long leads to itself', async () => {
    const { app, cookies } = await shownForm()
    const headers = { ...order.headers, referer: 'http://localhost:3000/order?cup=1', host: 'localhost:3000' }
    const answer = await app.inject({ ...order, headers, cookies, payload: 'cup=2' })
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toMatch(/<a class="button" href="\/order\?cup=1"[^>]*>Открыть страницу заново/)
    const elsewhere = { ...headers, referer: 'https://evil.example/order' }
    expect((await app.inject({ ...order, headers: elsewhere, cookies, payload: 'cup=2' })).body).not.toContain('evil')
  })

  test('a form sent from another site is refused even with the token', async () => {
    const { app, token, cookies } = await shownForm()
    for (const strange of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const headers = { ...order.headers, ...strange }
      expect((await app.inject({ ...order, headers, cookies, payload: `_csrf=${token}` })).statusCode).toBe(403)
    }
  })

  test('a program with a bearer token needs no form', async () => {
    const headers = { authorization: `Bearer ${'b'.repeat(43)}` }
    expect((await (await web()).inject({ method: 'POST', url: '/api/v1/cups', headers })).statusCode).toBe(200)
  })

  test('a call by the cookie of a session needs the token', async () => {
    const cookies = { kruzhok: 's'.repeat(43) }
    const answer = await (await web()).inject({ method: 'POST', url: '/api/v1/cups', cookies })
    expect(answer.json()).toMatchObject({ status: 403, code: 'http.stale-form' })
  })
})

describe('answers in words', () => {
  test('a refusal is told to people and to machines', async () => {
    const app = await web()
    const page = await app.inject('/empty')
    expect(page.statusCode).toBe(409)
    expect(page.body).toContain('В чашке Анны пусто.')
    expect((await app.inject('/api/v1/empty')).json()).toEqual({
      type: '/api/docs#tea.empty',
      title: 'Чай кончился',
      status: 409,
      detail: 'В чашке Анны пусто.',
      code: 'tea.empty',
    })
  })

  test('a form that is too large is explained', async () => {
    const payload = { text: 'ж'.repeat(200_000) }
    const answer = await (await web()).inject({ method: 'POST', url: '/orders', payload })
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('Слишком много данных')
  })

  test('a broken page shows the id under which the cause is logged once', async () => {
    const logged: string[] = []
    const { createLogger } = await import('#platform/log')
    const app = await web({
      log: createLogger({ level: 'warn', destination: { write: (line) => void logged.push(line) } }),
    })
    const answer = await app.inject('/broken')
    const id = String(answer.headers['x-request-id'])
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toContain(id)
    expect(answer.body).not.toContain('kettle')
    expect(logged).toHaveLength(1)
    expect(logged[0]).toContain(id)
    expect(logged[0]).not.toContain('112-233-445')
  })

  test('an address that cannot be read is not there', async () => {
    const answer = await (await web()).inject('/mine/%zz')
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('Такой страницы нет')
  })

  test('too many attempts are told to wait', async () => {
    const app = await web()
    const codes = []
    for (let number = 0; number < 3; number += 1) codes.push((await app.inject('/few')).statusCode)
    expect(codes).toEqual([200, 200, 429])
    const last = await app.inject('/few')
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    expect(last.body).toContain('Слишком много попыток')
  })

  test('a user who signs in anew gets no more tries, another user gets their own', async () => {
    const app = await web({
      hooks: {
        ...strangers,
        authenticate: async (request) => {
          request.session = { id: request.token?.value } as Session
          request.who = `user:${request.headers['x-user']}`
        },
      },
    })
    const tries = async (user: string, token: string) =>
      (await app.inject({ url: '/few', headers: { 'x-user': user, authorization: `Bearer ${token}` } })).statusCode
    expect([await tries('anna', 'a1'), await tries('anna', 'a2'), await tries('anna', 'a3')]).toEqual([200, 200, 429])
    expect(await tries('boris', 'b1')).toBe(200)
  })

  test('the overflow gets 503 with a time to come back, and health is still answered', async () => {
    const app = await web({ config: { requestsAtOnce: 0 } })
    const answer = await app.inject('/')
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5'])
    expect((await app.inject('/health/live')).body).toBe('ok')
  })

  test('a late loop sends visitors away, but not for the lateness of the start itself', async () => {
    const app = await web({ config: { mostLoopDelayMs: 1 } })
    const status = async () => {
      // On a machine with nothing else to do the loop would never be late by itself.
      for (const until = performance.now() + 30; performance.now() < until; );
      return (await app.inject('/')).statusCode
    }
    await expect.poll(status, { timeout: 10_000, interval: 100 }).toBe(503)
    await app.listen({ port: 0, host: '127.0.0.1' })
    expect(await status()).toBe(200)
  })

  test('places become free again', async () => {
    const app = await web({ config: { requestsAtOnce: 1 } })
    for (let number = 0; number < 3; number += 1) expect((await app.inject('/')).statusCode).toBe(200)
  })
})

describe('for machines', () => {
  test('readiness names what is missing', async () => {
    const app = await web({ health: { database: () => true, jobs: async () => Promise.reject(new Error('dead')) } })
    const answer = await app.inject('/health/ready')
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toEqual({ ready: false, database: true, jobs: false })
  })

  test('measurements are for this machine or for the holder of the token', async () => {
    const app = await web({ config: { metricsToken: 'watch' } })
    const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
      app.inject({ url: '/metrics', remoteAddress, headers })
    expect((await from('127.0.0.1')).body).toContain('database_connections')
    expect((await from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(404)
    expect((await from('203.0.113.9')).statusCode).toBe(404)
    expect((await from('203.0.113.9', { authorization: 'Bearer watch' })).statusCode).toBe(200)
  })

  test('pages forbid everything that is not ours', async () => {
    const { headers } = await (await web()).inject('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers['strict-transport-security']).toBeUndefined()
  })
})
