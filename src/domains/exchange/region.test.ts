/** The operator's side: partners, what was not delivered, comparisons; pages and the same for machines. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aTown, type Course, NOW, type Town } from '../../../test/support/town.ts'
import { aWeb, secretKey, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { deliverDue } from './actions/delivery.ts'
import { openSecrets } from './secrets.ts'
import { anOrder, aPartner, orderSettings } from './testing.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let course: Course
let operator: string
const actor = { userId: newId(), role: 'region', scopeId: null, rights: [], grants: [] } as unknown as Actor

beforeAll(async () => {
  fresh = await freshDatabase()
  const settings = { ...orderSettings, 'funding.grant-on': 'contract', 'funding.melt': 'none' }
  await fresh.db.transaction(async (tx) => {
    town = await aTown(tx, { settings })
    await sql`insert into access_user (id, surname, name, created_at) values (${actor.userId}, 'Каримова', 'Эльмира', ${NOW})`.execute(
      tx,
    )
  })
  web = await aWeb(fresh.db, manifests, NOW)
  operator = web.signIn(actor)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
beforeEach(async () => {
  course = await fresh.db.transaction((tx) => aCourse(tx, town))
})

const ask = async (token: string, path = '/exchange/v1/municipalities') =>
  (await web.app.inject({ url: path, headers: { authorization: `Bearer ${token}` } })).statusCode

/** One order of a new partner whose statuses nobody takes. */
async function stuck() {
  const endpoint = 'https://gosuslugi.example/statuses'
  const partner = await fresh.db.transaction((tx) => aPartner(tx, { endpoint, secretKey }, NOW))
  const orderId = `DESK-${partner.id.slice(-6)}`
  const headers = { authorization: `Bearer ${partner.token}` }
  await web.app.inject({
    method: 'POST',
    url: '/exchange/v1/orders',
    headers,
    payload: anOrder(orderId, course.groupId),
  })
  await deliverDue(fresh.db, { secrets: openSecrets(secretKey), post: async () => 422 }, () => NOW)
  const { rows } = await sql<{ id: string }>`select m.id from exchange_message m
    join exchange_order o on o.id = m.order_id where o.external_id = ${orderId}`.execute(fresh.db.reader)
  return { partner, orderId, messageId: rows[0]?.id ?? '' }
}

test('a system is connected once for two presses, its key lets it in, and is shown with a row in the journal', async () => {
  const form = { name: 'Госуслуги (ЕПГУ)', scopes: ['orders', 'catalogue'], endpoint: 'https://smev.example/statuses' }
  const [first, second] = [
    await web.post('/region/exchange/partners', operator, form, 'one-press'),
    await web.post('/region/exchange/partners', operator, form, 'one-press'),
  ]
  expect([first.status, second.location]).toEqual([303, first.location])
  const { text } = await web.get(first.location, operator)
  const token = />([\w-]{43})</.exec(text)?.[1] ?? ''
  expect([await ask(token), await ask(token, '/exchange/v1/export/group')]).toEqual([200, 404])
  const { rows } = await sql<{ word: string }>`select word from audit_entry
    where word like 'exchange.%' order by id desc limit 2`.execute(fresh.db.reader)
  expect(rows.map(({ word }) => word)).toEqual(['exchange.key-shown', 'exchange.partner-created'])
})

test('the database holds neither the key nor the secret', async () => {
  const { token, secret } = await fresh.db.transaction((tx) => aPartner(tx, { secretKey }, NOW))
  const { rows } = await sql<{ text: string }>`select string_agg(to_jsonb(p)::text, ' ') as text
    from exchange_partner p`.execute(fresh.db.reader)
  for (const value of [token, secret]) {
    expect(rows[0]?.text).not.toContain(value)
    expect(rows[0]?.text).not.toContain(Buffer.from(value).toString('hex'))
  }
})

