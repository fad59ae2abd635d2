import type pg from 'pg'
import { type ProgrammeDirection, programmeDirections } from '#programmes'
import { bulkId, type Chance, chanceOf } from './chance.ts'
import { type Columns, insertRows, type Row, together } from './insert.ts'
import { aTeacher } from './people.ts'
import { type ActivityWords, activities, houses, levels, ownNames, streets } from './programme-words.ts'

export type BulkProgrammes = {
  programmes: number
  seed: number
  now: Temporal.Instant
  zone: string
  /** Fills some seats without applications: only for measuring the catalogue, because it breaks the count of seats. */
  fillSeats?: boolean
  progress: (done: number) => void
}

type Place = { id: string; latitude: number; longitude: number }
type Period = { id: string; starts_on: string }
const portion = 1000
const programmesOfProvider = 25

/** Invented programmes with organisations, modules, groups and timetables; one transaction, the same for the same seed. */
export async function bulkProgrammes(pool: pg.Pool, wishes: BulkProgrammes): Promise<void> {
  await together(pool, async (client) => {
    const { rows: places } = await client.query<Place>(
      'select id, latitude, longitude from region_municipality order by code',
    )
    const { rows: periods } = await client.query<Period>(
      'select id, starts_on::text from region_funding_period order by starts_on',
    )
    if (places.length === 0) throw new Error('В базе нет муниципалитетов: сначала подготовьте регион.')
    // Notes of each row would only say «read everything», which is said once below.
    for (const table of noted) await client.query(`alter table ${table} disable trigger user`)
    // Built once at the end: filling it row by row takes longer than everything else.
    const { rows: indexes } = await client.query<{ text: string }>(
      "select pg_get_indexdef('programmes_programme_search'::regclass) as text",
    )
    await client.query('drop index programmes_programme_search')
    const providers = Math.max(1, Math.ceil(wishes.programmes / programmesOfProvider))
    await writeProviders(client, wishes, { providers, places, periods })
    for (let from = 0; from < wishes.programmes; from += portion) {
      const count = Math.min(portion, wishes.programmes - from)
      await writeProgrammes(client, wishes, { from, count, providers, places })
      wishes.progress(from + count)
    }
    for (const { text } of indexes) await client.query(text)
    for (const table of noted) await client.query(`alter table ${table} enable trigger user`)
    await client.query('insert into programmes_change (programme_id) values (null)')
  })
  await pool.query(
    'analyze providers_provider, programmes_programme, programmes_module, programmes_group, programmes_lesson_time',
  )
}

const noted = ['programmes_programme', 'programmes_module', 'programmes_group', 'programmes_lesson_time']

type ProviderPlan = { providers: number; places: Place[]; periods: Period[] }

async function writeProviders(client: pg.ClientBase, { seed }: BulkProgrammes, plan: ProviderPlan): Promise<void> {
  const { providers, places, periods } = plan
  const rows = Array.from({ length: providers }, (_, at) => providerRow(seed, at, placeOf(places, at)))
  for (let from = 0; from < providers; from += portion)
    await insertRows(client, 'providers_provider', providerColumns, rows.slice(from, from + portion))
  const agreements = periods.flatMap((period, year) =>
    rows.map((row, at) => ({
      ...{ id: bulkId(seed, 'agreement', at * periods.length + year), provider_id: row.id as string },
      ...{ municipality_id: row.municipality_id as string, period_id: period.id, number: `${at + 1}/${year + 1}` },
      ...{ signed_on: period.starts_on, state: 'active' },
    })),
  )
  for (let from = 0; from < agreements.length; from += portion)
    await insertRows(client, 'providers_agreement', agreementColumns, agreements.slice(from, from + portion))
}

function providerRow(seed: number, at: number, place: Place): Row {
  const chance = chanceOf(seed, at)
  const shortName = `${chance.one(houses)} ${chance.yes(60) ? `«${chance.one(ownNames)}»` : `№ ${at + 1}`}`
  return {
    id: bulkId(seed, 'provider', at),
    name: `Муниципальное учреждение дополнительного образования «${shortName.replace(/[«»]/g, '')}»`,
    short_name: shortName,
    kind: chance.yes(80) ? 'municipal' : chance.one(['private', 'entrepreneur', 'commercial']),
    inn: String(9_000_000_000 - (seed % 1000) * 1_000_000 - at),
    municipality_id: place.id,
    address: `ул. ${chance.one(streets)}, ${1 + chance.below(120)}`,
    latitude: place.latitude + (chance.below(2000) - 1000) / 20_000,
    longitude: place.longitude + (chance.below(2000) - 1000) / 10_000,
    phone: `+7814${String(2_000_000 + at).padStart(7, '0')}`,
    email: `org${at}@region.example`,
    head_name: aTeacher(chance),
    head_post: 'Директор',
    licence: `Л035-${String(10_000_000 + at)}`,
    bank_details: 'р/с 40701810000000000001',
    description: 'Кружки и секции для детей от пяти до восемнадцати лет рядом с домом.',
    state: 'active',
    registered_at: '2020-09-01T09:00:00Z',
  }
}

