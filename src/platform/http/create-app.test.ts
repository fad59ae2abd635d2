import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { h } from 'preact'
import { afterAll, describe, expect, test } from 'vitest'
import { Refusal } from '#kernel/refusal'
import { Page } from '#ui'
import {
  type App,
  closeGracefully,
  createApp,
  forgetSession,
  keepSession,
  platformRefusals,
  seeOther,
  show,
} from './index.ts'
import type { Hooks } from './kit.ts'
import { aKit, strangers } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'kruzhok-assets-'))
writeFileSync(join(folder, 'styles-AB12.css'), `body { color: red }${' '.repeat(4000)}`)
writeFileSync(join(folder, '.hidden'), 'x')
afterAll(() => rmSync(folder, { recursive: true }))

const anyone = { config: { permission: 'anyone' } }

async function web(add: (app: App) => void = () => {}, config: Parameters<typeof aKit>[0] = {}): Promise<App> {
  const kit = aKit({ ...config, config: { assetsFolder: folder, ...config.config } })
  const app = await createApp(kit, { permissions: [], refusals: platformRefusals, machinePaths: ['/api/'] })
  app.get('/', anyone, async (_request, reply) => show(reply, h(Page, { title: 'Дом' })))
  add(app)
  return app
}

describe('the menu of whoever is refused', () => {
  async function refused(error: Error) {
    let waiting: number | null = null
    const item = () => ({ href: '/desk', label: 'Заявки', ...(waiting !== null && { count: waiting }) })
    const hooks: Hooks = {
      ...strangers,
      signedIn: () => ({ name: 'Петрова А. В.', menu: [item()] }),
      countLate: async () => {
        waiting = 12
      },
    }
    const app = await web(
      (scope) =>
        scope.get('/act', anyone, async () => {
          throw error
        }),
      { hooks },
    )
    return app.inject('/act')
  }
  const counted = /href="\/desk"[^>]*>Заявки[^/]*12</

  test('shows what waits, as every page does', async () => {
    const { statusCode, body } = await refused(new Refusal('http.key-reused'))
    expect([statusCode, counted.test(body)]).toEqual([409, true])
  })

  test('is there without numbers where something is broken', async () => {
    const { statusCode, body } = await refused(new Error('broken'))
    expect([statusCode, body.includes('href="/desk"'), counted.test(body)]).toEqual([500, true, false])
  })
})

const bearer = { authorization: `Bearer ${'b'.repeat(43)}` }

test('a toast is shown by the next page, once', async () => {
  const app = await web((scope) =>
    scope.get('/done', anyone, async (_request, reply) => seeOther(reply, '/', 'Чай налит')),
  )
  const done = await app.inject('/done')
  expect([done.statusCode, done.headers.location]).toEqual([303, '/'])
  const cookies = { 'kruzhok-toast': done.cookies[0]?.value ?? '' }
  const page = await app.inject({ url: '/', cookies })
  expect(page.body).toContain('Чай налит')
  expect(page.cookies[0]).toMatchObject({ name: 'kruzhok-toast', value: '' })
  const forged = { 'kruzhok-toast': `${cookies['kruzhok-toast'].split('.')[0]}.x` }
  expect((await app.inject({ url: '/', cookies: forged })).body).not.toContain('Чай налит')
})

describe('the cookie of a session', () => {
  const sign = (scope: App) => {
    scope.get('/in', anyone, async (request, reply) => {
      keepSession(reply, 't'.repeat(43), request.now.add({ hours: 2 }))
      return seeOther(reply, '/')
    })
    scope.get('/out', anyone, async (_request, reply) => {
      forgetSession(reply)
      return seeOther(reply, '/')
    })
  }

  test('is bound to the host over TLS', async () => {
    const app = await web(sign, { config: { publicUrl: new URL('https://kruzhok.region.ru') } })
    const [cookie] = (await app.inject('/in')).cookies
    expect(cookie).toEqual({
      name: '__Host-kruzhok',
      value: 't'.repeat(43),
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      maxAge: 7200,
    })
    expect((await app.inject('/in')).headers['strict-transport-security']).toContain('max-age=31536000')
  })

  test('goes at the sign-out, together with the visitor’s', async () => {
    const { cookies } = await (await web(sign)).inject('/out')
    expect(cookies.map(({ name, value, maxAge, expires }) => [name, value, maxAge ?? expires?.getTime()])).toEqual([
      ['kruzhok', '', 0],
      ['kruzhok-visitor', '', 0],
    ])
  })
})

describe('pages', () => {
  const long = (app: App) =>
    app.get('/long', { config: { permission: 'anyone' } }, (_, reply) =>
      reply.type('text/html').send('слово '.repeat(999)),
    )

  test.each([
    ['gzip, deflate, br, zstd', 'br', 'ready'],
    ['br;q=0.5, gzip', 'gzip', 'by the library'],
    ['gzip', 'gzip', 'by the library'],
    ['identity', undefined, 'not at all'],
    [undefined, undefined, 'not at all'],
  ])('asked for with %s come as %s, squeezed %s', async (wanted, encoding, _how) => {
    const app = await web(long)
    const page = await app.inject({ url: '/long', headers: wanted ? { 'accept-encoding': wanted } : {} })
    expect(page.headers['content-encoding']).toBe(encoding)
    const squeezed = page.rawPayload
    const text = encoding === 'br' ? brotliDecompressSync(squeezed) : encoding ? gunzipSync(squeezed) : squeezed
    expect(text.toString()).toBe('слово '.repeat(999))
    expect(encoding ? page.headers.vary : 'accept-encoding').toMatch(/accept-encoding/i)
  })
})