test.each([
  ['no name', { name: '', scopes: ['orders'] }, 'Введите название системы'],
  ['nothing ticked', { name: 'Госуслуги' }, 'Отметьте, что системе можно'],
  [
    'an address that anybody may read',
    { name: 'Госуслуги', scopes: ['orders'], endpoint: 'http://smev.example' },
    'Введите адрес целиком',
  ],
  ['no address at all', { name: 'Госуслуги', scopes: ['orders'], endpoint: 'где-то' }, 'Введите адрес целиком'],
])('%s: told what to do, the answers are kept', async (_, form, words) => {
  const { status, text } = await web.post('/region/exchange/partners', operator, form)
  expect([status, text.includes(words)]).toEqual([422, true])
  if (form.name) expect(text).toContain(`value="${form.name}"`)
})

test('a revoked system is out at once, and nothing goes to it any more', async () => {
  const { partner, messageId } = await stuck()
  expect(await ask(partner.token)).toBe(200)
  await web.post(`/region/exchange/partners/${partner.id}/revocation`, operator)
  expect(await ask(partner.token)).toBe(401)
  await web.post(`/region/exchange/messages/${messageId}/revival`, operator)
  let sent = 0
  const post = async () => {
    sent += 1
    return 204
  }
  await deliverDue(fresh.db, { secrets: openSecrets(secretKey), post }, () => NOW)
  expect(sent).toBe(0)
  expect((await web.get(`/region/exchange/partners/${partner.id}/key`, operator)).status).toBe(409)
})

test('what a partner refused stands first, with why, and goes again by one press; a second press is told', async () => {
  const { orderId, messageId } = await stuck()
  const before = await web.get('/region/exchange', operator)
  expect(before.text).toContain(orderId)
  expect(before.text).toContain('Ответ 422')
  expect((await web.post(`/region/exchange/messages/${messageId}/revival`, operator)).status).toBe(303)
  expect((await web.post(`/region/exchange/messages/${messageId}/revival`, operator)).status).toBe(409)
})

test('a comparison by the partner is read by the operator, who sends the status again', async () => {
  const { partner, orderId } = await stuck()
  const headers = { authorization: `Bearer ${partner.token}` }
  const payload = { from: '2026-08-01', to: '2026-08-31', statuses: [{ orderId: 'unknown', status: 'enrolled' }] }
  const compared = await web.app.inject({ method: 'POST', url: '/exchange/v1/comparisons', headers, payload })
  const { id, differences } = compared.json<{ id: string; differences: { orderId: string; kind: string }[] }>()
  expect(differences.map(({ orderId: one, kind }) => [one, kind])).toEqual([
    [orderId, 'missing-there'],
    ['unknown', 'missing-here'],
  ])
  const page = await web.get(`/region/exchange/comparisons/${id}`, operator)
  expect(page.text).toContain('такого заявления к нам не приходило')
  const repeats = `/region/exchange/comparisons/${id}/repeats`
  expect((await web.post(repeats, operator, { orderId })).status).toBe(303)
  expect((await web.get(`/region/exchange/comparisons/${id}`, operator)).text).toContain('отправлено')
  expect((await web.post(repeats, operator, { orderId })).status).toBe(409)
  expect((await web.post(repeats, operator, { orderId: 'unknown' })).status).toBe(409)
  const reversed = { ...payload, from: '2026-08-31', to: '2026-08-01' }
  expect(
    (await web.app.inject({ method: 'POST', url: '/exchange/v1/comparisons', headers, payload: reversed })).statusCode,
  ).toBe(409)
})

test('machines of the operator do the same', async () => {
  const body = { name: 'ЕАИС ДО', scopes: ['export'], endpoint: '' }
  const made = await web.post('/api/v1/region/exchange/partners', operator, body)
  const { id } = made.json<{ id: string }>()
  expect([made.status, Object.keys(made.json<object>())]).toEqual([201, ['id']])
  const listed = (await web.get('/api/v1/region/exchange/partners', operator)).json<{ partners: { id: string }[] }>()
  expect(listed.partners.map((one) => one.id)).toContain(id)
  expect((await web.post(`/api/v1/region/exchange/partners/${id}/revocation`, operator)).status).toBe(204)
  const { messageId } = await stuck()
  const outbox = (await web.get('/api/v1/region/exchange/messages', operator)).json<{ undelivered: { id: string }[] }>()
  expect(outbox.undelivered.map((one) => one.id)).toContain(messageId)
  expect((await web.post(`/api/v1/region/exchange/messages/${messageId}/revival`, operator)).status).toBe(204)
})
