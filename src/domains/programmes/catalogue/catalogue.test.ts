import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Point } from '#kernel/distance'
import { newId } from '#kernel/ids'
import { type Database, sql, type Tx } from '#platform/db'
import type { ProviderId } from '#providers'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aTown } from '../../../../test/support/town.ts'
import { anAgreement, aProvider } from '../../providers/testing.ts'
import { countWaiting, freeSeat, holdSeat } from '../actions/seat.ts'
import { aProgramme, type Made, onDay } from '../testing.ts'
import { listCards } from './cards.ts'
import { Catalogue, type Found } from './catalogue.ts'
import { anything, type Search } from './search.ts'

const now = Temporal.Instant.from('2026-08-25T12:00:00Z')
let fresh: FreshDatabase
let db: Database
let catalogue: Catalogue
let lake: string
let period: string
let forest: string
let made: Record<'robots' | 'arduino' | 'chess' | 'dance' | 'history' | 'closed' | 'far', Made>

beforeAll(async () => {
  fresh = await freshDatabase()
  db = fresh.db
  await db.transaction(seed)
  catalogue = new Catalogue(db.reader)
  await catalogue.load(now)
})
afterAll(() => fresh.close())

async function seed(tx: Tx) {
  const town = await aTown(tx)
  lake = town.municipalityId
  period = town.periodId
  forest = await municipality(tx, '07', 'Лесной округ')
  const { id: house } = await aProvider(tx, { municipalityId: lake })
  const { id: school } = await aProvider(tx, { municipalityId: forest, shortName: 'Школа искусств «Ёлочка»' })
  await anAgreement(tx, { providerId: house, municipalityId: lake, periodId: period })
  const here = { providerId: house, municipalityId: lake }
  const there = { providerId: school, municipalityId: forest }
  made = {
    robots: await aProgramme(tx, here),
    arduino: await aProgramme(tx, here, {
      programme: {
        name: 'Лаборатория Arduino',
        ...{ activity: 'Электроника', summary: 'Умные приборы своими руками.' },
        description: 'Паяем схемы, пишем на C++ и собираем метеостанцию.',
        ...{ ageFrom: 10, ageTo: 14, level: 'advanced' },
      },
      module: { priceKopecks: 600_000n },
      group: { capacity: 1, lessons: [onDay(2)] },
    }),
    chess: await aProgramme(tx, here, {
      programme: {
        ...{ name: 'Шахматы', direction: 'sport', activity: 'Шахматы', summary: 'Думаем на три хода вперёд.' },
        ...{ register: 'general', adapted: true, ageFrom: 6, ageTo: 17 },
      },
      module: { priceKopecks: 0n },
      group: { ...{ latitude: 60.2, longitude: 33.4 }, lessons: [onDay(6, '10:00', '11:30')] },
    }),
    dance: await aProgramme(tx, there, {
      programme: {
        ...{ name: 'Танцевальный ансамбль «Ёжики»', direction: 'art', activity: 'Хореография', register: 'paid' },
        ...{ summary: 'Сцена, костюмы и дружба.', ageFrom: 5, ageTo: 9 },
      },
      module: { priceKopecks: 250_000n },
      group: { lessons: [onDay(1), onDay(3)] },
    }),
    history: await aProgramme(tx, here, {
      programme: { name: 'История края', state: 'draft', activity: 'Краеведение' },
    }),
    closed: await aProgramme(tx, there, {
      programme: {
        ...{ name: 'Юный натуралист', direction: 'science', activity: 'Экология', form: 'distance' },
        summary: 'Птицы, травы и следы на снегу.',
      },
      module: { enrolmentOpen: false },
    }),
    far: await aProgramme(tx, there, {
      programme: {
        ...{ name: 'Походы выходного дня', direction: 'tourism', activity: 'Пеший туризм' },
        summary: 'Каждую субботу — новый маршрут.',
      },
      group: { applicationsFrom: Temporal.Instant.from('2026-09-01T00:00:00Z') },
    }),
  }
}

async function municipality(tx: Tx, code: string, name: string): Promise<string> {
  const id = newId<'municipality'>()
  await sql`insert into region_municipality (id, code, name, name_in, authorised_body, phone, email, hours, regulation,
    latitude, longitude) values (${id}, ${code}, ${name}, ${name}, 'Отдел образования', '+78141200000', 'a@example.ru', '',
    '', 60, 33)`.execute(tx)
  return id
}

const find = (search: Partial<Search>, at = now, origin?: Point): Promise<Found> =>
  catalogue.find({ ...anything, ...search }, at, { origin })