describe('files', () => {
  test('with a hash in the name are kept for ever and come compressed', async () => {
    const app = await web()
    const file = await app.inject({ url: '/assets/styles-AB12.css', headers: { 'accept-encoding': 'gzip, br' } })
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(file.headers['content-encoding']).toBe('br')
    expect(file.rawPayload.length).toBeLessThan(200)
  })

  test.each(['/assets/.hidden', '/assets/..%2Fx', '/assets/a/b.css', '/assets/none.css', '/assets/'])(
    '%s is not there',
    async (url) => {
      expect((await (await web()).inject(url)).statusCode).toBe(404)
    },
  )

  test('sent with a form arrive with its fields', async () => {
    const app = await web((scope) =>
      scope.post('/papers', { ...anyone, bodyLimit: 1024 * 1024 }, async ({ body, files }) => ({
        body,
        files: files.map(({ bytes, ...file }) => ({ ...file, size: bytes.length })),
      })),
    )
    const form = new FormData()
    form.append('name', 'Список')
    form.append('days', 'mo')
    form.append('days', 'we')
    form.append('sheet', new File([new Uint8Array(300_000)], 'дети.xlsx', { type: 'application/zip' }))
    const encoded = new Response(form)
    const headers = { ...bearer, 'content-type': encoded.headers.get('content-type') ?? '' }
    const payload = Buffer.from(await encoded.arrayBuffer())
    const answer = await app.inject({ method: 'POST', url: '/papers', headers, payload })
    expect(answer.json()).toEqual({
      body: { name: 'Список', days: ['mo', 'we'] },
      files: [{ field: 'sheet', name: 'дети.xlsx', type: 'application/zip', size: 300_000 }],
    })
    // A file field left empty, as browsers send it.
    const empty =
      '--X\r\nContent-Disposition: form-data; name="sheet"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--X--\r\n'
    const withEmpty = { ...bearer, 'content-type': 'multipart/form-data; boundary=X' }
    expect((await app.inject({ method: 'POST', url: '/papers', headers: withEmpty, payload: empty })).json()).toEqual({
      body: {},
      files: [],
    })
    const broken = await app.inject({ method: 'POST', url: '/papers', headers, payload: 'nothing of the kind' })
    expect(broken.statusCode).toBe(400)
  })
})

test('the settings of sight are kept and lead back, but not away', async () => {
  const app = await web()
  const send = (payload: object) => app.inject({ method: 'POST', url: '/sight', headers: bearer, payload })
  const saved = await send({ size: '200', scheme: 'blue', back: '/programmes' })
  expect(saved.headers.location).toBe('/programmes')
  const cookies = Object.fromEntries(saved.cookies.map(({ name, value }) => [name, value]))
  expect((await app.inject({ url: '/', cookies })).body).toContain('data-size="200"')
  expect((await send({ back: '//evil.example' })).headers.location).toBe('/')
  expect((await app.inject({ method: 'POST', url: '/sight', headers: bearer })).statusCode).toBe(303)
  expect((await app.inject('/sight?back=/my')).statusCode).toBe(200)
})

describe('what nobody types is turned away before any act', () => {
  const ordered = async (payload: string) => {
    const app = await web((scope) => scope.post('/api/orders', anyone, async () => ({ done: true })))
    const headers = { 'content-type': 'application/json' }
    return (await app.inject({ method: 'POST', url: '/api/orders', headers, payload })).statusCode
  }

  test.each([
    ['a usual order', '{"tea":["green"],"for":{"name":"Анна"}}', 200],
    ['a null sign, which the database cannot keep', '{"tea":["green",{"with":"sugar\\u0000"}]}', 400],
    ['nesting that exhausts the stack', `{"tea":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400],
  ])('%s', async (_what, payload, status) => {
    expect(await ordered(payload)).toBe(status)
  })

  test('so is a null sign in an address', async () => {
    expect((await (await web()).inject('/?q=%00')).statusCode).toBe(400)
  })

  test('a visitor’s cookie that we cannot have given names nobody', async () => {
    const app = await web((scope) => scope.get('/who', anyone, async ({ visitor }) => ({ visitor })))
    const named = async (cookie: string) => (await app.inject({ url: '/who', headers: { cookie } })).json().visitor
    expect(await named('kruzhok-visitor=jrat1EWWtfzNgPN-qL6SkA')).toBe('jrat1EWWtfzNgPN-qL6SkA')
    expect(await named('kruzhok-visitor=a%00b')).toBeNull()
  })
})

test('a page seen by who is signed in does not stay in the browser', async () => {
  const app = await web()
  expect((await app.inject('/')).headers['cache-control']).toBe('private, no-cache')
  expect((await app.inject({ url: '/', cookies: { kruzhok: 't'.repeat(43) } })).headers['cache-control']).toBe(
    'no-store',
  )
})

describe('the end', () => {
  async function listening(milliseconds: number) {
    const app = await web((scope) =>
      scope.get('/slow', anyone, async () => {
        await sleep(milliseconds)
        return 'done'
      }),
    )
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    return { app, url: `http://127.0.0.1:${port}/slow` }
  }

  test('waits for those who are inside and lets nobody in', async () => {
    const { app, url } = await listening(300)
    const inside = fetch(url).then((answer) => answer.text())
    await sleep(100)
    const began = performance.now()
    const closing = closeGracefully(app)
    await sleep(50)
    await expect(fetch(url)).rejects.toThrow()
    expect(await inside).toBe('done')
    await closing
    expect(performance.now() - began).toBeLessThan(5000)
  })

  test('does not wait for ever', async () => {
    const { app, url } = await listening(5000)
    const inside = fetch(url).catch(() => 'cut off')
    await sleep(100)
    await closeGracefully(app, 200)
    expect(await inside).toBe('cut off')
  })
})