type ProgrammePlan = { from: number; count: number; providers: number; places: Place[] }

async function writeProgrammes(client: pg.ClientBase, wishes: BulkProgrammes, plan: ProgrammePlan): Promise<void> {
  const made = Array.from({ length: plan.count }, (_, at) => programmeRows(wishes, plan, plan.from + at))
  await insertRows(
    client,
    'programmes_programme',
    programmeColumns,
    made.map(({ programme }) => programme),
  )
  await insertRows(
    client,
    'programmes_module',
    moduleColumns,
    made.map(({ module }) => module),
  )
  await insertRows(
    client,
    'programmes_group',
    groupColumns,
    made.flatMap(({ groups }) => groups),
  )
  await insertRows(
    client,
    'programmes_lesson_time',
    lessonColumns,
    made.flatMap(({ lessons }) => lessons),
  )
}

function programmeRows(wishes: BulkProgrammes, { providers, places }: ProgrammePlan, at: number) {
  const { seed, now } = wishes
  const chance = chanceOf(seed, 1_000_000 + at)
  const direction = directionBy(chance.below(100))
  const words = chance.one(activities[direction].list)
  const provider = at % providers
  const register = registerBy(chance.below(100), direction)
  const price =
    register === 'certified' ? 3000 + chance.below(40) * 400 : register === 'paid' ? 4000 + chance.below(50) * 500 : 0
  const ageFrom = 5 + Math.min(chance.below(10), chance.below(10))
  const id = bulkId(seed, 'programme', at)
  const moduleId = bulkId(seed, 'module', at)
  const hours = chance.one([36, 64, 72, 72, 108, 144])
  const programme: Row = {
    ...{ id, provider_id: bulkId(seed, 'provider', provider), municipality_id: placeOf(places, provider).id },
    ...{ name: nameOf(chance, words), summary: summaryOf(chance, words), description: descriptionOf(chance, words) },
    ...{
      direction,
      activity: words.activity,
      register,
      level: chance.one(['starting', 'starting', 'basic', 'advanced']),
    },
    form: chance.yes(88) ? 'on-site' : chance.one(['mixed', 'distance']),
    ...{ age_from: ageFrom, age_to: Math.min(18, ageFrom + 2 + chance.below(7)), adapted: chance.yes(12) },
    state: 'published',
    published_at: now.subtract({ hours: 1 + chance.below(20_000) }).toString(),
    changed_at: now.toString(),
  }
  const module: Row = {
    ...{ id: moduleId, programme_id: id, ordinal: 1, name: '1-й год обучения', months: hours < 60 ? 4 : 9, hours },
    ...{ normative_kopecks: price * 100, price_kopecks: price * 100, enrolment_open: chance.yes(70) },
  }
  const groups: Row[] = []
  const lessons: Row[] = []
  const count = chance.one([1, 1, 2, 2, 3])
  for (let number = 0; number < count; number++) {
    const groupId = bulkId(seed, 'group', at * 3 + number)
    groups.push(groupRow(wishes, chance, { id: groupId, moduleId, number, place: placeOf(places, provider) }))
    lessons.push(...lessonRows(chance, groupId))
  }
  return { programme, module, groups, lessons }
}

type GroupFacts = { id: string; moduleId: string; number: number; place: Place }

function groupRow(wishes: BulkProgrammes, chance: Chance, { id, moduleId, number, place }: GroupFacts): Row {
  const today = wishes.now.toZonedDateTimeISO(wishes.zone).toPlainDate()
  const start = Temporal.PlainDate.from({ year: today.month >= 6 ? today.year : today.year - 1, month: 9, day: 1 })
  const capacity = chance.one([8, 10, 12, 12, 15, 15, 20])
  const taken = Math.min(capacity, chance.below(capacity + 4))
  return {
    ...{ id, module_id: moduleId, name: `${number + 1}`, teacher: aTeacher(chance) },
    address: `ул. ${chance.one(streets)}, ${1 + chance.below(120)}`,
    latitude: place.latitude + (chance.below(2000) - 1000) / 20_000,
    longitude: place.longitude + (chance.below(2000) - 1000) / 10_000,
    ...{ starts_on: start.toString(), ends_on: start.add({ months: 9 }).subtract({ days: 1 }).toString() },
    applications_from: `${start.subtract({ months: 4 })}T06:00:00Z`,
    applications_to: `${start.add({ months: 8 })}T20:59:59Z`,
    ...{ capacity, taken: wishes.fillSeats ? taken : 0, state: 'open' },
  }
}