async function names(search: Partial<Search>): Promise<string[]> {
  const { articles } = await find(search)
  return (await listCards(db.reader, articles, now)).map((card) => card.name).sort()
}

const EVERYTHING = [
  'Лаборатория Arduino',
  'Первые роботы',
  'Походы выходного дня',
  'Танцевальный ансамбль «Ёжики»',
  'Шахматы',
  'Юный натуралист',
]

test('an empty search shows everything that is published, never drafts', async () => {
  expect(await names({})).toEqual(EVERYTHING)
})

test.each([
  ['роботы', ['Первые роботы']],
  ['робототехники', ['Первые роботы']],
  ['элек', ['Лаборатория Arduino']],
  ['РОБОТОВ', ['Первые роботы']],
  ['ежики', ['Танцевальный ансамбль «Ёжики»']],
  ['ёжик', ['Танцевальный ансамбль «Ёжики»']],
  ['ансамбль танцевальный', ['Танцевальный ансамбль «Ёжики»']],
  ['елочка хореография', ['Танцевальный ансамбль «Ёжики»']],
  ['для шахмат', ['Шахматы']],
  ['ход', ['Шахматы']],
  ['метеостанция', ['Лаборатория Arduino']],
  ['arduino', ['Лаборатория Arduino']],
])('S-013 one line finds «%s» whatever the ending and the letter ё', async (text, expected) => {
  expect(await names({ text })).toEqual(expected)
  expect((await find({ text })).instead).toBeNull()
})

test.each([
  ['работотехника', 'робототехника'],
  ['шахмоты', 'шахматы'],
  ['if[vfns', 'шахматы'],
  ['хариография', 'хореография'],
])('S-013 a slip is forgiven and told: «%s» is «%s»', async (text, meant) => {
  const found = await find({ text })
  expect(found.instead).toBe(meant)
  expect(found.total).toBeGreaterThan(0)
  expect((await find({ text, exact: true })).total).toBe(0)
})

test('S-013 words that stand nowhere find nothing', async () => {
  expect(await find({ text: 'квадрокоптеростроение' })).toMatchObject({ total: 0, instead: null })
})

test.each<[Partial<Search>, string[]]>([
  [{ direction: ['sport'] }, ['Шахматы']],
  [{ direction: ['sport', 'art'] }, ['Танцевальный ансамбль «Ёжики»', 'Шахматы']],
  [{ municipality: ['07'] }, ['Походы выходного дня', 'Танцевальный ансамбль «Ёжики»', 'Юный натуралист']],
  [{ age: 5 }, ['Танцевальный ансамбль «Ёжики»']],
  [{ age: 14 }, ['Лаборатория Arduino', 'Шахматы']],
  [{ day: [6] }, ['Шахматы']],
  [{ day: [1, 6] }, ['Танцевальный ансамбль «Ёжики»', 'Шахматы']],
  [{ payment: ['free'] }, ['Шахматы']],
  [{ payment: ['paid'] }, ['Походы выходного дня', 'Танцевальный ансамбль «Ёжики»', 'Юный натуралист']],
  [{ form: ['distance'] }, ['Юный натуралист']],
  [{ adapted: true }, ['Шахматы']],
  [{ open: true, direction: ['tourism', 'science', 'tech'] }, ['Лаборатория Arduino', 'Первые роботы']],
  [{ text: 'роботы', age: 12 }, []],
  [{ activity: 'шахматы' }, ['Шахматы']],
  [{ activity: 'Шахмат' }, []],
  [{ level: ['advanced'] }, ['Лаборатория Arduino']],
  [{ register: ['general', 'paid'] }, ['Танцевальный ансамбль «Ёжики»', 'Шахматы']],
  [{ price: 2500 }, ['Танцевальный ансамбль «Ёжики»', 'Шахматы']],
  [{ hour: ['morning'] }, ['Шахматы']],
  [{ hour: ['morning'], day: [1] }, []],
  [{ hour: ['evening'], day: [1] }, ['Танцевальный ансамбль «Ёжики»']],
  [{ hour: ['morning'], open: true }, ['Шахматы']],
  [{ within: 3 }, EVERYTHING],
])('S-014 criteria narrow the search: %o', async (search, expected) => {
  expect(await names(search)).toEqual(expected)
})

