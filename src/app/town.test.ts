import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findUserByEmail } from '#access'
import { getCertificateOfChild } from '#certificates'
import { listChildrenOf } from '#families'
import { findPlace, fundsOf } from '#funding'
import { type Database, type Reader, sql } from '#platform/db'
import { demoPreset, presets } from '#region'
import { peopleOf } from '../../db/seed/index.ts'
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts'
import { aKit } from '../platform/http/testing.ts'
import type { Region } from './config.ts'
import { findBroken } from './invariants.ts'
import { prepareTown } from './town.ts'

let fresh: FreshDatabase
const demoPeople = peopleOf(demoPreset.municipalities)

const usual = { region: 'demo', demo: true } as const

async function townAt(at: string, config: { demo?: boolean; region?: Region } = {}): Promise<Database> {
  fresh = await freshDatabase()
  await prepareAgain(at, config)
  return fresh.db
}

async function prepareAgain(at: string, config: object = {}): Promise<string[]> {
  const said: string[] = []
  const kit = aKit({ db: fresh.db, clock: { now: () => Temporal.Instant.from(at) } })
  await prepareTown(kit, { ...usual, ...config }, (line) => said.push(line))
  return said
}

async function count(reader: Reader, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.id(table)}`.execute(reader)
  return rows[0]?.count ?? -1
}

describe('the demo town of November', () => {
  let reader: Reader
  beforeAll(async () => {
    reader = (await townAt('2026-11-20T09:00:00Z')).reader
  })
  afterAll(() => fresh.close())

  test('tells its stories, and everything adds up', async () => {
    const { checked, broken } = await findBroken(reader)
    expect(checked).toBeGreaterThan(5)
    expect(broken).toEqual([])
    expect(await applicationsOf(reader, 'anna-petrova')).toEqual(['confirmed/offered', 'enrolled/active'])
    expect(await applicationsOf(reader, 'nikita-orlov')).toEqual(['submitted, overdue'])
    // Filed by the organisation for a visitor, and prolonged into the next year.
    expect(await applicationsOf(reader, 'pavel-kuznetsov')).toEqual(['confirmed/offered', 'refused', 'submitted'])
    expect(await applicationsOf(reader, 'ekaterina-volkova')).toEqual(['submitted'])
    expect(await applicationsOf(reader, 'petr-nikitin')).toEqual([
      'confirmed/offered',
      'ended/terminated',
      'enrolled/active',
    ])
    expect(await activationsOf(reader, 'anna-petrova')).toEqual(['activated', null])
    expect(await activationsOf(reader, 'darya-smirnova')).toEqual(['not-activated'])
    const { rows: reviews } = await sql`select state from reviews_review order by sent_at`.execute(reader)
    expect(reviews).toEqual([{ state: 'published' }, { state: 'awaiting' }])
    expect(await activationsOf(reader, 'ekaterina-volkova')).toEqual(['in-process'])
  })

  test('has a programme with one seat, a full one, a claim from a second guardian and one met by a wrong birth date', async () => {
    const { rows: seats } = await sql<{ left: number }>`select g.capacity - g.taken as left from programmes_group g
      join programmes_module m on m.id = g.module_id join programmes_programme p on p.id = m.programme_id
      where p.name = 'Первые роботы' order by g.name`.execute(reader)
    expect(seats.map(({ left }) => left)).toEqual([4, 1, 0])
    const { rows: claims } = await sql<{ child: string; state: string }>`select c.name as child, k.state
      from families_claim k join families_child c on c.id = k.child_id order by c.name`.execute(reader)
    expect(claims).toEqual([
      { child: 'Иван', state: 'waiting' },
      { child: 'Лев', state: 'waiting' },
      { child: 'Никита', state: 'granted' },
    ])
  })

  test('has a municipality at its limit: the money is on the certificate and cannot be used', async () => {
    const [sofya] = await childrenOf(reader, 'oleg-zaytsev')
    const certificate = await getCertificateOfChild(reader, sofya?.id ?? '')
    const [funds] = await fundsOf(reader, certificate?.id ?? '', Temporal.PlainDate.from('2026-11-20'))
    expect(funds).toMatchObject({ available: 100_000n, ceilingReached: true })
    const { rows } = await sql<{ left: bigint }>`select sum(amount - committed)::bigint as left
      from funding_ceiling_slice s join region_municipality m on m.id = s.municipality_id
      join region_funding_period p on p.id = s.period_id where m.code = '30' and p.name = '2026 год'`.execute(reader)
    expect(rows[0]?.left).toBe(0n)
  })

  test('S-143: has a queue behind a limit of count: one twin has the nominal, the other is the second who waits', async () => {
    const twins = await childrenOf(reader, 'olga-mironova')
    const standing = await Promise.all(
      twins.map(async ({ id, name }) => {
        const certificate = await getCertificateOfChild(reader, id)
        return [name, certificate?.funding, await findPlace(reader, certificate?.id ?? '')]
      }),
    )
    expect(standing.sort()).toEqual([
      ['Дарья', 'nominal', null],
      ['Дмитрий', 'queued', 2],
    ])
  })

  test('everybody on the list can be found by their address', async () => {
    for (const { email } of demoPeople) expect(await findUserByEmail(reader, email), email).not.toBeNull()
  })

  test('is founded once: the next start adds nobody, even a year later', async () => {
    const before = await count(reader, 'access_user')
    expect(await prepareAgain('2026-11-21T09:00:00Z')).toEqual([])
    expect(await prepareAgain('2027-11-21T09:00:00Z')).toEqual([])
    expect(await count(reader, 'access_user')).toBe(before)
  })
})

describe('a demo town', () => {
  afterEach(() => fresh.close())

  test.each(['2026-12-31T20:30:00Z', '2027-01-01T00:30:00Z', '2027-05-01T03:00:00Z', '2026-07-10T09:00:00Z'])(
    'can be founded at any time of the year: %s',
    async (at) => {
      const { reader } = await townAt(at)
      expect((await findBroken(reader)).broken).toEqual([])
      expect(await count(reader, 'enrolment_application')).toBeGreaterThan(100)
      expect(await activationsOf(reader, 'anna-petrova')).toEqual(['activated', null])
    },
  )

  test('is founded in another year with the periods of that year', async () => {
    const { reader } = await townAt('2029-10-05T09:00:00Z')
    expect((await findBroken(reader)).broken).toEqual([])
    const { rows } = await sql<{ name: string }>`select name from region_funding_period order by starts_on`.execute(
      reader,
    )
    expect(rows.map(({ name }) => name)).toEqual(['2028 год', '2029 год', '2030 год'])
  })

  test('does not exist outside the demo', async () => {
    const { reader } = await townAt('2026-11-20T09:00:00Z', { demo: false })
    expect(await count(reader, 'region_municipality')).toBe(3)
    expect(await count(reader, 'access_user')).toBe(0)
  })
})

describe.each(['amur', 'komi', 'smolensk', 'vladimir'] as const)('the demo town of %s', (region) => {
  let reader: Reader
  beforeAll(async () => {
    reader = (await townAt('2026-11-20T09:00:00Z', { region })).reader
  })
  afterAll(() => fresh.close())

  test('lives by the rules of its region: people, points, providers, programmes, and everything adds up', async () => {
    expect((await findBroken(reader)).broken).toEqual([])
    expect(await count(reader, 'enrolment_application')).toBeGreaterThan(100)
    expect(await applicationsOf(reader, 'anna-petrova')).toEqual(['confirmed/offered', 'enrolled/active'])
    // Without money of the certificate there is nothing to prolong into the next period.
    const prolonged = region === 'vladimir' ? [] : ['confirmed/offered']
    expect(await applicationsOf(reader, 'petr-nikitin')).toEqual([...prolonged, 'ended/terminated', 'enrolled/active'])
    expect(await activationsOf(reader, 'anna-petrova')).toEqual(['activated', null])
    const { rows } = await sql<{ points: number }>`select count(p.id)::int as points from region_municipality m
      left join certificates_point p on p.municipality_id = m.id group by m.id`.execute(reader)
    expect(rows.every(({ points }) => points > 0)).toBe(true)
    const { rows: numbers } = await sql<{ code: string }>`select distinct left(number, 2) as code
      from certificates_certificate`.execute(reader)
    expect(numbers).toHaveLength(1)
  })

  test('speaks of its own places only, and its invented acts say so', async () => {
    for (const { story } of peopleOf(presets[region].municipalities))
      expect(story).not.toMatch(/[{}]|Озёрн|Приозёр|Заречн/)
    const { rows } = await sql<{ number: string }>`select number from region_act`.execute(reader)
    expect(rows.filter(({ number }) => !/^(демо-.+|б\/н|1067-п)$/.test(number))).toEqual([])
    const { rows: addresses } = await sql<{ address: string }>`select address from certificates_point
      union select name from providers_provider`.execute(reader)
    for (const { address } of addresses) expect(address).not.toMatch(/[{}]|Озёрн|Приозёр|Заречн/)
  })
})

async function childrenOf(reader: Reader, key: string) {
  const person = demoPeople.find((one) => one.key === key)
  const user = await findUserByEmail(reader, person?.email ?? '')
  const children = user ? await listChildrenOf(reader, user.id) : []
  return children.toSorted((a, b) => a.name.localeCompare(b.name))
}

async function activationsOf(reader: Reader, key: string): Promise<(string | null)[]> {
  const children = await childrenOf(reader, key)
  return Promise.all(children.map(async ({ id }) => (await getCertificateOfChild(reader, id))?.activation ?? null))
}

async function applicationsOf(reader: Reader, key: string): Promise<string[]> {
  const ids = (await childrenOf(reader, key)).map(({ id }) => id)
  const { rows } = await sql<{ words: string }>`select a.state || coalesce('/' || c.state, '')
      || case when a.state = 'submitted' and a.answer_due_on < '2026-11-20' then ', overdue' else '' end as words
    from enrolment_application a left join enrolment_contract c on c.application_id = a.id
    where a.child_id = any(${ids}::uuid[]) order by 1`.execute(reader)
  return rows.map(({ words }) => words)
}
