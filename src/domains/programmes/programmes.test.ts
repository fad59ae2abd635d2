import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import type { Database, Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aTown } from '../../../test/support/town.ts'
import { buildWeb } from '../../app/web.ts'
import { aKit } from '../../platform/http/testing.ts'
import { providers } from '../providers/manifest.ts'
import { anAgreement, aProvider } from '../providers/testing.ts'
import { freeSeat, holdSeat } from './actions/seat.ts'
import { programmes } from './manifest.ts'
import type { Group, GroupId } from './model.ts'
import { findGroupFacts, listGroups } from './queries/programme.ts'
import { openingOf } from './rules/opening.ts'
import { aProgramme, type Made, onDay } from './testing.ts'
import { ageWords, timetableSentence, timetableWithRooms, timetableWords } from './words.ts'

const now = Temporal.Instant.from('2026-08-25T12:00:00Z')
let fresh: FreshDatabase
let db: Database
let robots: Made
let providerId: string

beforeAll(async () => {
  fresh = await freshDatabase()
  db = fresh.db
  await db.transaction(async (tx: Tx) => {
    const { municipalityId, periodId } = await aTown(tx)
    const provider = await aProvider(tx, { municipalityId })
    providerId = provider.id
    await anAgreement(tx, { providerId: provider.id, municipalityId, periodId })
    robots = await aProgramme(tx, { providerId: provider.id, municipalityId }, { group: { capacity: 2 } })
  })
})
afterAll(() => fresh.close())

describe('seats', () => {
  test('a full group gives no seat, and an empty one has none to give back', async () => {
    await rolledBack(db, async (tx) => {
      expect([await holdSeat(tx, robots.groupId), await holdSeat(tx, robots.groupId)]).toEqual([true, true])
      expect(await holdSeat(tx, robots.groupId)).toBe(false)
      expect(await listGroups(tx, robots.programmeId)).toMatchObject([{ taken: 2 }])
      expect([await freeSeat(tx, robots.groupId), await freeSeat(tx, robots.groupId)]).toEqual([true, true])
      expect(await freeSeat(tx, robots.groupId)).toBe(false)
    })
  })

  test('twenty families at once on two seats: two of them get one', async () => {
    const held = await Promise.all(
      Array.from({ length: 20 }, () => db.transaction((tx) => holdSeat(tx, robots.groupId))),
    )
    expect(held.filter(Boolean)).toHaveLength(2)
    await db.transaction((tx) => freeSeat(tx, robots.groupId))
    await db.transaction((tx) => freeSeat(tx, robots.groupId))
  })
})

test('a quote is given everything about a group at once', async () => {
  const facts = await findGroupFacts(db.reader, robots.groupId)
  expect(facts).toMatchObject({
    group: { id: robots.groupId, capacity: 2, lessons: [{ weekday: 2, startsAt: '16:00' }, { weekday: 4 }] },
    module: { id: robots.moduleId, priceKopecks: 1_200_000n, months: 9 },
    programme: { id: robots.programmeId, article: robots.article, register: 'certified', state: 'published' },
    provider: { id: providerId, name: 'Дом детского творчества', state: 'active' },
  })
  expect(await findGroupFacts(db.reader, newId<'group'>() as GroupId)).toBeNull()
})

const open = { state: 'open', capacity: 10, taken: 3 } as const
const window = (from: string, to: string) => ({
  applicationsFrom: Temporal.Instant.from(from),
  applicationsTo: Temporal.Instant.from(to),
})
const summer = window('2026-06-01T00:00:00Z', '2026-09-30T00:00:00Z')

test.each([
  ['free', { ...open, ...summer }, true],
  ['full', { ...open, ...summer, taken: 10 }, true],
  ['closed', { ...open, ...summer }, false],
  ['closed', { ...open, ...summer, state: 'archive' }, true],
  ['soon', { ...open, ...window('2026-09-01T00:00:00Z', '2026-09-30T00:00:00Z') }, true],
  ['over', { ...open, ...window('2026-06-01T00:00:00Z', '2026-08-01T00:00:00Z') }, true],
] as const)('a group is %s', (opening, group, enrolmentOpen) => {
  expect(openingOf(group as unknown as Group, { enrolmentOpen }, now)).toBe(opening)
})