test('S-087 «Доступна оплата сертификатом» is a certified programme of an organisation that a payer agreed with', async () => {
  const payable = async (at: string) => {
    await catalogue.refresh(Temporal.Instant.from(at))
    const { articles } = await find({ payment: ['certificate'] }, Temporal.Instant.from(at))
    const cards = await listCards(db.reader, articles, Temporal.Instant.from(at))
    expect(cards.every(({ certificate }) => certificate)).toBe(true)
    return cards.map(({ name }) => name).sort()
  }
  expect(await payable('2026-08-25T12:00:00Z')).toEqual(['Лаборатория Arduino', 'Первые роботы'])
  const agreed = await db.transaction(async (tx) => {
    const { rows } = await sql<{
      id: ProviderId
    }>`select id from providers_provider where municipality_id = ${forest}`.execute(tx)
    const providerId = rows[0]?.id as ProviderId
    await anAgreement(tx, { providerId, municipalityId: forest, periodId: period })
    return providerId
  })
  expect(await payable('2026-08-25T12:00:00Z')).toEqual([
    'Лаборатория Arduino',
    'Первые роботы',
    'Походы выходного дня',
    'Юный натуралист',
  ])
  expect(await payable('2027-01-01T00:00:00Z')).toEqual([])
  expect(await payable('2026-12-31T23:00:00Z')).toHaveLength(4)
  await db.transaction((tx) =>
    sql`update providers_agreement set state = 'ended', ended_on = '2026-08-01' where provider_id = ${agreed}`.execute(
      tx,
    ),
  )
  expect(await payable('2026-08-25T12:00:00Z')).toEqual(['Лаборатория Arduino', 'Первые роботы'])
})

test('S-014 a counter is what the value would leave under the other filters', async () => {
  const { counts, total } = await find({ direction: ['tech'], day: [2] })
  expect(total).toBe(2)
  expect(counts.direction.get('tech')).toBe(2)
  expect(counts.direction.get('sport')).toBe(0)
  expect(counts.day.get('4')).toBe(1)
  expect(counts.municipality.get('04')).toBe(2)
  expect(counts.age.get('10')).toBe(2)
  for (const [day, count] of counts.day)
    expect((await find({ direction: ['tech'], day: [Number(day)] })).total).toBe(count)
})

test('S-014 days are counted at the chosen hours, hours on the chosen days', async () => {
  const evening = await find({ hour: ['evening'] })
  expect([evening.counts.day.get('1'), evening.counts.day.get('6')]).toEqual([1, 0])
  const monday = await find({ day: [1] })
  expect([monday.counts.hour.get('evening'), monday.counts.hour.get('morning')]).toEqual([1, 0])
})

const chessClub = { latitude: 60.2, longitude: 33.4 }

test('S-025 near ones come first among those with seats, and tell how far they are', async () => {
  const near = await find({ sort: 'near' }, now, chessClub)
  expect(near.articles[0]).toBe(made.chess.article)
  expect(near.metres.get(made.chess.article)).toBeLessThan(20)
  expect(near.metres.get(made.robots.article)).toBeGreaterThan(11_000)
  const usual = await find({}, now, chessClub)
  expect(usual.articles[0]).toBe(made.chess.article)
  expect(usual.articles.indexOf(made.robots.article)).toBeLessThan(usual.articles.indexOf(made.far.article))
  const words = await find({ text: 'роботы' }, now, chessClub)
  expect(words.articles).toEqual([made.robots.article])
})

test('S-025 a circle around the address leaves out what is farther, and what is taught at home', async () => {
  const close = await find({ within: 3 }, now, chessClub)
  expect(close.articles).toEqual([made.chess.article])
  expect(close.counts.direction.get('sport')).toBe(1)
  expect((await find({ form: ['distance'] }, now, chessClub)).metres.size).toBe(0)
})

test('S-025 a group that moves is found at its new place', async () => {
  const move = (latitude: number) =>
    db.transaction((tx) =>
      sql`update programmes_group set latitude = ${latitude} where id = ${made.dance.groupId}`.execute(tx),
    )
  await move(60.2)
  await catalogue.refresh(now)
  expect((await find({ within: 3 }, now, chessClub)).total).toBe(2)
  await move(60.1)
  await catalogue.refresh(now)
  expect((await find({ within: 3 }, now, chessClub)).total).toBe(1)
})

test.each(['best', 'near', 'price', 'new'] as const)(
  'a list in the order «%s» is walked to its end by places',
  async (sort) => {
    const search = { ...anything, sort }
    const whole = await catalogue.find(search, now, { origin: chessClub })
    expect(whole.next).toBeNull()
    const last = await catalogue.find(search, now, { origin: chessClub, after: Number.MAX_SAFE_INTEGER })
    expect(last).toMatchObject({ articles: [], next: null, total: whole.total })
    expect(await catalogue.find(search, now, { origin: chessClub, after: -1 })).toMatchObject({
      articles: whole.articles,
    })
  },
)

