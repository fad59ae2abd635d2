import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { sql } from '#platform/db'
import { demoPreset, installPreset } from '#region'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { aUser } from '../access/testing.ts'

const at = '/municipality/contacts'
let fresh: FreshDatabase
let web: Web
let [body, operator, family] = ['', '', '']
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests, NOW)
  await fresh.db.transaction(async (tx) => {
    await installPreset(tx, demoPreset, NOW)
    const { rows } = await sql<{ id: string }>`select id from region_municipality where code = '20'`.execute(tx)
    const actor = async (role: Actor['role'], scopeId: string | null) =>
      web.signIn({ userId: await aUser(tx), role, scopeId } as Actor)
    body = await actor('municipality', rows[0]?.id ?? '')
    operator = await actor('region', null)
    family = await actor('family', null)
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const contacts = {
  coordinator: 'Ильина Вера Павловна',
  phone: '8 (48210) 3-77-88',
  email: 'vera@rayon.example',
  hours: 'пн–чт 9–17',
}

test('S-012 a municipality changes whom its families ask; they read it at once, and what stood before is kept', async () => {
  const before = (await web.get(at, body)).text
  expect(before).not.toContain('Что было раньше')
  expect((await web.post(at, body, contacts)).location).toBe(at)
  const help = (await web.get('/help')).text
  for (const told of ['Координатор: Ильина Вера Павловна', 'vera@rayon.example', 'пн–чт 9–17'])
    expect(help).toContain(told)
  const after = (await web.get(at, body)).text
  expect(after).toContain('Что было раньше')
  expect((await web.post(at, body, contacts)).text).toContain('Контакты уже такие')
})

test.each([
  ['a phone that is none', { phone: '12' }, 'Введите телефон'],
  ['a mail that is none', { email: 'почта' }, 'Введите почту'],
  ['no hours', { hours: '' }, 'Введите часы'],
])('S-012 %s is told at its field, and the answers stay', async (_, wish, words) => {
  const answer = await web.post(at, body, { ...contacts, ...wish })
  expect([answer.status, answer.text.includes(words), answer.text.includes('Ильина Вера Павловна')]).toEqual([
    422,
    true,
    true,
  ])
})

test('S-012 the same over REST; contacts are the municipality’s own alone', async () => {
  expect((await web.get(`/api/v1${at}`, body)).json()).toMatchObject({ email: 'vera@rayon.example' })
  const answer = await web.app.inject({
    ...{ method: 'PUT', url: `/api/v1${at}`, payload: { ...contacts, hours: 'пн–пт 8–16' } },
    headers: { authorization: `Bearer ${body}`, 'idempotency-key': crypto.randomUUID() },
  })
  expect(answer.statusCode).toBe(204)
  for (const token of [operator, family]) expect((await web.get(at, token)).status).toBe(404)
})
