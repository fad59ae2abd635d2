import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { sql } from '#platform/db'
import { asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aTown } from '../../../test/support/town.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { whyNotSendBack, whyNotShowAgain, whyNotTakeDown } from './rules/piece.ts'

let fresh: FreshDatabase
let web: Web
let [provider, stranger, operator] = ['', '', '']
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests, NOW)
  await fresh.db.transaction(async (tx) => {
    const town = await aTown(tx, {
      settings: { 'region.operator': { name: 'РМЦ', address: 'а', email: 'o@example.ru' } },
    })
    const course = await aCourse(tx, town)
    provider = web.signIn(asProvider(course))
    stranger = web.signIn(asProvider(await aCourse(tx, town)))
    operator = web.signIn({ userId: course.staffId, role: 'region', scopeId: null } as Actor)
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const words = 'Купите форму в магазине «Парус».'
async function aTakenDown(title: string): Promise<string> {
  const { location } = await web.post('/news/desk', provider, { title, words })
  const id = location.split('/').at(-1) ?? ''
  await web.post(`/news/desk/${id}/publication`, provider)
  await web.post(`/news/${id}/taking-down`, operator, { reason: 'Это реклама' })
  return id
}
const readAtOf = async (id: string) =>
  /name="readAt" value="([^"]+)"/.exec((await web.get(`/region/news/${id}`, operator)).text)?.[1] ?? ''
const lettersTo = async (letter: string) =>
  (
    await sql<{ to: string }>`select payload->>'to' as "to" from job_plan where payload->>'letter' = ${letter}`.execute(
      fresh.db.reader,
    )
  ).rows.length

test('search engines are led to what everybody sees, and not to what is taken down', async () => {
  const { location } = await web.post('/news/desk', provider, { title: 'Открыли бассейн', words: 'Приходите.' })
  const id = location.split('/').at(-1) ?? ''
  await web.post(`/news/desk/${id}/publication`, provider)
  const takenDown = await aTakenDown('Не для всех')
  const { text } = await web.get('/sitemap/news.xml')
  expect([text.includes(`/news/${id}</loc>`), text.includes(takenDown)]).toEqual([true, false])
})

test('its author mends a piece taken down and sends it back, and the operator shows it again', async () => {
  const id = await aTakenDown('Форма для занятий')
  const here = `/news/desk/${id}`
  expect((await web.get('/region/news', operator)).text).toContain('Форма для занятий')
  await web.post(`${here}/words`, provider, { title: 'Форма для занятий', words: 'Форма — синяя.' })
  expect((await web.get(`/news/${id}`)).status).toBe(404)

  const empty = await web.post(`${here}/return`, provider, { mended: '' })
  expect([empty.status, empty.text.includes('Напишите, что исправили')]).toEqual([422, true])
  expect((await web.post(`${here}/return`, stranger, { mended: 'Убрали рекламу' })).status).toBe(404)
  expect((await web.post(`${here}/return`, provider, { mended: 'Убрали рекламу' })).location).toBe(here)
  expect((await web.post(`${here}/return`, provider, { mended: 'Убрали рекламу' })).status).toBe(409)
  expect(await lettersTo('news.sent-back')).toBe(1)

  const { text } = await web.get(`/region/news/${id}`, operator)
  for (const told of ['Это реклама', 'Убрали рекламу', 'Форма — синяя.']) expect(text).toContain(told)
  const readAt = await readAtOf(id)
  expect((await web.post(`/region/news/${id}/showing`, operator, { readAt: '2026-01-01T00:00:00Z' })).status).toBe(409)
  expect((await web.post(`/region/news/${id}/showing`, operator, { readAt })).location).toBe('/region/news')
  expect((await web.get(`/news/${id}`)).text).toContain('Форма — синяя.')
  expect(await lettersTo('news.shown-again')).toBe(1)
  const { rows } = await sql<{ word: string }>`select word from audit_entry where subject_id = ${id}
    and word in ('news.taken-down', 'news.sent-back', 'news.shown-again') order by id`.execute(fresh.db.reader)
  expect(rows.map(({ word }) => word)).toEqual(['news.taken-down', 'news.sent-back', 'news.shown-again'])
})

test('the operator leaves a piece down that was not mended well, and its author gets a letter again', async () => {
  const id = await aTakenDown('Форма и обувь')
  const here = `/region/news/${id}`
  expect((await web.post(`${here}/taking-down`, operator, { reason: 'Ещё раз' })).status).toBe(409)
  await web.post(`/news/desk/${id}/return`, provider, { mended: 'Убрали цену' })
  const before = await lettersTo('news.taken-down')
  expect((await web.post(`${here}/taking-down`, operator, { reason: '' })).status).toBe(422)
  await web.post(`${here}/taking-down`, operator, { reason: 'Уберите и магазин' })
  expect(await lettersTo('news.taken-down')).toBe(before + 1)
  expect((await web.get(`/news/desk/${id}`, provider)).text).toContain('Уберите и магазин')
  expect((await web.post(`/news/desk/${id}/return`, provider, { mended: 'Убрали магазин' })).status).toBe(303)
})

test('the list and what stands in it are the operator’s alone', async () => {
  const id = await aTakenDown('Чужая')
  for (const path of ['/region/news', `/region/news/${id}`]) expect((await web.get(path, provider)).status).toBe(404)
  expect((await web.post(`/region/news/${id}/showing`, provider, { readAt: String(NOW) })).status).toBe(404)
})

test('the same over REST', async () => {
  const id = await aTakenDown('По программе')
  const at = '/api/v1/news'
  expect((await web.post(`${at}/${id}/return`, provider, { mended: 'Убрали рекламу' })).json()).toMatchObject({
    state: 'taken-down',
    sentBackAt: String(NOW),
  })
  const { news } = (await web.get(`${at}/taken-down`, operator)).json<{ news: { id: string; changedAt: string }[] }>()
  expect(news[0]?.id).not.toBeUndefined()
  const readAt = news.find((one) => one.id === id)?.changedAt
  expect((await web.get(`${at}/taken-down`, provider)).status).toBe(404)
  expect((await web.post(`${at}/${id}/showing`, operator, { readAt })).status).toBe(204)
  expect((await web.get(`${at}/${id}`)).status).toBe(200)
})

const later = NOW.add({ hours: 1 })
test.each([
  [
    'taken down and not sent back',
    whyNotTakeDown({ state: 'taken-down', author: 'provider', sentBackAt: null }),
    'news.not-public',
  ],
  ['taken down and sent back', whyNotTakeDown({ state: 'taken-down', author: 'provider', sentBackAt: NOW }), undefined],
  ['the operator’s own', whyNotTakeDown({ state: 'published', author: 'region', sentBackAt: null }), 'news.not-public'],
  ['sent back while public', whyNotSendBack({ state: 'published', sentBackAt: null }), 'news.not-taken-down'],
  ['sent back twice', whyNotSendBack({ state: 'taken-down', sentBackAt: NOW }), 'news.sent-back-already'],
  ['shown though it is', whyNotShowAgain({ state: 'published', changedAt: NOW }, NOW), 'news.not-taken-down'],
  ['changed meanwhile', whyNotShowAgain({ state: 'taken-down', changedAt: later }, NOW), 'news.changed-meanwhile'],
])('a piece that is %s', (_, refusal, code) => {
  expect(refusal?.code).toBe(code)
})
