import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { sql } from '#platform/db'
import { asFamily, asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { aChild } from '../families/testing.ts'
import type { Event, EventFacts } from './model.ts'
import { typedOf } from './pages/event-form.tsx'
import { anEvent, eventFacts } from './testing.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let course: Course
let family: Family
let other: Family
let mother: string
let stranger: string
let provider: string
const day = (text: string) => Temporal.PlainDate.from(text)

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests, NOW)
  await fresh.db.transaction(async (tx) => {
    town = await aTown(tx)
    course = await aCourse(tx, town)
    family = await aFamily(tx, town)
    other = await aFamily(tx, town)
  })
  mother = web.signIn(asFamily(family) as Actor)
  stranger = web.signIn(asFamily(other) as Actor)
  provider = web.signIn(asProvider(course))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const made = (wishes: Partial<EventFacts> = {}) =>
  fresh.db.transaction((tx) =>
    anEvent(tx, town.municipalityId, { ...wishes, by: course.staffId, providerId: course.providerId }),
  )

describe('the calendar', () => {
  test('S-111, S-114 a month shows how many events each day has; those of several days stand under each', async () => {
    await made({
      name: 'Лагерь «Парус»',
      startsOn: day('2026-09-28'),
      endsOn: day('2026-10-02'),
      entryTo: day('2026-09-20'),
    })
    await made({ startsOn: day('2026-10-01'), endsOn: day('2026-10-01') })
    const { json } = await web.get('/api/v1/events/months/2026-10')
    expect(json()).toEqual({ instead: null, days: { '2026-10-01': 2, '2026-10-02': 1 } })
    const { text } = await web.get('/events?month=2026-10')
    expect(text.replaceAll(/<[^>]+>/g, '')).toContain('1 октября 2026 года: 2 мероприятия')
    expect((await web.get('/events/days/2026-10-02')).text).toContain('Лагерь «Парус»')
    expect((await web.get('/events/days/2026-02-30')).status).toBe(404)
  })

  test('S-115 the flexible search narrows by what stands in the address, and forgives slips and layouts', async () => {
    await made({ name: 'Олимпиада по астрономии', kind: 'olympiad', costKopecks: 10_000n, ageFrom: 14, ageTo: 17 })
    const found = async (query: string) =>
      (await web.get(`/api/v1/events?${query}`)).json<{ instead: string | null; events: Event[] }>()
    const names = async (query: string) => (await found(query)).events.map(({ name }) => name)
    expect(await names('kind=olympiad')).toEqual(['Олимпиада по астрономии'])
    expect(await names('section=competitive&cost=free')).toEqual([])
    expect(await names('cost=paid&age=15&open=yes')).toEqual(['Олимпиада по астрономии'])
    expect(await names('age=13&kind=olympiad')).toEqual([])
    expect(await names(`organiser=${course.providerId}&kind=olympiad`)).toHaveLength(1)
    expect(await names(`organiser=${family.childId}`)).toEqual([])
    expect(await names('municipality=77')).toEqual([])
    expect(await names(`q=${encodeURIComponent('астрономия')}`)).toHaveLength(1)
    expect(await found(`q=${encodeURIComponent('олимпеада')}`)).toMatchObject({ instead: 'олимпиада' })
    expect(await found(`q=${encodeURIComponent('jkbvgbflf')}`)).toMatchObject({ instead: 'олимпиада' })
    expect(await names(`q=${encodeURIComponent("'; drop & | ! :* (")}`)).toEqual([])
  })

  test('S-115 a noun finds what its adjective names: «ёлка» the «Ёлочная игрушка»', async () => {
    await made({ name: 'Мастер-класс «Ёлочная игрушка»' })
    for (const typed of ['ёлка', 'елки', 'ёлочный', 'игрушки']) {
      const { text } = await web.get(`/api/v1/events?q=${encodeURIComponent(typed)}`)
      expect([typed, text.includes('Ёлочная игрушка')]).toEqual([typed, true])
    }
  })

  test('S-115 a search that finds nothing in the month leads on to what comes later', async () => {
    await made({ name: 'Олимпиада полярников', startsOn: day('2027-02-06'), endsOn: day('2027-02-06') })
    const { text } = await web.get(`/events?q=${encodeURIComponent('полярников')}`)
    expect(text).toMatch(/Ничего не нашлось[\s\S]*Ближайшие из подходящих[\s\S]*Олимпиада полярников/)
    const nowhere = await web.get(`/events?q=${encodeURIComponent('жирафы')}`)
    expect(nowhere.text).not.toContain('Ближайшие из подходящих')
  })

  test('what is ahead stands on the pages of its organisation and its programmes, and in the map of the site, what is over does not', async () => {
    const { number } = await made({ name: 'День открытых дверей' })
    const gone = await made({ startsOn: day('2026-08-01'), endsOn: day('2026-08-01'), entryTo: day('2026-07-31') })
    const { rows } = await sql<{ article: number }>`select article from programmes_programme
      where id = ${course.programmeId}`.execute(fresh.db.reader)
    for (const path of [`/organisations/${course.providerId}`, `/programmes/${rows[0]?.article}`]) {
      const { text } = await web.get(path)
      expect(text, path).toContain(`href="/events?organiser=${course.providerId}"`)
      expect(text.match(/ id="event-\d+"/g)?.length, path).toBe(3)
      expect(text, path).not.toContain(`id="event-${gone.number}"`)
    }
    expect((await web.get('/sitemap.xml')).text).toContain('/sitemap/events.xml</loc>')
    const map = (await web.get('/sitemap/events.xml')).text
    expect([map.includes(`/events/${number}</loc>`), map.includes(`/events/${gone.number}</loc>`)]).toEqual([
      true,
      false,
    ])
  })

  test('drafts are nobody’s but their organiser’s, cancelled ones say why', async () => {
    const draft = await fresh.db.transaction((tx) =>
      anEvent(tx, town.municipalityId, { by: course.staffId, providerId: course.providerId, state: 'draft' }),
    )
    const off = await fresh.db.transaction((tx) =>
      anEvent(tx, town.municipalityId, { by: course.staffId, providerId: course.providerId, state: 'cancelled' }),
    )
    expect((await web.get(`/events/${draft.number}`)).status).toBe(404)
    expect((await web.get(`/events/${off.number}`)).text).toContain('Карантин')
  })
})