test('S-013 a beginning is offered its activities and programmes, whatever the layout', async () => {
  const offered = async (text: string) => (await catalogue.suggest(text, now)).map(({ text: words }) => words)
  expect(await offered('шах')).toEqual(['Шахматы'])
  expect(await offered('if[vfn')).toEqual(['Шахматы', 'Шахматы'])
  expect(await offered('ро')).toEqual(['Робототехника'])
  expect(await offered('работотехника')).toEqual(['Робототехника', 'Первые роботы'])
  expect(await offered('ъъъ')).toEqual([])
  expect(await offered('я'.repeat(5000))).toEqual([])
})

test('a held last seat leaves «есть места», a freed one comes back', async () => {
  const before = await find({ seats: true, day: [2] })
  expect(before.articles).toContain(made.arduino.article)
  await db.transaction((tx) => holdSeat(tx, made.arduino.groupId))
  await catalogue.refresh(now)
  const full = await find({ seats: true, day: [2] })
  expect(full.articles).not.toContain(made.arduino.article)
  expect(full.counts.seats.get('yes')).toBe(full.total)
  expect((await find({ open: true })).articles).toContain(made.arduino.article)
  await db.transaction((tx) => freeSeat(tx, made.arduino.groupId))
  await catalogue.refresh(now)
  expect((await find({ seats: true, day: [2] })).articles).toContain(made.arduino.article)
})

test('a seat freed for a waiting list is not «есть места» until the list is empty', async () => {
  const { groupId, article } = made.arduino
  const seats = async () => (await find({ seats: true, day: [2] })).articles.includes(article)
  expect(await seats()).toBe(true)
  await db.transaction((tx) => countWaiting(tx, groupId, 1))
  await catalogue.refresh(now)
  expect(await seats()).toBe(false)
  const [card] = await listCards(db.reader, [article], now)
  expect(card?.groups.map(({ opening, capacity, taken }) => [opening, capacity - taken])).toEqual([['full', 0]])
  await db.transaction((tx) => countWaiting(tx, groupId, -1))
  await catalogue.refresh(now)
  expect(await seats()).toBe(true)
})

test('a window opens by the clock alone, and closes when the clock of the demo goes back', async () => {
  const later = Temporal.Instant.from('2026-09-01T00:00:00Z')
  await catalogue.refresh(later)
  expect((await find({ open: true }, later)).articles).toContain(made.far.article)
  await catalogue.refresh(now)
  expect((await find({ open: true })).articles).not.toContain(made.far.article)
})

test('a change is taken over whoever committed later than it was begun', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const slow = db.transaction(async (tx) => {
    await sql`update programmes_programme set state = 'published' where id = ${made.history.programmeId}`.execute(tx)
    await held
  })
  await db.transaction((tx) =>
    sql`update programmes_programme set name = 'Роботы и мы' where id = ${made.robots.programmeId}`.execute(tx),
  )
  await catalogue.refresh(now)
  expect(await names({ text: 'роботы мы' })).toEqual(['Роботы и мы'])
  release()
  await slow
  await catalogue.refresh(now)
  expect(await names({ text: 'история края' })).toEqual(['История края'])
})

test('a provider put out of the register takes its programmes out of the catalogue', async () => {
  await db.transaction((tx) =>
    sql`update providers_provider set state = 'excluded' where municipality_id = ${forest}`.execute(tx),
  )
  await catalogue.refresh(now)
  expect((await find({ municipality: ['07'] })).total).toBe(0)
})

test('cheap ones first and new ones first', async () => {
  const prices = (await listCards(db.reader, (await find({ sort: 'price' })).articles, now)).map(
    (card) => card.priceKopecks,
  )
  expect(prices).toEqual(prices.toSorted((a, b) => Number((a ?? 0n) - (b ?? 0n))))
  expect(await find({ page: 99 })).toMatchObject({ articles: [], pages: 1 })
})

test('the same question is answered alike until something changes, and then anew', async () => {
  const asked = await find({ text: 'шахматы' })
  expect((await find({ text: 'шахматы' })).articles).toBe(asked.articles)
  await db.transaction((tx) =>
    sql`update programmes_programme set name = 'Шашки', activity = 'Шашки' where article = ${made.chess.article}`.execute(
      tx,
    ),
  )
  await catalogue.refresh(now)
  expect((await find({ text: 'шахматы', exact: true })).articles).not.toContain(made.chess.article)
  expect((await find({ text: 'шашки' })).articles).toEqual([made.chess.article])
})
