/**
 * Money that an application is promised until its contract, and contracts deleted as mistakes: pairs of acts on two real
 * connections, the first stopped before each of its statements in turn.
 */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import {
  type ApplicationId,
  acceptContract,
  cancelApplication,
  confirmApplication,
  submitApplication,
  terminateContract,
} from '#enrolment'
import { grantNominal, setCeiling } from '#funding'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { expireOffer } from '../../src/domains/enrolment/contracts/actions/conclusion.ts'
import { answerDeletion, askForDeletion, decideDeletion } from '../../src/domains/enrolment/deletion/actions.ts'
import { apply, asFamily, asProvider, look } from '../support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../support/town.ts'
import { type Act, meetEverywhere, orders, type Pair, type Place } from './two-people.ts'

/** What an application of the usual course costs the certificate. */
const COST = 536_264n
const today = Temporal.PlainDate.from('2026-08-25')
const muchLater = NOW.add({ hours: 24 * 30 })

let fresh: FreshDatabase
let place: Place
let town: Town
beforeAll(async () => {
  fresh = await freshDatabase({ connections: 4 })
  const watcher = new pg.Client(fresh.address)
  await watcher.connect()
  place = { db: fresh.db, watcher }
  const settings = {
    ...{ 'funding.grant-on': 'contract', 'funding.melt': 'none' },
    'region.operator': { name: 'РМЦ', address: 'ул. Садовая, 8', email: 'rmc@example.ru' },
  }
  town = await fresh.db.transaction((tx) => aTown(tx, { settings }))
})
afterAll(async () => {
  await place.watcher.end()
  await fresh.close()
})

type Wishes = { sumLimit?: bigint; ceiling?: bigint }
type Scene = { family: Family; other: Family; course: Course; another: Course }

const decided = 'enrolment.already-decided'
const none = 'enrolment.not-allowed: no-nominal'

const pairs: Pair[] = [
  between(
    'two families and a nominal whose sum is for one',
    async (tx) => {
      const { family, other, course } = await people(tx, { sumLimit: COST })
      return { one: await submit(tx, family, course), other: await submit(tx, other, course) }
    },
    [`done / ${none}`, `${none} / done`, 'done / funding.nominal-used-up', 'funding.nominal-used-up / done'],
  ),
  between(
    'two families and a ceiling for one',
    async (tx) => {
      const { family, other, course } = await people(tx, { ceiling: COST })
      return { one: await submit(tx, family, course), other: await submit(tx, other, course) }
    },
    [
      'done / enrolment.not-allowed: ceiling-reached',
      'enrolment.not-allowed: ceiling-reached / done',
      'done / funding.ceiling-reached',
      'funding.ceiling-reached / done',
    ],
  ),
  offered('accepted and withdrawn', ({ family, id }) => ({ one: accept(family, id), other: cancel(family, id) }), [
    `done / ${decided}`,
    `${decided} / done`,
  ]),
  offered(
    'accepted in the last minute and out of date',
    ({ family, id }) => ({
      one: accept(family, id),
      other: (tx) => expireOffer(tx, id, family.certificateId, muchLater),
    }),
    ['done / done', `${decided} / done`],
  ),
  offered(
    'accepted while the rest of the nominal is given',
    ({ family, id }) => ({
      one: accept(family, id),
      other: (tx) => grantNominal(tx, { certificateId: family.certificateId, today, melt: 'none', by: null }, NOW),
    }),
    ['done / done'],
  ),
  mistaken(
    'deleted and refused',
    ({ course, request }) => ({
      one: remove(course, request),
      other: remove(course, request, 'refuse'),
    }),
    ['done / enrolment.deletion-decided', 'enrolment.deletion-decided / done'],
  ),
  mistaken(
    'deleted and terminated',
    ({ course, family, id, request }) => ({
      one: remove(course, request),
      other: (tx) => terminateContract(tx, asFamily(family), id, { side: 'family', reason: null }, NOW),
    }),
    ['done / enrolment.not-living', 'enrolment.deletion-not-living / done', 'enrolment.deletion-ending / done'],
  ),
]

describe.each(pairs)('$name', (pair) => {
  test.each(orders)('%s', (order) => meetEverywhere(place, pair, order), 60_000)
})

test('money was really promised', async () => {
  const { rows } = await sql`select count(*) as promises from ledger_entry where kind = 'promise'`.execute(
    fresh.db.reader,
  )
  expect(rows).not.toEqual([{ promises: 0n }])
})

function between(name: string, prepare: Pair['prepare'], legal: readonly string[]): Pair {
  return { name, prepare, legal }
}