describe('the card', () => {
  test('S-116, S-117 tells everything, has the green button, a calendar file and facts for search engines', async () => {
    const { number } = await made({ online: true, place: 'Видеовстреча', link: 'https://secret.example.ru/1' })
    const { text } = await web.get(`/events/${number}`)
    for (const words of [
      'Приходите в тёплой одежде',
      '5 сентября 2026 года, 11:00–13:00',
      'Ирина Львовна',
      '14 мест из 14',
    ])
      expect(text).toContain(words)
    expect(text).toMatch(/class="button button-go button-wide" href="\/events\/\d+\/booking">Записаться/)
    expect(text).toContain('"@type":"Event"')
    expect(text).not.toContain('secret.example.ru')
    const file = await web.get(`/events/${number}/event.ics`)
    expect(file.text).toContain('DTSTART:20260905T080000Z')
    expect((await web.get('/events/calendar.ics?kind=master-class')).text).toContain(`UID:event-${number}@`)
  })

  test('the signs of the form’s hint are seen as headings, bold words and links, and search engines read none', async () => {
    const description = '## Что будет\n\n**Змей** из бумаги, [подробности](/news)'
    const { number } = await made({ description })
    const { text } = await web.get(`/events/${number}`)
    expect(text).toContain('<h3>Что будет</h3><p><b>Змей</b> из бумаги, <a href="/news">подробности</a></p>')
    expect(text).toContain('"description":"Что будет. Змей из бумаги, подробности."')
    expect((await web.get('/organiser/events/new', provider)).text).toContain('**жирный**')
  })
})