function lessonRows(chance: Chance, groupId: string): Row[] {
  const days = new Set(
    Array.from({ length: chance.one([1, 2, 2, 2, 3]) }, () => 1 + Math.min(chance.below(7), chance.below(8))),
  )
  const hour = 9 + chance.below(10)
  const room = `каб. ${1 + chance.below(40)}`
  return [...days].map((weekday) => ({
    ...{ group_id: groupId, weekday, room },
    starts_at: `${hour}:${chance.one(['00', '00', '30'])}`,
    ends_at: `${hour + 1}:${chance.one(['30', '45'])}`,
  }))
}

function nameOf(chance: Chance, { names }: ActivityWords): string {
  const base = chance.one(names)
  const kind = chance.below(10)
  if (kind < 4) return `${base} «${chance.one(ownNames)}»`
  if (kind < 8) return `${base}: ${chance.one(levels)}`
  return base
}

function summaryOf(chance: Chance, { does }: ActivityWords): string {
  const [first = '', second = ''] = chance.yes(50) ? does : does.toReversed()
  const sentence = `${first}, ${second}.`
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

const closings = [
  'Занятия проходят в небольшой группе, всё нужное есть в кабинете.',
  'Раз в четверть приглашаем родителей на открытое занятие.',
  'Подходит детям без подготовки, сменная обувь обязательна.',
  'В конце года каждый показывает свой проект.',
  'Летом продолжаем в лагере с дневным пребыванием.',
]

function descriptionOf(chance: Chance, words: ActivityWords): string {
  return `${words.activity} для детей и подростков. ${summaryOf(chance, words)} ${chance.one(closings)} ${chance.one(closings)}`
}

function directionBy(percent: number): ProgrammeDirection {
  let left = percent
  for (const direction of programmeDirections) {
    left -= activities[direction].share
    if (left < 0) return direction
  }
  return 'art'
}

/** Art and sport schools have the pre-professional register; a third of a region is paid by certificates. */
function registerBy(percent: number, direction: ProgrammeDirection): string {
  if (percent < 34) return 'certified'
  if (percent < 46) return 'paid'
  if (percent < 60) return 'significant'
  return percent > 88 && (direction === 'art' || direction === 'sport') ? 'preprofessional' : 'general'
}

/** The first municipalities are the cities: half of everything is there. */
function placeOf(places: readonly Place[], at: number): Place {
  const [city] = places
  const place = at % 2 === 0 ? places[(at >> 1) % Math.min(2, places.length)] : places[(at >> 1) % places.length]
  return (place ?? city) as Place
}

const providerColumns: Columns = {
  ...{
    id: 'uuid',
    name: 'text',
    short_name: 'text',
    kind: 'text',
    inn: 'text',
    municipality_id: 'uuid',
    address: 'text',
  },
  ...{ latitude: 'float8', longitude: 'float8', phone: 'text', email: 'text', head_name: 'text', head_post: 'text' },
  ...{ licence: 'text', bank_details: 'text', description: 'text', state: 'text', registered_at: 'timestamptz' },
}
const agreementColumns: Columns = {
  ...{ id: 'uuid', provider_id: 'uuid', municipality_id: 'uuid', period_id: 'uuid', number: 'text' },
  ...{ signed_on: 'date', state: 'text' },
}
const programmeColumns: Columns = {
  ...{ id: 'uuid', provider_id: 'uuid', municipality_id: 'uuid', name: 'text', summary: 'text', description: 'text' },
  ...{ direction: 'text', activity: 'text', register: 'text', level: 'text', form: 'text', age_from: 'int2' },
  ...{ age_to: 'int2', adapted: 'bool', state: 'text', published_at: 'timestamptz', changed_at: 'timestamptz' },
}
const moduleColumns: Columns = {
  ...{ id: 'uuid', programme_id: 'uuid', ordinal: 'int2', name: 'text', months: 'int2', hours: 'int2' },
  ...{ normative_kopecks: 'int8', price_kopecks: 'int8', enrolment_open: 'bool' },
}
const groupColumns: Columns = {
  ...{ id: 'uuid', module_id: 'uuid', name: 'text', teacher: 'text', address: 'text', latitude: 'float8' },
  ...{ longitude: 'float8', starts_on: 'date', ends_on: 'date', applications_from: 'timestamptz' },
  ...{ applications_to: 'timestamptz', capacity: 'int2', taken: 'int2', state: 'text' },
}
const lessonColumns: Columns = { group_id: 'uuid', weekday: 'int2', starts_at: 'time', ends_at: 'time', room: 'text' }