type Two = { one: Act; other: Act }
type Offered = Scene & { tx: Tx; id: ApplicationId }

/** An application that is promised its money, with an offer. */
function offered(name: string, acts: (scene: Offered) => Two | Promise<Two>, legal: readonly string[]): Pair {
  return between(name, async (tx) => acts({ tx, ...(await anOffer(tx)) }), legal)
}

/** A concluded contract that both sides call a mistake. */
function mistaken(
  name: string,
  acts: (scene: Offered & { request: string }) => Two | Promise<Two>,
  legal: readonly string[],
): Pair {
  return between(
    name,
    async (tx) => {
      const scene = await anOffer(tx)
      const { family, course, id } = scene
      await acceptContract(tx, asFamily(family), id, NOW)
      const wish = { reason: 'Не тот ребёнок', urgency: 'Нужны деньги', paper: 'Заявление № 1' }
      await askForDeletion(tx, asProvider(course), id, wish, NOW)
      await answerDeletion(tx, asFamily(family), id, 'agreed', NOW)
      const { rows } = await sql<{
        id: string
      }>`select id from enrolment_deletion where application_id = ${id}`.execute(tx)
      return acts({ tx, ...scene, request: rows[0]?.id ?? '' })
    },
    legal,
  )
}

async function anOffer(tx: Tx): Promise<Scene & { id: ApplicationId }> {
  const scene = await people(tx)
  const id = await apply(tx, scene.family, scene.course.groupId)
  await confirmApplication(tx, asProvider(scene.course), id, NOW)
  return { ...scene, id }
}

const accept =
  (family: Family, id: ApplicationId): Act =>
  (tx) =>
    acceptContract(tx, asFamily(family), id, NOW)
const cancel =
  (family: Family, id: ApplicationId): Act =>
  (tx) =>
    cancelApplication(tx, asFamily(family), id, NOW)

function remove({ staffId }: Course, id: string, decision: 'delete' | 'refuse' = 'delete'): Act {
  const operator = { userId: staffId, role: 'region', scopeId: null } as Actor
  return (tx) => decideDeletion(tx, operator, { id, decision, outcome: 'Ошибка подтвердилась' }, NOW)
}

/** A town of its own, whose nominal comes with the contract. */
async function people(tx: Tx, wishes: Wishes = {}): Promise<Scene> {
  const its = await categoryOf(tx, wishes)
  const scene = {
    ...{ family: await aFamily(tx, its, { available: null }), other: await aFamily(tx, its, { available: null }) },
    ...{ course: await aCourse(tx, town), another: await aCourse(tx, town) },
  }
  await sql`update certificates_certificate set funding = 'accounting' where category_id = ${its.categoryId}`.execute(
    tx,
  )
  return scene
}

/** A category of its own with its nominal, and a ceiling that leaves so much. */
async function categoryOf(tx: Tx, { sumLimit, ceiling }: Wishes): Promise<Town> {
  const scene = { ...town, categoryId: newId(), nominalId: newId() }
  await sql`insert into certificates_category (id, municipality_id, name, funded, ordinal, act_id)
    values (${scene.categoryId}, ${town.municipalityId}, ${scene.categoryId}, true, (select max(ordinal) + 1 from certificates_category),
      ${town.actId})`.execute(tx)
  await sql`insert into funding_nominal (id, category_id, period_id, unit, amount, sum_limit, valid_from, act_id)
    values (${scene.nominalId}, ${scene.categoryId}, ${town.periodId}, 'kopecks', 1200000, ${sumLimit ?? null},
      '2026-01-01', ${town.actId})`.execute(tx)
  await lower(tx, ceiling ?? 10_000_000n)
  return scene
}

/** A ceiling that leaves so much above what is committed; below zero, so much less than is committed. */
async function lower(tx: Tx, left: bigint): Promise<void> {
  const { rows } = await sql<{ sum: bigint }>`
    select coalesce(sum(committed), 0)::bigint as sum from funding_ceiling_slice where period_id = ${town.periodId}`.execute(
    tx,
  )
  const purse = { municipalityId: town.municipalityId, periodId: town.periodId, unit: 'kopecks' } as const
  await setCeiling(tx, purse, { amount: (rows[0]?.sum ?? 0n) + left, actId: town.actId }, NOW)
}

async function submit(tx: Tx, family: Family, { groupId }: Course): Promise<Act> {
  const seen = await look(tx, family, groupId)
  return (own) => submitApplication(own, asFamily(family), seen, NOW)
}
