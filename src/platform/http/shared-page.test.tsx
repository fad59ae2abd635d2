import { brotliDecompressSync } from 'node:zlib'
import type { ComponentChildren } from 'preact'
import { expect, test } from 'vitest'
import { Form, Page } from '#ui'
import { type App, createApp, platformRefusals, showShared } from './index.ts'
import { aKit } from './testing.ts'

const anyone = { config: { permission: 'anyone' } }

/** A web with one shared page of these words; tells how often it was drawn. */
async function web(children: ComponentChildren = null) {
  const shown = { words: 'Чай', drawn: 0 }
  const app = await createApp(aKit(), { permissions: [], refusals: platformRefusals, machinePaths: ['/api/'] })
  app.get('/shared', anyone, async (_request, reply) =>
    showShared(reply, shown.words, () => {
      shown.drawn += 1
      return <Page title={shown.words}>{children}</Page>
    }),
  )
  return { app, shown }
}

async function look(app: App, url = '/shared', headers: Record<string, string> = {}) {
  const answer = await app.inject({ url, headers: { 'accept-encoding': 'br', ...headers } })
  const { 'content-encoding': encoding, 'cache-control': cache, 'content-type': type, vary } = answer.headers
  const text = encoding === 'br' ? brotliDecompressSync(answer.rawPayload).toString() : answer.body
  return { status: answer.statusCode, heads: { cache, type, vary }, text }
}

test('strangers are shown one page that was drawn once; other content is another page', async () => {
  const { app, shown } = await web()
  const first = await look(app)
  expect(first.text).toContain('<h1>Чай</h1>')
  expect(first.heads).toEqual({ cache: 'private, no-cache', type: 'text/html; charset=utf-8', vary: 'accept-encoding' })
  expect(await look(app)).toEqual(first)
  expect(shown.drawn).toBe(1)
  shown.words = 'Кофе'
  expect((await look(app)).text).toContain('<h1>Кофе</h1>')
  shown.words = 'Чай'
  expect(await look(app)).toEqual(first)
  expect(shown.drawn).toBe(2)
})

test.each<[string, string, Record<string, string>]>([
  ['another address', '/shared?page=2', {}],
  ['another sight', '/shared', { cookie: 'kruzhok-sight=size=200' }],
  ['a session', '/shared', { cookie: 'kruzhok=somebody' }],
  ['a toast', '/shared', { cookie: 'kruzhok-toast=forged' }],
  ['a browser without brotli', '/shared', { 'accept-encoding': 'gzip' }],
])('%s is drawn for itself', async (_, url, headers) => {
  const { app, shown } = await web()
  const strangers = await look(app)
  expect((await look(app, url, headers)).status).toBe(200)
  expect(shown.drawn).toBe(2)
  expect(await look(app)).toEqual(strangers)
})

test('a form that changes something cannot stand on a shared page', async () => {
  const { app } = await web(<Form action="/tea">Чай</Form>)
  expect((await look(app)).status).toBe(500)
})
