import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aTown, type Course, NOW, type Town } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import type { Event } from './model.ts'
import { typedOf } from './pages/event-form.tsx'
import { eventFacts } from './testing.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let course: Course
const tokens: Record<string, string> = {}

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests, NOW)
  await fresh.db.transaction(async (tx) => {
    town = await aTown(tx)
    course = await aCourse(tx, town)
  })
  const by = (role: string, scopeId: string | null) => ({ ...asProvider(course), role, scopeId }) as Actor
  tokens.provider = web.signIn(asProvider(course))
  tokens.body = web.signIn(by('municipality', town.municipalityId))
  tokens.region = web.signIn(by('region', null))
  tokens.other = web.signIn(by('provider', newId()))
  tokens.homeless = web.signIn(by('municipality', null))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const typed = (wishes: Record<string, unknown> = {}) => ({
  ...typedOf({ ...eventFacts(town.municipalityId) } as Event),
  ...wishes,
})

async function draft(token = tokens.provider ?? ''): Promise<string> {
  const { status, location } = await web.post('/organiser/events', token, typed())
  expect(status).toBe(303)
  return location
}

test('S-109 an organisation writes an event, publishes it and puts it away when it is over or called off', async () => {
  const at = await draft()
  expect((await web.get(at, tokens.provider)).text).toContain('Опубликовать')
  expect((await web.post(`${at}/publication`, tokens.provider ?? '')).status).toBe(303)
  const list = await web.get('/organiser/events', tokens.provider)
  expect(list.text).toContain('Воздушный змей')
  expect((await web.post(`${at}/archive`, tokens.provider ?? '')).text).toContain('Мероприятие ещё впереди')
  expect((await web.post(`${at}/cancellation`, tokens.provider ?? '', { reason: '' })).status).toBe(422)
  expect((await web.post(`${at}/cancellation`, tokens.provider ?? '', { reason: 'Нет ветра' })).status).toBe(303)
  expect((await web.post(`${at}/edit`, tokens.provider ?? '', typed())).status).toBe(409)
  expect((await web.post(`${at}/archive`, tokens.provider ?? '')).status).toBe(303)
})

test('S-052 municipalities and the region hold events too; others’ events and none are alike', async () => {
  const own = await draft()
  for (const token of [tokens.body, tokens.region]) {
    const at = await draft(token)
    expect((await web.get(at, token)).status).toBe(200)
    expect((await web.get(at, tokens.provider)).status).toBe(404)
    expect((await web.get(own, token)).status).toBe(404)
  }
  expect((await web.get(own, tokens.other)).status).toBe(404)
  expect((await web.post(`${own}/publication`, tokens.other ?? '')).status).toBe(404)
  expect((await web.get('/organiser/events', tokens.homeless)).status).toBe(404)
})

test.each([
  ['the last day before the first', { 'endsOn.day': '4' }, 'Последний день не может быть раньше первого'],
  ['an end before the beginning', { endsTime: '10:00' }, 'Конец должен быть позже начала'],
  ['booking after the end', { 'entryTo.day': '9' }, 'Запись заканчивается не позже'],
  ['ages in the wrong order', { ageFrom: '15' }, 'Старший возраст не может быть меньше'],
  ['a waiting list without a limit', { capacity: '' }, 'Лист ожидания нужен, когда мест ограниченное число'],
  ['a sum in words', { costKopecks: 'недорого' }, 'Введите сумму в рублях'],
  ['no kind', { kind: 'party' }, 'Выберите вид мероприятия'],
  ['a link that is none', { online: 'yes', link: 'vk' }, 'Введите адрес страницы целиком'],
])('S-110 %s is told at its field, and the answers stay', async (_, wishes, words) => {
  const answer = await web.post('/organiser/events', tokens.provider ?? '', typed(wishes))
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(words)
  expect(answer.text).toContain('Соберём змея')
})

test('S-110 the summary of errors goes down the page as the eye does', async () => {
  const { text } = await web.post('/organiser/events', tokens.provider ?? '', {})
  const fields = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, field = '']) => field)
  const told = fields(/<li><a href="#([\w-]+)">/g)
  const shown = fields(/ id="(\w+)"/g).filter((id) => told.includes(id))
  expect(told.length).toBeGreaterThan(10)
  expect(told).toEqual([...new Set(shown)])
})

test('the API does the same: draft, change, publication, cancellation', async () => {
  const facts = eventFacts(town.municipalityId)
  const body = {
    ...facts,
    ...{ startsOn: '2026-09-05', endsOn: '2026-09-05', entryTo: '2026-09-04', costKopecks: '30000' },
  }
  const token = tokens.provider ?? ''
  const made = await web.post('/api/v1/organiser/events', token, body)
  expect(made.status).toBe(201)
  const { id } = made.json<{ id: string }>()
  expect((await web.post(`/api/v1/organiser/events/${id}/publication`, token)).json()).toMatchObject({
    ...{ state: 'published', costKopecks: '30000', startsTime: '11:00' },
  })
  const off = await web.post(`/api/v1/organiser/events/${id}/cancellation`, token, { reason: 'Нет ветра' })
  expect(off.json()).toMatchObject({ state: 'cancelled', reason: 'Нет ветра' })
  expect((await web.get(`/api/v1/organiser/events/${id}`, tokens.other)).status).toBe(404)
})