test('timetables and ages are told as people tell them', () => {
  expect(timetableWords([onDay(2), onDay(4), onDay(6, '10:00', '11:30')])).toBe('вт, чт 16:00–17:30; сб 10:00–11:30')
  const inRooms = [onDay(2), onDay(4)].map((lesson) => ({ ...lesson, room: 'каб. 12' }))
  const elsewhere = { ...onDay(6), room: 'зал' }
  expect(timetableWithRooms([...inRooms, elsewhere])).toBe('вт, чт 16:00–17:30, каб. 12; сб 16:00–17:30, зал')
  expect(timetableWithRooms([{ ...onDay(2), room: '' }])).toBe('вт 16:00–17:30')
  expect(timetableSentence([onDay(1), onDay(3), onDay(5)])).toBe('Понедельник, среда и пятница, 16:00–17:30')
  expect([ageWords(7, 10), ageWords(5, 5), ageWords(16, 18), ageWords(5, 21)]).toEqual([
    '7–10 лет',
    '5 лет',
    'с 16 лет',
    'с 5 лет',
  ])
})

describe('pages and interface', () => {
  const ask = async (url: string) => {
    const app = await buildWeb(aKit({ db, clock: { now: () => now } }), [providers, programmes])
    return app.inject(url)
  }

  test('S-013 the home page has one search line and six directions with counters', async () => {
    const { statusCode, body } = await ask('/')
    expect(statusCode).toBe(200)
    expect(body).toContain('action="/programmes"')
    expect(body.match(/class="tile"/g)).toHaveLength(6)
    expect(body).toContain('1 программа')
  })

  test('S-014 S-087 a catalogue page shows seats of this moment, counters and the mark of payment', async () => {
    await db.transaction((tx) => holdSeat(tx, robots.groupId))
    const { body } = await ask('/programmes?q=роботы&direction=tech&day=2')
    expect(body).toContain('последнее место из 2')
    expect(body).toContain('Доступна оплата сертификатом')
    expect(body).toMatch(/data-live="count:direction:tech">1</)
    await db.transaction((tx) => freeSeat(tx, robots.groupId))
  })

  test('what is typed comes back as text, never as a part of the page', async () => {
    const { body } = await ask(`/programmes?q=${encodeURIComponent('<script>alert(1)</script>"')}`)
    expect(body).not.toContain('<script>alert')
  })

  test('S-041 the page of an organisation lists what it teaches', async () => {
    const { body } = await ask(`/organisations/${providerId}`)
    expect(body).toContain('Первые роботы')
    expect((await ask(`/organisations/${newId()}`)).statusCode).toBe(404)
    expect((await ask('/organisations/house')).statusCode).toBe(404)
    expect((await ask('/organisations?q=дом')).body).toContain('Дом детского творчества')
  })

  test('S-015 machines read a programme with its groups', async () => {
    const answer = (await ask(`/api/v1/programmes/${robots.article}`)).json()
    expect(answer).toMatchObject({ name: 'Первые роботы', certificate: true, modules: [{ priceKopecks: 1200000 }] })
    expect(answer.groups[0]).toMatchObject({ opening: 'free', free: 2, capacity: 2 })
    expect((await ask('/api/v1/programmes/999999')).statusCode).toBe(404)
    expect((await ask('/api/v1/programmes/x')).statusCode).toBe(404)
  })

  test('machines search as people do', async () => {
    const found = (await ask('/api/v1/programmes?q=работы&day=2&day=4')).json()
    expect(found).toMatchObject({
      total: 1,
      programmes: [{ name: 'Первые роботы' }],
      counts: { direction: { tech: 1 } },
    })
    expect((await ask('/api/v1/programmes?age=40')).statusCode).toBe(422)
    expect((await ask(`/api/v1/organisations/${providerId}`)).json()).toMatchObject({
      shortName: 'Дом детского творчества',
    })
  })

  test('every group of the list belongs to its module', async () => {
    expect(await listGroups(db.reader, robots.programmeId)).toMatchObject([{ moduleId: robots.moduleId, taken: 0 }])
  })

  test('S-014 the extended search has every criterion and keeps what was chosen', async () => {
    const { body } = await ask('/programmes/criteria?activity=Шахматы&price=900&within=7&hour=day&level=basic')
    for (const name of ['q', 'activity', 'direction', 'age', 'municipality', 'within', 'day', 'hour', 'payment'])
      expect(body).toContain(`name="${name}"`)
    for (const name of ['price', 'register', 'form', 'level', 'also']) expect(body).toContain(`name="${name}"`)
    expect(body).toMatch(/<option value="Шахматы" selected>/)
    expect(body).toMatch(/<option value="7" selected>До 7 км/)
    expect(body).toMatch(/name="hour" value="day" checked/)
  })

  test('S-014 every chosen criterion is told and taken away alone', async () => {
    const { body } = await ask('/programmes?direction=tech&day=2&price=20000&q=роботы')
    expect(body).toContain('href="/programmes?q=%D1%80%D0%BE%D0%B1%D0%BE%D1%82%D1%8B&amp;day=2&amp;price=20000"')
    expect(body.replaceAll('\u00a0', ' ')).toContain('Не дороже 20 000 ₽')
  })

  test.each([
    '/programmes?price=abc&age=400&within=-1',
    `/programmes?q=${'щ'.repeat(500)}`,
    '/programmes?q=%F0%9F%98%80&direction=__proto__&activity=constructor&hour=никогда&page=99999999',
    '/programmes?q[]=1&municipality[x]=1&day=8&day=8&level=x&register=',
    `/programmes/criteria?activity=${'ы'.repeat(500)}&price=1e9&within=0`,
    `/organisations?q=${'ж'.repeat(500)}&within=abc&municipality=zz&page=0`,
    '/organisations?q=((*%26!&direction=hack&kind=&certificate=no',
  ])('absurd criteria are left out, and the page is whole: %s', async (address) => {
    const { statusCode, body } = await ask(address)
    expect(statusCode).toBe(200)
    expect(body).toContain('</html>')
  })

  test('a number that is not understood is told, not passed over', async () => {
    const { body } = await ask('/programmes?price=дёшево')
    expect(body).toContain('Цену «дёшево» не поняли')
  })

  test('S-024 a stranger is told how near ones could come first', async () => {
    expect((await ask('/programmes?within=3')).body).toContain('мы не знаем вашего удобного адреса')
  })

  test('S-013 machines get the suggestions that the search line shows', async () => {
    const { suggestions } = (await ask('/api/v1/suggestions?q=робо')).json()
    expect(suggestions).toContainEqual({
      kind: 'activity',
      text: 'Робототехника',
      note: 'вид деятельности, программ: 1',
      href: '/programmes?activity=%D0%A0%D0%BE%D0%B1%D0%BE%D1%82%D0%BE%D1%82%D0%B5%D1%85%D0%BD%D0%B8%D0%BA%D0%B0',
    })
    expect(suggestions).toContainEqual(
      expect.objectContaining({ kind: 'programme', href: `/programmes/${robots.article}` }),
    )
    expect((await ask('/api/v1/suggestions?q=творчества')).json().suggestions).toContainEqual(
      expect.objectContaining({ kind: 'organisation', href: `/organisations/${providerId}` }),
    )
    expect((await ask('/api/v1/suggestions')).statusCode).toBe(422)
    expect((await ask(`/api/v1/suggestions?q=${'ф'.repeat(500)}`)).json()).toEqual({ suggestions: [] })
  })

  test('S-039 machines search organisations, and a strange cursor begins from the start', async () => {
    const found = (await ask('/api/v1/organisations?q=творчества&certificate=yes&cursor=x')).json()
    expect(found).toMatchObject({ total: 1, cursor: null, organisations: [{ id: providerId, programmes: 1 }] })
    expect((await ask('/api/v1/organisations?within=0')).statusCode).toBe(422)
    expect((await ask('/api/v1/programmes?cursor=!!!&sort=price')).json()).toMatchObject({ total: 1, cursor: null })
  })

  test('search engines are led to what is shown, and to nothing of cabinets', async () => {
    expect((await ask('/robots.txt')).body).toMatch(
      /Disallow: \/my\n[\s\S]*Sitemap: http:\/\/localhost:3000\/sitemap.xml/,
    )
    expect((await ask('/sitemap.xml')).body).toContain('/sitemap/programmes-1.xml</loc>')
    expect((await ask('/sitemap/programmes-1.xml')).body).toContain(`/programmes/${robots.article}</loc>`)
    expect((await ask('/sitemap/organisations.xml')).body).toContain(`/organisations/${providerId}</loc>`)
    for (const part of ['2', '0', 'x']) expect((await ask(`/sitemap/programmes-${part}.xml`)).statusCode).toBe(404)
  })

  test('S-015 a shared programme shows messengers its name and its one address', async () => {
    const page = await ask(`/organisations/${providerId}`)
    expect(page.body).toContain(`<link rel="canonical" href="http://localhost:3000/organisations/${providerId}"`)
    expect(page.body).toContain('<meta property="og:title" content="Дом детского творчества"')
  })
})
