import type { Kysely, KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type RawBuilder, type Reader, sql, type Tx } from '#platform/db'
import type { DB } from '../../../../db/types.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aTown } from '../../../../test/support/town.ts'
import { anAgreement, aProvider } from '../../providers/testing.ts'
import { keepStandings } from '../standing.ts'
import { aProgramme, type Made } from '../testing.ts'
import { KeptCards } from './kept-cards.ts'

const now = Temporal.Instant.from('2026-08-25T12:00:00Z')
let fresh: FreshDatabase
let robots: Made
let chess: Made
let kept: KeptCards

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    const { municipalityId, periodId } = await aTown(tx)
    const { id: providerId } = await aProvider(tx, { municipalityId })
    await anAgreement(tx, { providerId, municipalityId, periodId })
    robots = await aProgramme(tx, { providerId, municipalityId })
    chess = await aProgramme(tx, { providerId, municipalityId }, { programme: { name: 'Шахматы' } })
  })
})
beforeEach(async () => {
  kept = new KeptCards(fresh.db.reader)
  await kept.list(both()) // The first question only learns from where to ask.
  await kept.list(both())
})
afterAll(() => fresh.close())

const both = () => [robots.article, chess.article]
const asRead = () => new KeptCards(fresh.db.reader).list(both())
const change = (statement: RawBuilder<unknown>) => fresh.db.transaction((tx) => statement.execute(tx))
const group = (set: RawBuilder<unknown>) => sql`update programmes_group set ${set} where id = ${robots.groupId}`

test.each<[string, () => RawBuilder<unknown>]>([
  ['a name', () => sql`update programmes_programme set name = 'Ночные роботы' where article = ${robots.article}`],
  ['a price', () => sql`update programmes_module set price_kopecks = 100 where programme_id = ${robots.programmeId}`],
  ['a closed enrolment', () => sql`update programmes_module set enrolment_open = false where id = ${robots.moduleId}`],
  ['an address', () => group(sql`address = 'ул. Мира, 1'`)],
  ['a window', () => group(sql`applications_to = applications_to + interval '1 day'`)],
  ['a second window', () => group(sql`next_applications_from = '2027-01-01Z', next_applications_to = '2027-02-01Z'`)],
  ['seats added', () => group(sql`capacity = capacity + 1`)],
  ['a seat taken', () => group(sql`taken = taken + 1`)],
  ['a seat freed for the waiting', () => group(sql`waiting = waiting + 1`)],
  [
    'a timetable',
    () => sql`update programmes_lesson_time set weekday = 7 where group_id = ${robots.groupId} and weekday = 2`,
  ],
  [
    'a lesson taken away',
    () => sql`delete from programmes_lesson_time where group_id = ${robots.groupId} and weekday = 7`,
  ],
  ['a closed group', () => group(sql`state = 'closed'`)],
  ['a group put away', () => group(sql`state = 'archive'`)],
  ['another name of the organisation', () => sql`update providers_provider set short_name = 'ДТЮ «Парус»'`],
  ['another name of the municipality', () => sql`update region_municipality set name = 'Озёрный округ'`],
  ['an agreement that has ended', () => sql`update providers_agreement set state = 'ended', ended_on = '2026-08-20'`],
  [
    'a programme no longer published',
    () => sql`update programmes_programme set state = 'draft' where article = ${chess.article}`,
  ],
])('%s is seen at once in a card that was kept', async (_what, statement) => {
  const before = await kept.list(both())
  await change(statement())
  const after = await kept.list(both())
  expect(after).not.toEqual(before)
  expect(after).toEqual(await asRead())
})

test('ratings are those of this moment', async () => {
  const standing = { id: robots.programmeId, rating: 870, ratings: 12, needed: 5, mark: 470, reviews: 3 }
  await fresh.db.transaction((tx) => keepStandings(tx, [standing], now))
  expect((await kept.list([robots.article]))[0]).toMatchObject({
    rating: 870,
    ratings: 12,
    needed: 5,
    mark: 470,
    reviews: 3,
  })
})

test('a change is seen whoever committed later than it was begun', async () => {
  const { begun, release, done } = heldChange(sql`update programmes_programme set name = 'Долгие роботы'`)
  await begun
  await change(group(sql`address = 'ул. Новая, 7'`))
  expect(await kept.list(both())).toEqual(await asRead())
  release()
  await done
  const after = await kept.list(both())
  expect(after[0]?.name).toBe('Долгие роботы')
  expect(after).toEqual(await asRead())
})

test('what changes while it is being read is not kept as it was before', async () => {
  const slow = slowReader(fresh.db.reader)
  const late = new KeptCards(slow.reader)
  await late.list([])
  const reading = late.list([robots.article])
  await slow.read
  await change(sql`update programmes_programme set name = 'Быстрые роботы' where article = ${robots.article}`)
  await late.list([])
  slow.release()
  await reading
  expect((await late.list([robots.article]))[0]?.name).toBe('Быстрые роботы')
})

test('a mass of changes means everything', async () => {
  await change(sql`insert into programmes_change (programme_id) select null from generate_series(1, 1000)`)
  await change(group(sql`address = 'ул. Последняя, 9'`))
  expect(await kept.list(both())).toEqual(await asRead())
})

/** A transaction that changes at once and commits when it is let. */
function heldChange(statement: RawBuilder<unknown>) {
  const begun = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const done = fresh.db.transaction(async (tx: Tx) => {
    await statement.execute(tx)
    begun.resolve()
    await held.promise
  })
  return { begun: begun.promise, release: held.resolve, done }
}

/** A reader whose first cards were read (`read`) but come only when they are released. */
function slowReader(reader: Reader) {
  const read = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (!result.rows.some((row) => 'groups' in row)) return result
      read.resolve()
      await gate.promise
      return result
    },
  }
  return {
    reader: (reader as Kysely<DB>).withPlugin(plugin) as Reader,
    read: read.promise,
    release: gate.resolve,
  }
}
