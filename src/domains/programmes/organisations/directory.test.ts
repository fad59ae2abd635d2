import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { type Database, sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aTown } from '../../../../test/support/town.ts'
import { anAgreement, aProvider } from '../../providers/testing.ts'
import { aProgramme } from '../testing.ts'
import { Directory, type From } from './directory.ts'
import { anyOrganisation, type OrganisationSearch, organisationsAddress, parseOrganisationSearch } from './search.ts'

const now = Temporal.Instant.from('2026-08-25T12:00:00Z')
let fresh: FreshDatabase
let db: Database
let directory: Directory
let lakeCode: string

beforeAll(async () => {
  fresh = await freshDatabase()
  db = fresh.db
  await db.transaction(seed)
  directory = new Directory(db.reader)
})
afterAll(() => fresh.close())

async function seed(tx: Tx) {
  const { municipalityId: lake, periodId } = await aTown(tx)
  const forest = newId<'municipality'>()
  await sql`insert into region_municipality (id, code, name, name_in, authorised_body, phone, email, hours, regulation,
    latitude, longitude) values (${forest}, '77', 'Лесной округ', 'в Лесном округе', 'Отдел', '', '', '', '', 60, 33)`.execute(
    tx,
  )
  const { rows } = await sql<{ code: string }>`select code from region_municipality where id = ${lake}`.execute(tx)
  lakeCode = rows[0]?.code ?? ''
  const house = await aProvider(tx, { municipalityId: lake, inn: '2804001015' })
  const arts = { shortName: 'Школа искусств «Ёлочка»', name: 'Школа искусств', latitude: 60.3 }
  const school = await aProvider(tx, { municipalityId: forest, kind: 'private', ...arts })
  await aProvider(tx, { municipalityId: forest, shortName: 'Спортивная школа', name: 'Спортивная школа', latitude: 61 })
  await aProvider(tx, { municipalityId: lake, shortName: 'Исключённая школа', name: 'Школа', state: 'excluded' })
  await aProgramme(tx, { providerId: house.id, municipalityId: lake })
  await anAgreement(tx, { providerId: house.id, municipalityId: lake, periodId })
  await aProgramme(
    tx,
    { providerId: school.id, municipalityId: forest },
    { programme: { name: 'Лепка', activity: 'Керамика', direction: 'art', register: 'paid' } },
  )
  await aProgramme(
    tx,
    { providerId: school.id, municipalityId: forest },
    { programme: { name: 'Шахматы', activity: 'Шахматы', direction: 'sport', state: 'draft' } },
  )
}

const find = (search: Partial<OrganisationSearch>, from?: From) =>
  directory.find({ ...anyOrganisation, ...search }, now, from)
const names = async (search: Partial<OrganisationSearch>, from?: From) =>
  (await find(search, from)).organisations.map(({ name }) => name)

test.each([
  ['дом творчества', ['Дом детского творчества']],
  ['елочка', ['Школа искусств «Ёлочка»']],
  ['ШКОЛЫ', ['Спортивная школа', 'Школа искусств «Ёлочка»']],
  ['школа.*', ['Спортивная школа', 'Школа искусств «Ёлочка»']],
  ['2804001015', ['Дом детского творчества']],
  ['керамике', ['Школа искусств «Ёлочка»']],
  ['бассейн', []],
  ['исключенная', []],
])('S-039 organisations are found by meaning: «%s»', async (text, expected) => {
  expect(await names({ text })).toEqual(expected)
})

test.each([
  ['исскуства', 'искусств'],
  ['творчиства', 'творчества'],
  ['irjkf', 'школа'],
])('S-039 a slip is forgiven and told: «%s» is «%s»', async (text, meant) => {
  expect(await find({ text })).toMatchObject({ instead: meant })
  expect(await names({ text, exact: true })).toEqual([])
})

test.each<[Partial<OrganisationSearch>, string[]]>([
  [{ municipality: ['77'], kind: ['private'] }, ['Школа искусств «Ёлочка»']],
  [{ direction: ['tech'] }, ['Дом детского творчества']],
  [{ direction: ['sport'] }, []],
  [{ certificate: true }, ['Дом детского творчества']],
  [{ text: 'школа', page: 7 }, []],
])('S-040 criteria narrow the list: %o', async (search, expected) => {
  expect(await names(search)).toEqual(expected)
})

test('S-040 a counter is what the value would leave under the other criteria', async () => {
  const { total, counts } = await find({ municipality: ['77'] })
  expect(total).toBe(2)
  expect([counts.kind.get('municipal'), counts.kind.get('private'), counts.certificate]).toEqual([1, 1, 0])
  expect(counts.municipality).toEqual(
    new Map([
      ['77', 2],
      [lakeCode, 1],
    ]),
  )
})

test('S-025 S-040 near the convenient address come first, and only those within the circle', async () => {
  const origin = { latitude: 60.3, longitude: 33.4 }
  expect(await names({}, { origin })).toEqual([
    'Школа искусств «Ёлочка»',
    'Дом детского творчества',
    'Спортивная школа',
  ])
  expect(await names({ within: 25 }, { origin })).toEqual(['Школа искусств «Ёлочка»', 'Дом детского творчества'])
  expect(await names({ within: 25 })).toHaveLength(3)
  const { organisations } = await find({}, { origin })
  expect(organisations.map(({ metres }) => Math.round((metres ?? 0) / 1000))).toEqual([0, 22, 78])
})

test('a list is walked to its end by its last organisation, and a strange one begins from the start', async () => {
  const { organisations } = await find({})
  const first = organisations[0]?.id ?? ''
  expect(await names({}, { after: first })).toEqual(organisations.slice(1).map(({ name }) => name))
  expect(await names({}, { after: newId() })).toEqual(organisations.map(({ name }) => name))
})

test('an address of a search is read back, and nonsense in it is left out', () => {
  const search: OrganisationSearch = {
    ...{ text: 'школа', exact: true, municipality: ['77'], kind: ['private'], direction: ['art'] },
    ...{ certificate: true, within: 3, page: 2 },
  }
  const query = Object.fromEntries(new URLSearchParams(organisationsAddress(search).split('?')[1]))
  expect(parseOrganisationSearch(query)).toEqual(search)
  const nonsense = { kind: 'company', municipality: "x'", page: '-1', within: '1e9', q: ['а', 'б'], direction: {} }
  expect(parseOrganisationSearch(nonsense)).toEqual({ ...anyOrganisation, text: 'а' })
})