describe('booking from the cabinet', () => {
  test('S-118 the cabinet’s children are offered, the chosen ones get numbers, the family leaves', async () => {
    const { number, id } = await made({ link: null })
    const page = await web.get(`/events/${number}/booking`, mother)
    expect(page.text).toMatch(/name="child" value="[^"]+" checked/)
    expect((await web.post(`/events/${number}/booking`, mother)).text).toContain('Отметьте, кого записываете')
    const key = crypto.randomUUID()
    const pressed = await web.post(`/events/${number}/booking`, mother, { child: family.childId }, key)
    expect(await web.post(`/events/${number}/booking`, mother, { child: family.childId }, key)).toMatchObject({
      location: pressed.location,
    })
    const receipt = await web.get(pressed.location, mother)
    expect(receipt.text).toContain('Место за ребёнком')
    expect(receipt.text).toContain('Добавить в календарь')
    const [booking] = (await web.get('/api/v1/my/events', mother)).json<{
      bookings: { id: string; eventId: string }[]
    }>().bookings
    expect(booking?.eventId).toBe(id)
    expect((await web.get(`/my/events/${booking?.id}`, stranger)).status).toBe(404)
    expect((await web.get(`/my/events/${booking?.id}`, mother)).text).toContain('Отказаться от места')
    expect((await web.get(`/organiser/events/${id}/bookings`, provider)).text).toContain('Петров Иван')
    expect((await web.get(`/organiser/events/${id}/bookings.xlsx`, provider)).status).toBe(200)
    await web.post(`/my/events/${booking?.id}/leaving`, mother)
    expect((await web.get('/my/events', mother)).text).toContain('вы отказались')
    expect((await web.get(`/api/v1/events/${number}`)).json()).toMatchObject({ taken: 0 })
  })

  test('an event for which all children of the cabinet are booked has no button for one more', async () => {
    const { number } = await made()
    const button = `href="/events/${number}/booking"`
    const second = await fresh.db.transaction((tx) => aChild(tx, { ...town, userId: family.userId as Actor['userId'] }))
    await web.post(`/api/v1/events/${number}/booking`, mother, { children: [family.childId] })
    const one = (await web.get(`/events/${number}`, mother)).text
    expect([one.includes(button), one.includes('Записать ещё ребёнка')]).toEqual([true, true])
    await web.post(`/api/v1/events/${number}/booking`, mother, { children: [second] })
    const all = (await web.get(`/events/${number}`, mother)).text
    expect([all.includes(button), all.includes('Все дети кабинета записаны')]).toEqual([false, true])
  })

  test('the family’s own calendar opens by its secret address until a new one is made', async () => {
    const { number } = await made({ name: 'Концерт «Осень»' })
    await web.post(`/api/v1/events/${number}/booking`, mother, { children: [family.childId] })
    const addressIn = async () => {
      const { text } = await web.post('/my/events/feed', mother)
      return /\/events\/feeds\/\S+?\.ics/.exec(text)?.[0] ?? ''
    }
    const old = await addressIn()
    expect((await web.get(old)).text).toContain('Концерт «Осень» (Иван)')
    const fresher = await addressIn()
    expect((await web.get(fresher)).status).toBe(200)
    expect((await web.get(old)).status).toBe(404)
  })
})

test('a change that meets people asks first: whom it concerns, why, and whether the last may wait', async () => {
  const { id, number } = await made({ capacity: 2 })
  for (const [token, { childId }] of [
    [mother, family],
    [stranger, other],
  ] as const)
    await web.post(`/api/v1/events/${number}/booking`, token, { children: [childId] })
  const typed = typedOf({ ...eventFacts(town.municipalityId, { capacity: 1, startsTime: '12:00' }) } as Event)
  const edit = `/organiser/events/${id}/edit`
  const asked = await web.post(edit, provider, typed)
  expect(asked.status).toBe(200)
  expect(asked.text).toContain('Записано 2, мест станет 1')
  expect(asked.text).toContain('Время:')
  expect((await web.post(edit, provider, { ...typed, agreed: 'yes' })).text).toContain('Напишите причину')
  const silent = { ...typed, agreed: 'yes', reason: 'Зал меньше' }
  expect((await web.post(edit, provider, silent)).text).toContain('Отметьте, что согласны')
  expect((await web.post(edit, provider, { ...silent, toWaiting: 'yes' })).status).toBe(303)
  expect((await web.get(`/api/v1/events/${number}`)).json()).toMatchObject({ taken: 1, waiting: 1, capacity: 1 })
  expect((await web.get(`/events/${number}`)).text).toContain('Зал меньше')

  const receipt = (await web.get(`/events/${number}/booking/receipt?child=${other.childId}`, stranger)).text
  expect([receipt.includes('Вы в листе ожидания'), receipt.includes('Добавить в календарь')]).toEqual([true, false])
  const own = (await web.get(`/organiser/events/${id}`, provider)).text
  expect(own).toContain('мест нет, в листе ожидания 1 ребёнок')
  expect([own.includes('с листом ожидания'), own.includes('href="tel:')]).toEqual([false, true])
})
