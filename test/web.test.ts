import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHooks } from '#access'
import type { App } from '#platform/http'
import { demoPreset, installPreset } from '#region'
import { manifests } from '../src/app/domains.ts'
import { buildWeb } from '../src/app/web.ts'
import { aKit } from '../src/platform/http/testing.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { NOW } from './support/town.ts'

let fresh: FreshDatabase
let app: App
beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction((tx) => installPreset(tx, demoPreset, NOW))
  const permissions = Object.assign({}, ...manifests.map((manifest) => manifest.permissions))
  const kit = aKit({ db: fresh.db, clock: { now: () => NOW } })
  app = await buildWeb(
    { ...kit, hooks: createHooks({ permissions, menu: [], staffSessions: kit.config.sessions }) },
    manifests,
  )
})
afterAll(async () => {
  await app.close()
  await fresh.close()
})

test.each([
  '/',
  '/programmes',
  '/organisations',
  '/points',
  '/register',
  '/sign-in',
  '/recovery',
  '/sight',
  '/api/docs',
])('anyone may open %s', async (url) => {
  const answer = await app.inject({ url })
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('<main')
})

test.each(['/my', '/provider', '/reception', '/my/settings'])('%s asks to sign in', async (url) => {
  const answer = await app.inject({ url })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toContain('/sign-in')
})

test('unknown addresses are a plain page', async () => {
  const answer = await app.inject({ url: '/no-such-page' })
  expect(answer.statusCode).toBe(404)
  expect(answer.body).toContain('<h1')
})
